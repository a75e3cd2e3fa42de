import type { Instant } from '../../protocol/ports/ports.ts';
import { nearest } from '../../protocol/settings/nearest.ts';
import { isOperationName, operationNames, operations } from '../../protocol/wire/operations.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { type RawRequest, writeRawRequest } from '../../protocol/wire/raw-request.ts';
import { buildSdkRequest, type SdkCall } from '../../protocol/wire/sdk-request.ts';
import { parseSdkTimestamp } from '../../protocol/wire/sdk-timestamp.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { secretOf } from './verify.ts';

/** The options of `sign-request` as the parser gives them. */
export interface SignOptions {
  readonly system: string;
  readonly secret?: string;
  readonly host: string;
  readonly basePath?: string;
  readonly timestamp?: string;
  readonly param?: readonly string[];
  readonly body?: string;
  readonly json?: true;
}

const largestBody = 600 * 1024 * 1024;

/**
 * Writes one request as the vendor's SDK would put it on the wire, signed: ready for `nc`, or to compare
 * with what one's own connector sends.
 * @throws {CommandFailure} for an unknown operation or a parameter that is no `name=value`.
 */
export async function signOne(
  context: CliContext,
  operation: string,
  options: SignOptions,
  now: Instant,
): Promise<void> {
  const call = await callOf(context, operation, options);
  const request = buildSdkRequest(
    {
      systemId: options.system,
      secret: secretOf(context, options.secret),
      host: options.host,
      constructedAt: instantOf(options.timestamp, now),
      ...(options.basePath === undefined ? {} : { basePath: options.basePath }),
    },
    call,
  );
  if (options.json) context.stdout.write(`${JSON.stringify(asJson(request), null, 2)}\n`);
  else context.stdout.write(writeRawRequest(request));
}

async function callOf(context: CliContext, operation: string, options: SignOptions): Promise<SdkCall> {
  if (!isOperationName(operation)) throw unknownOperation(operation);
  const parameters = (options.param ?? []).map(parseParameter);
  const wantsBody = ['packet', 'agency'].includes(operations[operation].body);
  if (wantsBody !== (options.body !== undefined)) {
    throw wantsBody
      ? usageFailure({ vi: `${operation} cần --body TỆP`, en: `${operation} needs --body FILE` })
      : usageFailure({ vi: `${operation} không có --body`, en: `${operation} takes no --body` });
  }
  if (options.body === undefined) return { operation, parameters };
  return { operation, parameters, body: await readWholeArgument(context, options.body, largestBody) };
}

function parseParameter(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw usageFailure({
    vi: `“${text}” phải có dạng tên=giá trị`,
    en: `“${text}” should be name=value`,
  });
}

function unknownOperation(operation: string) {
  const near = nearest(operation, operationNames);
  return usageFailure({
    vi: `không có thao tác “${operation}”${near === undefined ? '' : `. Có phải ý bạn là ${near}?`}`,
    en: `there is no operation “${operation}”${near === undefined ? '' : `. Did you mean ${near}?`}`,
  });
}

function instantOf(timestamp: string | undefined, now: Instant): Instant {
  if (timestamp === undefined) return now;
  const instant = parseSdkTimestamp(timestamp);
  if (instant !== undefined) return instant;
  throw usageFailure({
    vi: `“${timestamp}” không đúng dạng ngàythángnămTgiờphútgiây+mili giây, ví dụ 21112026T171327+0697`,
    en: `“${timestamp}” should look like 21112026T171327+0697`,
  });
}

function asJson(request: RawRequest): unknown {
  const parameters = parseParameters(request.headers);
  return {
    method: request.method,
    path: request.path,
    headers: Object.fromEntries(request.headers),
    signedString: parameterText(parameters, 'sign-header'),
    hmac: parameterText(parameters, 'hash-header'),
    bodySize: request.body.length,
  };
}
