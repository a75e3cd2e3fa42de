import { hash as hashOnce } from 'node:crypto';
import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import {
  checkTimeStampResponse,
  decodeTimeStampResponse,
} from '../../protocol/security/time-stamp/decode-response.ts';
import { encodeTimeStampRequest } from '../../protocol/security/time-stamp/encode-time-stamp.ts';
import { type BoundedFetch, fetchBytes } from './fetch-bytes.ts';
import type { TimeStamper } from './signing-order.ts';

/** A time-stamp service, and how it is reached. */
export interface TimeStampClientOptions {
  readonly url: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** `length` random bytes: what ties an answer to its question. */
  readonly random: (length: number) => Uint8Array;
  /** Milliseconds after which the service counts as unavailable; 15,000 unless given. */
  readonly patience?: number;
  /** Milliseconds that the service's clock may be away from ours; 5 minutes unless given (TSP-04). */
  readonly skew?: number;
  /** Dotted OID of the policy that is asked for. */
  readonly policy?: string;
}

const largestAnswer = 64 * 1024;

/**
 * A client of RFC 3161 over HTTP. The answer has to be for this question: granted, same imprint, same nonce,
 * same policy, about the same time. Whether its certificate is trusted is the verifier's to say (TSP-02). Whoever
 * asked for a time-stamp gets one or a refusal (TSP-06).
 */
export function createTimeStampClient(options: TimeStampClientOptions): TimeStamper {
  const { url, random, policy } = options;
  return async (signature) => {
    const request = {
      imprint: { hash: 'sha256', digest: hashOnce('sha256', signature, 'buffer') },
      nonce: nonceOf(random(8)),
      certificateWanted: true,
      ...(policy === undefined ? {} : { policy }),
    } as const;
    const bytes = await ask(options, encodeTimeStampRequest(request));
    if (!bytes.ok) return bytes;
    const response = decodeTimeStampResponse(bytes.value, url);
    if (!response.ok) return response;
    const checked = checkTimeStampResponse(request, response.value, url);
    return checked.ok ? soonEnough(options, checked.value.info.at, checked.value.token) : checked;
  };
}

async function ask(options: TimeStampClientOptions, body: Uint8Array): Promise<Reading<Uint8Array>> {
  const { url, fetch, clock, patience = 15_000 } = options;
  const bounds: BoundedFetch = { fetch, clock, patience, largest: largestAnswer };
  const answer = await fetchBytes(bounds, url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Buffer.from(body),
  });
  if (typeof answer !== 'string') return read(answer);
  return unread(problem('signing.time-stamp-unavailable', url, { seen: answer }));
}

function soonEnough(
  { url, clock, skew = 300_000 }: TimeStampClientOptions,
  at: number,
  token: Uint8Array,
): Reading<Uint8Array> {
  const away = at - clock.now();
  if (Math.abs(away) <= skew) return read(token);
  const detail = { seen: `${Math.round(away / 1000)} s`, expected: `±${skew / 1000} s` };
  return unread(problem('signing.time-stamp-skewed', url, detail));
}

/** Positive, and never shorter in another round: the first bit is set. */
function nonceOf(bytes: Uint8Array): bigint {
  return BigInt(`0x40${Buffer.from(bytes).toString('hex')}`);
}
