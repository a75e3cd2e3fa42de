import { type Der, decoding, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf, listOf } from '../../asn1/fields.ts';
import { namedBitsOf, smallIntegerOf, textOf } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { decodeToken } from './decode-token.ts';
import {
  failureBits,
  statuses,
  type TimeStampFailure,
  type TimeStampInfo,
  type TimeStampRequest,
  type TimeStampResponse,
} from './time-stamp.ts';
import { timeStampProblem } from './time-stamp-problem.ts';

/** Reads a TimeStampResp. A refusal is a value too: its status says so. */
export function decodeTimeStampResponse(
  bytes: Uint8Array,
  path = 'TimeStampResp',
): Reading<TimeStampResponse> {
  const result = decoding(() => readResponse(readDer(bytes)));
  return result.ok ? read(result.value) : unread(timeStampProblem(result.fault, path));
}

/**
 * What a client asks of the answer to its own request (RFC 3161 §2.2): granted, readable, over the same imprint,
 * with the same nonce, under the policy that was asked for. Whether the token holds is `verifyTimeStamp`'s.
 */
export function checkTimeStampResponse(
  request: TimeStampRequest,
  response: TimeStampResponse,
  path = 'TimeStampResp',
): Reading<{ readonly token: Uint8Array; readonly info: TimeStampInfo }> {
  const { token, status, failures, texts } = response;
  if (token === undefined) {
    const seen = [status, ...failures, ...texts].join(', ');
    return unread(problem('timestamp.refused', path, { seen }));
  }
  const reading = decodeToken(token, path);
  if (!reading.ok) return reading;
  const { info } = reading.value;
  const problems = differences(request, info, path);
  return problems.length > 0 ? unread(...problems) : read({ token, info });
}

function differences(request: TimeStampRequest, info: TimeStampInfo, path: string): readonly Problem[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['messageImprint', imprintText(request), imprintText(info)],
    ['nonce', String(request.nonce ?? '–'), String(info.nonce ?? '–')],
    ['policy', request.policy ?? info.policy, info.policy],
  ];
  return pairs
    .filter(([, asked, answered]) => asked !== answered)
    .map(([part, expected, seen]) =>
      problem('timestamp.answer-differs', `${path}/${part}`, { seen, expected }),
    );
}

function imprintText({ imprint }: Pick<TimeStampInfo, 'imprint'>): string {
  return `${imprint.hash}:${Buffer.from(imprint.digest).toString('hex')}`;
}

function readResponse(der: Der): TimeStampResponse {
  const fields = fieldsOf(der);
  const statusInfo = fields.take(tags.sequence);
  const token = fields.takeIf(tags.sequence);
  fields.end();
  const answer = readStatus(statusInfo);
  const isGranted = answer.status === 'granted' || answer.status === 'grantedWithMods';
  if (isGranted !== (token !== undefined)) refuseDer(isGranted ? 'missing' : 'value', der.offset);
  return { ...answer, ...(token === undefined ? {} : { token: token.bytes }) };
}

function readStatus(der: Der): Omit<TimeStampResponse, 'token'> {
  const fields = fieldsOf(der);
  const number = fields.take(tags.integer);
  const status = statuses[smallIntegerOf(number)] ?? refuseDer('value', number.offset);
  const texts = fields.takeIf(tags.sequence);
  const failure = fields.takeIf(tags.bits);
  fields.end();
  return {
    status,
    texts: texts === undefined ? [] : listOf(texts, textOf, 16),
    failures: failure === undefined ? [] : namedBitsOf(failure).flatMap(failureOf),
  };
}

const failureNames = Object.keys(failureBits).filter(isFailure);

function isFailure(name: string): name is TimeStampFailure {
  return Object.hasOwn(failureBits, name);
}

function failureOf(bit: number): readonly TimeStampFailure[] {
  return failureNames.filter((name) => failureBits[name] === bit);
}
