import { createHash } from 'node:crypto';
import type { Clock, Fetch, Instant } from '../../protocol/ports/ports.ts';
import { parseCrl } from '../../protocol/security/revocation/parse-crl.ts';
import { parseOcspAnswer } from '../../protocol/security/revocation/parse-ocsp.ts';

interface Remembered {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly until: Instant;
}

/** An answer without a lawful end is asked for again after this long; so is an address that gave nothing. */
const unclearFor = 30_000;
const gatewayTimeout = 504;
/** Bytes of all that is remembered; what was fetched first goes first. */
const roomFor = 64 * 1024 * 1024;

/**
 * A `fetch` that remembers lists and answers until their `nextUpdate` (REV-01): a thousand documents of one day
 * ask an authority once. What is asked at the same time is asked once too. Never remembers longer than the answer
 * itself allows; whether it is to be believed is the verifier's to say.
 */
export function createRememberingFetch(fetch: Fetch, clock: Clock): Fetch {
  const known = new Map<string, Remembered>();
  const asking = new Map<string, Promise<Remembered>>();
  let room = roomFor;

  const remember = (key: string, answer: Remembered): void => {
    known.set(key, answer);
    room -= answer.bytes.length;
    for (const [oldest, { bytes }] of known) {
      if (room >= 0) return;
      known.delete(oldest);
      room += bytes.length;
    }
  };
  const ask = async (input: string | URL, init: RequestInit | undefined): Promise<Remembered> => {
    const response = await fetch(input, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const now = clock.now();
    const until = response.status === 200 ? (endOf(bytes) ?? now + unclearFor) : now + unclearFor;
    return { status: response.status, bytes, until };
  };

  return async (input, init) => {
    const key = keyOf(input, init);
    const found = known.get(key);
    if (found !== undefined && found.until > clock.now()) return answered(found);
    if (found !== undefined) {
      known.delete(key);
      room += found.bytes.length;
    }
    const running = asking.get(key);
    if (running !== undefined) return answered(await running);
    const asked = ask(input, init);
    asking.set(key, asked);
    try {
      const answer = await asked;
      remember(key, answer);
      return answered(answer);
    } catch (reason) {
      // Whoever waits for one document that nobody answers for does not wait for the next one too.
      remember(key, { status: gatewayTimeout, bytes: new Uint8Array(0), until: clock.now() + unclearFor });
      throw reason;
    } finally {
      asking.delete(key);
    }
  };
}

function keyOf(input: string | URL, init: RequestInit | undefined): string {
  const hash = createHash('sha256');
  if (init?.body instanceof Uint8Array) hash.update(init.body);
  return `${init?.method ?? 'GET'} ${String(input)} ${hash.digest('hex')}`;
}

/** When a list or an answer says that there is a newer one. */
function endOf(bytes: Uint8Array): Instant | undefined {
  const crl = parseCrl(bytes);
  if (crl.ok) return crl.value.nextUpdate;
  const ocsp = parseOcspAnswer(bytes);
  if (!ocsp.ok) return undefined;
  const ends = ocsp.value.answers.flatMap(({ nextUpdate }) => nextUpdate ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

function answered({ status, bytes }: Remembered): Response {
  return new Response(Buffer.from(bytes), { status });
}
