import * as http from 'node:http';
import * as https from 'node:https';
import type { TransportOptions } from './transport.ts';
import { responseOf, type WireHeader } from './transport-body.ts';

/** Apache HttpClient, which the vendor SDK uses for these calls, waits this long for `100 Continue`. */
const continueWaitMs = 3000;

/** A request whose headers say `Expect: 100-continue`. */
export interface Expecting {
  readonly method: string;
  readonly headers: readonly WireHeader[];
  readonly body: Uint8Array;
  readonly signal: AbortSignal | undefined;
}

/** Sends such requests with their headers exactly as listed, and the body when told to go on. */
export interface ExpectingSender {
  send(url: URL, request: Expecting): Promise<Response>;
  close(): void;
}

/** The one place where `node:http` stands in for undici, which cannot say `Expect`. */
export function createExpectingSender({ clock, tls, dial }: TransportOptions): ExpectingSender {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true, ...tls });

  const open = (url: URL, { method, headers, signal }: Expecting) => {
    const options = { method, headers: headers.flat(), ...(signal ? { signal } : {}) };
    if (dial !== undefined) return http.request(url, { ...options, createConnection: dial });
    return url.protocol === 'https:'
      ? https.request(url, { ...options, agent: secure })
      : http.request(url, { ...options, agent: plain });
  };

  const send = async (url: URL, request: Expecting) => {
    const outgoing = open(url, request);
    const waiting = new AbortController();
    const goOn = () => {
      if (waiting.signal.aborted) return;
      waiting.abort();
      outgoing.end(request.body);
    };
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    outgoing.on('error', reject).once('response', resolve).once('continue', goOn);
    outgoing.flushHeaders();
    void clock.sleep(continueWaitMs, waiting.signal).then(goOn);
    try {
      const incoming = await promise;
      return await responseOf(incoming.statusCode ?? 200, incoming.headers['content-encoding'], incoming);
    } finally {
      waiting.abort();
      if (!outgoing.writableEnded) outgoing.destroy();
    }
  };

  return {
    send,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
