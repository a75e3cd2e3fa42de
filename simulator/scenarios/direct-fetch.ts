import type { FetchWhole } from '../../protocol/ports/ports.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { Answer } from '../hub/http/answers.ts';
import type { HeldRequest } from '../hub/http/front.ts';

/** Serves a request that never sees a connection. */
export type ServeHeld = (request: HeldRequest) => Promise<Answer>;

/**
 * A `Fetch` that hands each request to a hub's own request code and takes the answer from it, without HTTP
 * being written and read in between. Nothing can go wrong on such a line: faults of the wire need a
 * connection.
 */
export function createDirectFetch(serve: ServeHeld): FetchWhole {
  const pathOf = rememberPaths();
  return async (input, { method = 'GET', headers, body } = {}) => {
    const answer = await serve({
      method,
      url: pathOf(String(input)),
      headers: pairsOf(headers),
      body: body instanceof Uint8Array ? body : noBytes,
    });
    if (answer.httpStatus === 0) throw new TypeError('fetch failed');
    const bytes = answer.body instanceof Uint8Array ? answer.body : await collect(answer.body);
    return { bytes: async () => bytes };
  };
}

const noBytes = new Uint8Array();

/** The headers of a request: as they are where they are pairs, so that a poll brings the same ones as the poll before. */
function pairsOf(headers: RequestInit['headers'] = []): readonly HeaderPair[] {
  return isPairs(headers) ? headers : [...new Headers(headers)];
}

function isPairs(headers: NonNullable<RequestInit['headers']>): headers is [string, string][] {
  return Array.isArray(headers) && headers.every((pair) => pair.length === 2);
}

/** Path and query of addresses, of which there is one for each operation. */
function rememberPaths(): (address: string) => string {
  const known = new Map<string, string>();
  return (address) => {
    const path = known.get(address);
    if (path !== undefined) return path;
    const { pathname, search } = new URL(address);
    known.set(address, pathname + search);
    return pathname + search;
  };
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pieces) chunks.push(chunk);
  return Buffer.concat(chunks);
}
