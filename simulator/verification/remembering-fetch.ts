import { createHash } from 'node:crypto';
import type { Clock, Fetch, Instant } from '../../protocol/ports/ports.ts';
import { parseCrl } from '../../protocol/security/revocation/parse-crl.ts';
import { parseOcspAnswer } from '../../protocol/security/revocation/parse-ocsp.ts';
import { readAtMost } from '../signing/read-at-most.ts';

interface Remembered {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly until: Instant;
  /** When a list or an answer says that there is a newer one, and its SHA-256; absent of what is neither. */
  readonly lawful?: { readonly end: Instant; readonly digest: string };
}

/** A `fetch` with a memory. */
export interface RememberingFetch {
  readonly fetch: Fetch;
  /** Verdicts rest on the lists and answers with these SHA-256 (hex): they are remembered until their own end. */
  believe(digests: ReadonlySet<string>): void;
}

/** An answer without a lawful end is asked for again after this long; so is an address that gave nothing. */
const unclearFor = 30_000;
/**
 * Whoever sits on the way can put a list of his own, with an end in ten years, in the place of an authority's. As
 * long as no verdict rests on an answer, it stands in the way of the true one for this long and no longer.
 */
const unbelievedFor = 300_000;
const gatewayTimeout = 504;
/** Bytes of one answer, and of all that is remembered; what was fetched first goes first. */
const [largest, roomFor] = [32 * 1024 * 1024, 64 * 1024 * 1024];

/**
 * A `fetch` that remembers lists and answers (REV-01): a thousand documents of one day ask an authority once. What
 * is asked at the same time is asked once too. Never remembers longer than the answer itself allows, and only
 * what was believed for that long (REV-05); which that is, is the verifier's to say. An answer that is too long
 * rejects, and counts as none.
 */
export function createRememberingFetch(fetch: Fetch, clock: Clock): RememberingFetch {
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
    const bytes = await readAtMost(response, largest);
    if (bytes === undefined) throw new Error(`> ${largest} byte`);
    const now = clock.now();
    const { status } = response;
    const end = status === 200 ? endOf(bytes) : undefined;
    if (end === undefined) return { status, bytes, until: now + unclearFor };
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { status, bytes, until: Math.min(end, now + unbelievedFor), lawful: { end, digest } };
  };

  const remembering: Fetch = async (input, init) => {
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
  return {
    fetch: remembering,
    believe: (digests) => {
      for (const [key, answer] of known) {
        const { lawful } = answer;
        if (lawful !== undefined && digests.has(lawful.digest))
          known.set(key, { ...answer, until: lawful.end });
      }
    },
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
