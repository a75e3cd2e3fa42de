import { bytesOf, type HeaderPair, textOf } from './headers.ts';
import { type Parameters, parametersNamed, parameterText, parseParameters } from './parameters.ts';
import { hmacOf } from './request-signing.ts';
import { readSignHeader, type SignedPairs, writeSignHeader } from './sign-header.ts';
import { valuesSent } from './signed-pairs.ts';

/**
 * How a request's signature comes about, step by step, for a person who looks for the step that went wrong.
 * The secret is not in it. Absent headers are ''. Positions count UTF-16 units from 0.
 */
export interface SigningExplanation {
  readonly systemId: string;
  /** `sign-header-key`, split at `;`. */
  readonly announcedKeys: readonly string[];
  /** The keys in `sign-header`; empty when it does not read as JSON. */
  readonly signedKeys: readonly string[];
  /** The string over which the HMAC is taken: `sign-header` as received. */
  readonly signedText: string;
  readonly signedBytes: number;
  /** Where `sign-header` stops being a JSON object of strings, and what should stand there. */
  readonly malformedAt?: { readonly position: number; readonly expected: string };
  /** What the vendor SDK would have signed from the headers that arrived, in the announced order. */
  readonly rebuiltText: string;
  /** First position at which `signedText` and `rebuiltText` part; undefined when they are the same. */
  readonly firstDifference?: number;
  /** HMAC-SHA256 of the received string's bytes under the given secret, in lowercase hex. */
  readonly computedHash: string;
  /** `hash-header` as received. */
  readonly receivedHash: string;
  readonly hashMatches: boolean;
  /** Each signed key beside the header that was sent, in signing order. */
  readonly comparisons: readonly SignedComparison[];
}

/** One signed value and the header of its name. */
export interface SignedComparison {
  readonly name: string;
  readonly signed: string;
  /** What was sent; absent when no such header came. */
  readonly sent?: string;
  readonly same: boolean;
  readonly firstDifference?: number;
}

/** Explains the signature of a request from its headers and the secret that should have been used. */
export function explainSigning(headers: readonly HeaderPair[], secret: string): SigningExplanation {
  const parameters = parseParameters(headers);
  const raw = parametersNamed(parameters, 'sign-header')[0]?.raw ?? '';
  const signedText = textOf(raw);
  const reading = readSignHeader(signedText);
  const pairs = reading.ok ? reading.pairs : [];
  const announcedKeys = splitKeys(parameterText(parameters, 'sign-header-key') ?? '');
  const rebuiltText = rebuild(parameters, announcedKeys);
  const computedHash = hmacOf(bytesOf(raw), secret).toString('hex');
  const receivedHash = parameterText(parameters, 'hash-header') ?? '';
  return {
    systemId: parameterText(parameters, 'systemid') ?? '',
    announcedKeys,
    signedKeys: pairs.map(([name]) => name),
    signedText,
    signedBytes: raw.length,
    ...(reading.ok ? {} : { malformedAt: { position: reading.at, expected: reading.expected } }),
    rebuiltText,
    ...difference(signedText, rebuiltText),
    computedHash,
    receivedHash,
    hashMatches: computedHash === receivedHash.trim().toLowerCase(),
    comparisons: compare(parameters, pairs),
  };
}

function splitKeys(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.trim().split(';');
}

function rebuild(parameters: Parameters, keys: readonly string[]): string {
  return writeSignHeader(keys.map((name) => [name, valuesSent(parameters, name)[0] ?? ''] as const));
}

function compare(parameters: Parameters, pairs: SignedPairs): readonly SignedComparison[] {
  return pairs.map(([name, signed]) => {
    const sent = valuesSent(parameters, name)[0];
    const same = sent?.trim() === signed.trim();
    if (sent === undefined) return { name, signed, same };
    return { name, signed, sent, same, ...(same ? {} : difference(signed, sent)) };
  });
}

/** The first position at which two texts part, as a field; no field when they are the same. */
function difference(left: string, right: string): { readonly firstDifference?: number } {
  if (left === right) return {};
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return { firstDifference: at };
}
