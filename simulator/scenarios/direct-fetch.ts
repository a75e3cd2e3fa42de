import type { Fetch } from '../../protocol/ports/ports.ts';
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
export function createDirectFetch(serve: ServeHeld): Fetch {
  return async (input, { method = 'GET', headers, body } = {}) => {
    const { pathname, search } = new URL(input);
    const pairs = Array.isArray(headers) ? headers : [...new Headers(headers)];
    const answer = await serve({
      method,
      url: pathname + search,
      headers: pairs.map(([name = '', value = '']): HeaderPair => [name, value]),
      body: body instanceof Uint8Array ? body : new Uint8Array(),
    });
    if (answer.httpStatus === 0) throw new TypeError('fetch failed');
    const bytes = answer.body instanceof Uint8Array ? answer.body : await collect(answer.body);
    return new Response(new Uint8Array(bytes), { status: answer.httpStatus });
  };
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
