import type { Instant } from '../../protocol/ports/ports.ts';
import { javaFileHash } from '../../protocol/wire/file-hash.ts';
import { type HeaderPair, headerValueOf, parameterPrefix } from '../../protocol/wire/headers.ts';
import { javaHashMapOrder } from '../../protocol/wire/java-hash-map.ts';
import { isOperationName, type Operation, operations } from '../../protocol/wire/operations.ts';
import { signRequest } from '../../protocol/wire/request-signing.ts';
import { renderSdkTimestamp } from '../../protocol/wire/sdk-timestamp.ts';
import type { HubAccount, HubCall, RawRequest } from './stage.ts';

/** Names of parameters travel without prefix here; {@link HubCall.before} sees them so. */
const common = (account: HubAccount, operation: string, at: Instant): readonly HeaderPair[] => [
  ['systemid', account.systemId],
  ['timestamp', renderSdkTimestamp(at)],
  ['Content-Type', operation === 'sendEdoc' ? 'application/octet-stream' : 'application/json'],
];

/**
 * Writes a call as the vendor's SDK does: parameters in the order of a Java map, signed with the secret's own
 * bytes, CRLF behind a packet (wire contract, sections 1.1 and 1.2). An operation that there is none of is
 * called in the same way.
 */
export function signCall(account: HubAccount, operation: string, call: HubCall, at: Instant): RawRequest {
  const known = isOperationName(operation) ? operations[operation] : undefined;
  const body = bodyOf(operation, known, call.body);
  const given = [...common(account, operation, at), ...(call.parameters ?? [])];
  const hashed: readonly HeaderPair[] =
    operation === 'sendEdoc' ? [['hash-file', javaFileHash(call.body ?? new Uint8Array())]] : [];
  const ordered = inJavaOrder([...given, ...hashed]);
  const pairs = call.before?.(ordered) ?? ordered;
  const request: RawRequest = {
    method: known?.methods[0] ?? 'POST',
    target: `/${operation}`,
    headers: headersOf(pairs, account.secret, body),
    body,
  };
  return call.after?.(request) ?? request;
}

function inJavaOrder(pairs: readonly HeaderPair[]): readonly HeaderPair[] {
  const values = new Map(pairs);
  return javaHashMapOrder(values.keys()).map((name): HeaderPair => [name, values.get(name) ?? '']);
}

function bodyOf(
  operation: string,
  known: Operation | undefined,
  given: Uint8Array = new Uint8Array(),
): Uint8Array {
  if (operation === 'sendEdoc') return Buffer.concat([given, Buffer.from('\r\n')]);
  return known?.body === 'braces' && given.length === 0 ? Buffer.from('{}') : given;
}

function headersOf(pairs: readonly HeaderPair[], secret: string, body: Uint8Array): readonly HeaderPair[] {
  const { signHeaderKey, signHeader, hashHeader } = signRequest(pairs, secret);
  const contentType = pairs.find(([name]) => name === 'Content-Type')?.[1];
  return [
    ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
    ...pairs.map(([name, value]): HeaderPair => [parameterPrefix + name, headerValueOf(value)]),
    [`${parameterPrefix}sign-header-key`, headerValueOf(signHeaderKey)],
    [`${parameterPrefix}sign-header`, headerValueOf(signHeader)],
    [`${parameterPrefix}hash-header`, hashHeader],
    ['User-Agent', 'JAVASDKAgent/1.0.0 XRoad/VPCP'],
    [`${parameterPrefix}version`, '3.0.201608'],
    ['Content-Length', String(body.length)],
  ];
}
