import type { FetchWhole } from '../../protocol/ports/ports.ts';
import type { RawRequest } from '../../protocol/wire/raw-request.ts';
import type { Outage, Unreachable } from './answer.ts';

/** A request ready to be sent; a repeat sends the very same bytes. */
export interface ReadyRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** How often it is put on a connection at most, when the connection is cut. */
  readonly attempts: number;
}

/** The bytes that came back, whatever the HTTP status, and how often it took. */
export interface Exchanged {
  readonly kind: 'exchanged';
  readonly bytes: Uint8Array;
  readonly attempts: number;
}

/**
 * Sends a request as the vendor's SDK does: a connection that is cut after the request is tried again at
 * once, a connection that is refused is not.
 * @throws when `fetch` cannot send such a request to anybody; whatever the network does is a value.
 */
export async function exchange(
  fetch: FetchWhole,
  request: ReadyRequest,
  signal?: AbortSignal,
): Promise<Exchanged | Unreachable> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      const init = signal === undefined ? request.init : { ...request.init, signal };
      const response = await fetch(request.url, init);
      return { kind: 'exchanged', bytes: await response.bytes(), attempts };
    } catch (error) {
      if (codesOf(error).some((code) => neverSendable.has(code))) throw error;
      const outage = outageOf(error, signal);
      if (outage !== 'connection-dropped' || attempts >= request.attempts) {
        return { kind: 'unreachable', outage, attempts, detail: detailOf(error) };
      }
    }
  }
}

/** A request as `fetch` wants it: copies, so that nobody can change what is sent again. */
export function initOf({
  method,
  headers,
  body,
}: Pick<RawRequest, 'method' | 'headers' | 'body'>): RequestInit {
  return {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
  };
}

/** Errors before a single byte was sent. Every other one counts as a cut connection. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** This fetch cannot send such a request at all: a mistake of whoever passed it in, and no outage. */
const neverSendable = new Set(['UND_ERR_NOT_SUPPORTED', 'UND_ERR_INVALID_ARG']);

function outageOf(error: unknown, signal: AbortSignal | undefined): Outage {
  if (signal?.aborted === true) return 'given-up';
  return codesOf(error).some((code) => neverConnected.has(code))
    ? 'connection-refused'
    : 'connection-dropped';
}

/** The codes of an error and of what caused it, innermost last. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const parts = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...parts, ...codesOf(error.cause)];
}

function detailOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return codesOf(cause).at(-1) ?? (cause instanceof Error ? cause.message : String(cause));
}
