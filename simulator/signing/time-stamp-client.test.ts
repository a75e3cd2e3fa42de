import { describe, expect, it } from 'vitest';
import { encodeTimeStampAnswer, encodeTimeStampToken } from '../../fixtures/keys/encode-time-stamp.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { integer, sequence, utf8 } from '../../protocol/asn1/write.ts';
import type { Fetch } from '../../protocol/ports/ports.ts';
import { decodeTimeStampRequest } from '../../protocol/security/time-stamp/decode-request.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { outcomeOf, signedOf, signingMoment } from './signing-under-test.ts';
import { createTimeStampClient } from './time-stamp-client.ts';

const { timeStamp: signer } = testPki();
const signature = Buffer.from('a signature value');
const url = 'http://tsa.example/';

/** What a service does otherwise than it should. */
interface Oddity {
  readonly digest?: Uint8Array;
  readonly nonce?: Uint8Array;
  readonly at?: number;
}

/** A service that answers each question, with one thing odd. */
function service({ digest, nonce, at = signingMoment }: Oddity = {}): Fetch {
  return async (_, init) => {
    const request = signedOf(
      decodeTimeStampRequest(new Uint8Array(await new Response(init?.body ?? null).arrayBuffer())),
    );
    const asked = Buffer.from(request.nonce?.toString(16) ?? '', 'hex');
    const imprint = { hash: 'sha256', digest: digest ?? request.imprint.digest } as const;
    const token = encodeTimeStampToken({ imprint, at, signer, nonce: nonce ?? asked });
    return new Response(Buffer.from(encodeTimeStampAnswer(token)));
  };
}

const answers =
  (body: Uint8Array | string, status = 200): Fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : Buffer.from(body), { status });

function stampBy(fetch: Fetch) {
  const clock = createManualClock(signingMoment);
  const stamp = createTimeStampClient({
    url,
    fetch,
    clock,
    random: (length) => new Uint8Array(length).fill(7),
  });
  return { clock, token: stamp(signature) };
}

describe('asking for a time-stamp', () => {
  it('gives the token of a good answer', async () => {
    expect(signedOf(await stampBy(service()).token).length).toBeGreaterThan(1000);
  });

  it.each([
    ['is over something else (TSP-02)', service({ digest: new Uint8Array(32) }), 'timestamp.answer-differs'],
    ['is an old one played back', service({ nonce: Uint8Array.of(1, 2, 3) }), 'timestamp.answer-differs'],
    [
      'tells a time far from ours (TSP-04)',
      service({ at: signingMoment - 3_600_000 }),
      'signing.time-stamp-skewed',
    ],
    ['is a refusal', answers(sequence(sequence(integer(2), sequence(utf8('no'))))), 'timestamp.refused'],
    ['is no answer of such a service', answers('<html>'), 'timestamp.malformed'],
    ['is an error of the server (TSP-06)', answers('', 503), 'signing.time-stamp-unavailable'],
    ['is longer than any answer', answers(new Uint8Array(70_000)), 'signing.time-stamp-unavailable'],
    [
      'never begins: the line is cut',
      () => Promise.reject(new TypeError('fetch failed')),
      'signing.time-stamp-unavailable',
    ],
  ] as const)('refuses an answer that %s', async (_, fetch, code) => {
    expect(outcomeOf(await stampBy(fetch).token)).toEqual([code]);
  });

  it('gives up on a service that is silent (TSP-06)', async () => {
    const { clock, token } = stampBy(() => new Promise(() => undefined));
    await clock.advance(15_000);
    expect(outcomeOf(await token)).toEqual(['signing.time-stamp-unavailable']);
  });
});
