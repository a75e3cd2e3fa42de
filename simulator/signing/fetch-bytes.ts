import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import { readAtMost } from './read-at-most.ts';

/** How long and how much an answer may be. */
export interface BoundedFetch {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Milliseconds. */
  readonly patience: number;
  /** Bytes. */
  readonly largest: number;
}

/**
 * The body of an answer with status 200, or in short words why there is none. Never rejects. A body is read no
 * further than it may be long, and one that nobody wants is not read at all.
 */
export async function fetchBytes(
  { fetch, clock, patience, largest }: BoundedFetch,
  url: string,
  init: RequestInit = {},
): Promise<Uint8Array | string> {
  const [ended, settled] = [new AbortController(), new AbortController()];
  const timeOut = clock.sleep(patience, settled.signal).then(() => 'timeout');
  const answer = fetch(url, { ...init, signal: ended.signal, redirect: 'error' })
    .then((response) => (response.status === 200 ? readBody(response, largest) : `HTTP ${response.status}`))
    .catch(reasonOf);
  const first = await Promise.race([answer, timeOut]);
  settled.abort();
  ended.abort();
  return first;
}

async function readBody(response: Response, largest: number): Promise<Uint8Array | string> {
  return (await readAtMost(response, largest)) ?? `> ${largest} byte`;
}

/** `fetch` hides what happened in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return String(cause);
}
