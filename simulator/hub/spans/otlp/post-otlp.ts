import type { Chance } from '../../../../protocol/ports/ports.ts';
import type { TelemetrySettings } from './settings.ts';

/** How many of a batch were not taken; all of them when it never arrived. */
export type PostBatch = (path: string, body: Uint8Array, signal: AbortSignal) => Promise<Posted>;

export type Posted =
  | { readonly taken: true; readonly rejected: number }
  | { readonly taken: false; readonly why: string };

/** What OTLP/HTTP says may be tried again; so may what got no answer. */
const worthRetrying: readonly number[] = [429, 502, 503, 504];
const mostTries = 5;
const firstPause = 1_000;
const longestPause = 30_000;
const patience = 10_000;

/**
 * Creates what posts batches in OTLP's JSON encoding: tried up to five times, with pauses that double and are told
 * apart by chance, or as long as the receiver asks for. When `signal` aborts, the try that runs is the last one.
 */
export function createPostBatch(
  { endpoint, headers, fetch, clock }: TelemetrySettings,
  chance: Chance,
): PostBatch {
  const base = endpoint.replace(/\/+$/, '');
  const post = async (path: string, body: Uint8Array): Promise<Tried> => {
    const ended = new AbortController();
    const late = new AbortController();
    void clock.sleep(patience, ended.signal).then(() => late.abort(new Error(`no answer in ${patience} ms`)));
    try {
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: Buffer.from(body),
        signal: late.signal,
      });
      const text = await answer.text();
      if (answer.ok) return { kind: 'taken', rejected: rejectedIn(text) };
      const why = `HTTP ${answer.status}`;
      if (!worthRetrying.includes(answer.status)) return { kind: 'refused', why };
      const seconds = Number(answer.headers.get('retry-after') ?? 'none');
      return { kind: 'again', why, ...(Number.isFinite(seconds) ? { pause: seconds * 1_000 } : {}) };
    } catch (reason) {
      return { kind: 'again', why: causeOf(reason) };
    } finally {
      ended.abort();
    }
  };
  return async (path, body, signal) => {
    for (let tries = 1; ; tries += 1) {
      const tried = await post(path, body);
      if (tried.kind === 'taken') return { taken: true, rejected: tried.rejected };
      if (tried.kind === 'refused' || tries === mostTries || signal.aborted) {
        return { taken: false, why: tried.why };
      }
      const backoff = firstPause * 2 ** (tries - 1) * (0.8 + 0.4 * chance.draw('otlp-pause'));
      await clock.sleep(Math.min(longestPause, tried.pause ?? backoff), signal);
    }
  };
}

type Tried =
  | { readonly kind: 'taken'; readonly rejected: number }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'again'; readonly why: string; readonly pause?: number };

/** A receiver may take a batch and leave some of it. What it writes otherwise is none of our business. */
function rejectedIn(text: string): number {
  const found = /"rejected(?:Spans|DataPoints)"\s*:\s*"?(\d+)/.exec(text);
  return found === null ? 0 : Number(found[1]);
}

/** `fetch failed` says nothing; what it was caused by does. */
function causeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const { cause } = reason;
  if (!(cause instanceof Error)) return reason.message;
  return cause.message || ('code' in cause ? String(cause.code) : reason.message);
}
