import type { Socket } from 'node:net';
import { Agent, request } from 'undici';
import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import { createExpectingSender } from './expecting-request.ts';
import { responseOf, type WireHeader } from './transport-body.ts';

/** A `Fetch` whose requests look like the vendor SDK's, and the sockets behind it. */
export interface Transport {
  readonly fetch: Fetch;
  /** Closes idle sockets; requests under way end first. */
  close(): Promise<void>;
}

/** By what connections calls go, and on whose clock they wait. */
export interface TransportOptions {
  readonly clock: Clock;
  /** PEM texts for a hub behind TLS. Without them the runtime's trust store decides. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Makes each connection in the place of the network: a line to a hub in this process. */
  readonly dial?: () => Socket;
}

/**
 * The global `fetch` adds `accept`, `accept-language`, `sec-fetch-mode` and a `user-agent` of its own and
 * lower-cases every name, so a recorded conversation would show a browser. This function sends the headers
 * that it is given, in their order and casing, over `undici.request`.
 *
 * What cannot be had through undici 7: it writes `host`, `connection` and `content-length` itself, in lower
 * case, the first two in front and the last behind, wherever the SDK has them; and it refuses `Expect`
 * ("expect header not supported"; a `100 Continue` destroys its socket). The SDK's calls with a JSON body do
 * say `Expect: 100-continue`, so exactly those go over `node:http`, which sends the list to the byte.
 *
 * There is no timeout, as in the SDK: a caller who must give up passes a signal.
 */
export function createTransport(options: TransportOptions): Transport {
  const { dial } = options;
  // Undici hangs when it is given its connection before it has gone on to wait for it.
  const connect: Agent.Options['connect'] =
    dial === undefined
      ? { ...options.tls }
      : (_where, connected) => process.nextTick(() => connected(null, dial()));
  const dispatcher = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
  const expecting = createExpectingSender(options);
  return {
    fetch: async (input, init = {}) => {
      const headers = headerList(init.headers);
      const url = new URL(input);
      const method = init.method === 'GET' ? 'GET' : 'POST';
      const body = init.body instanceof Uint8Array ? init.body : new Uint8Array();
      try {
        if (headers.some(([name]) => name.toLowerCase() === 'expect')) {
          return await expecting.send(url, { method, headers, body, signal: init.signal ?? undefined });
        }
        return await sendThroughUndici(url, { method, headers, body, signal: init.signal }, dispatcher);
      } catch (error) {
        throw new TypeError('fetch failed', { cause: error });
      }
    },
    close: async () => {
      expecting.close();
      await dispatcher.close();
    },
  };
}

const writtenByUndici = new Set(['host', 'connection', 'content-length']);

interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly headers: readonly WireHeader[];
  readonly body: Uint8Array;
  readonly signal: AbortSignal | null | undefined;
}

async function sendThroughUndici(url: URL, outgoing: Outgoing, dispatcher: Agent): Promise<Response> {
  const answer = await request(url, {
    method: outgoing.method,
    headers: outgoing.headers.filter(([name]) => !writtenByUndici.has(name.toLowerCase())).flat(),
    body: outgoing.method === 'GET' ? null : outgoing.body,
    signal: outgoing.signal ?? null,
    dispatcher,
  });
  return responseOf(answer.statusCode, answer.headers['content-encoding'], answer.body);
}

function headerList(headers: RequestInit['headers']): WireHeader[] {
  if (!Array.isArray(headers)) return [...new Headers(headers)];
  return headers.map(([name = '', value = '']): WireHeader => [name, value]);
}
