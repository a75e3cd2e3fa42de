import { timingSafeEqual } from 'node:crypto';
import { hasError, type Problem, problem } from '../problems/problem.ts';
import { type Reading, read } from '../result.ts';
import { bytesOf } from './headers.ts';
import { hmacSha256, prepareHmac } from './hmac.ts';
import type { Operation } from './operations.ts';
import {
  checkAscii,
  type Parameters,
  parametersNamed,
  parameterText,
  placeOfParameter,
} from './parameters.ts';
import { readSignHeader, type SignedPairs, writeSignHeader } from './sign-header.ts';
import { checkSignedPairs } from './signed-pairs.ts';

/** The three header values that sign a request. */
export interface RequestSignature {
  /** `XroadVnpt-sign-header-key`. */
  readonly signHeaderKey: string;
  /** `XroadVnpt-sign-header`, as text. */
  readonly signHeader: string;
  /** `XroadVnpt-hash-header`: 64 lowercase hex digits. */
  readonly hashHeader: string;
}

/** A request that its sender has proved to have made. */
export interface VerifiedRequest {
  readonly systemId: string;
  /** Names of the signed parameters, without prefix, in signing order. */
  readonly signed: readonly string[];
}

/** The secret of a connected system, or undefined when no such system is registered. */
export type SecretLookup = (systemId: string) => string | undefined;

/** Signs parameters (names without prefix, in signing order, as text) as the vendor SDK does [V]. */
export function signRequest(pairs: SignedPairs, secret: string): RequestSignature {
  const signHeader = writeSignHeader(pairs);
  return {
    signHeaderKey: pairs.map(([name]) => name).join(';'),
    signHeader,
    hashHeader: hmacSha256(Buffer.from(signHeader, 'utf8'), secret),
  };
}

/** HMAC-SHA256; the key is the secret's UTF-8 bytes, never decoded even when it looks like Base64 [V]. */
export function hmacOf(message: Uint8Array, secret: string): Buffer {
  return Buffer.from(hmacSha256(message, secret), 'hex');
}

/** The system that a request says it comes from, before anything is verified. */
export function claimedSystemId(parameters: Parameters): string | undefined {
  return parameterText(parameters, 'systemid');
}

/**
 * Verifies who made a request (AUT-01, AUT-02): the HMAC over the sign-header string *as received*, never
 * rebuilt, in constant time; then every signed key against the header really sent. All problems are found,
 * not only the first.
 *
 * Two decisions. An unknown system and a wrong secret have two codes, although that tells a guesser which
 * system ids exist: this hub is for testing, the ids are published in its world, and a vendor should see
 * within a minute which of the two is wrong. And every parameter that the operation reads has to be signed
 * when it is sent, because an unsigned `from`, `docId` or `status` could have been changed on the way.
 * The client's timestamp is never judged: real clients freeze it for weeks.
 */
export function verifyRequest(
  parameters: Parameters,
  operation: Operation,
  secretFor: SecretLookup,
): Reading<VerifiedRequest> {
  const absent = checkSigningHeaders(parameters);
  if (hasError(absent)) return { ok: false, problems: absent };
  const systemId = claimedSystemId(parameters) ?? '';
  const received = readSignHeader(parameterText(parameters, 'sign-header') ?? '');
  const pairs = received.ok ? received.pairs : [];
  const problems = [
    ...checkHash(parameters, systemId, secretFor),
    ...(received.ok ? checkSignedPairs(parameters, operation, pairs) : [malformed(received)]),
    ...checkAscii(parameters),
    ...checkTimestamp(parameters),
  ];
  if (hasError(problems)) return { ok: false, problems };
  return read({ systemId, signed: pairs.map(([name]) => name) }, problems);
}

const mandatory = ['systemid', 'sign-header-key', 'sign-header', 'hash-header'] as const;

function checkSigningHeaders(parameters: Parameters): readonly Problem[] {
  return mandatory.flatMap((name) => {
    const found = parametersNamed(parameters, name);
    if (found.length === 1 && found[0]?.value.trim() !== '') return [];
    const place = placeOfParameter(name);
    if ((found[0]?.value.trim() ?? '') === '') return [problem('wire.signing-header-missing', place)];
    return found.length === 1
      ? []
      : [problem('wire.parameter-repeated', place, { seen: `${found.length} ×` })];
  });
}

function checkHash(parameters: Parameters, systemId: string, secretFor: SecretLookup): readonly Problem[] {
  const sent = parameterText(parameters, 'hash-header')?.trim() ?? '';
  const secret = secretFor(systemId);
  if (secret === undefined) {
    return [problem('wire.system-unknown', placeOfParameter('systemid'), { seen: systemId })];
  }
  const place = placeOfParameter('hash-header');
  if (!/^[0-9a-fA-F]{64}$/.test(sent)) return [problem('wire.signature-malformed', place, { seen: sent })];
  const raw = parametersNamed(parameters, 'sign-header')[0]?.raw ?? '';
  const message = bytesOf(raw);
  const mac = Buffer.from(sent, 'hex');
  if (timingSafeEqual(hmacOf(message, secret), mac)) return [];
  const isOf = (key: Uint8Array) => timingSafeEqual(Buffer.from(prepareHmac(key)(message), 'hex'), mac);
  if (isOf(Buffer.from(secret, 'base64')))
    return [problem('wire.signature-key-decoded', place, { seen: sent })];
  const padded = paddings.find(([, pad]) => isOf(Buffer.from(pad(secret), 'utf8')));
  if (padded !== undefined) return [problem('wire.signature-key-padded', place, { seen: padded[0] })];
  return [problem('wire.signature-wrong', place, { seen: sent })];
}

/** What a secret carries along from the file, the shell or the page that it was copied from. */
const paddings: readonly (readonly [name: string, pad: (secret: string) => string])[] = [
  ['LF (\\n)', (secret) => `${secret}\n`],
  ['CRLF (\\r\\n)', (secret) => `${secret}\r\n`],
  ['CR (\\r)', (secret) => `${secret}\r`],
  ['U+0020', (secret) => `${secret} `],
  ['U+0020', (secret) => ` ${secret}`],
  ['U+0009', (secret) => `${secret}\t`],
  ['U+FEFF (BOM)', (secret) => `\ufeff${secret}`],
  ['U+0022 (")', (secret) => `"${secret}"`],
];

function malformed(reading: { readonly at: number; readonly expected: string }): Problem {
  const place = { path: placeOfParameter('sign-header'), line: 1, column: reading.at + 1 };
  return problem('wire.sign-header-malformed', place, { expected: reading.expected });
}

/** `ddMMyyyy'T'HHmmss+SSSS`, where the last four are milliseconds and no zone [V]. */
const timestampForm = /^\d{8}T\d{6}\+\d{4}$/;

function checkTimestamp(parameters: Parameters): readonly Problem[] {
  const [entry] = parametersNamed(parameters, 'timestamp');
  if (entry !== undefined && timestampForm.test(entry.value)) return [];
  return [
    problem('wire.timestamp-form', placeOfParameter('timestamp'), {
      seen: entry?.value ?? '',
      expected: '21112026T171327+0697',
    }),
  ];
}
