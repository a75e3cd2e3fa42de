import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pairsOf } from '../../protocol/wire/headers.ts';
import type { Carry, RawAnswer, RawRequest } from './stage.ts';
import { Cut } from './troubles.ts';
import { trustHost } from './trust-services.ts';

/** Where a system under test reaches our hub over the network. */
export interface AgencyFront {
  /** Endpoint for `<url>/<operation>`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Receivers stand in a header twice: a whole ministry's worth has to fit. */
const headerBytes = 2 * 1024 * 1024;
/** Longest body that is taken; what the hub itself refuses is smaller. */
const longestBody = 256 * 1024 * 1024;

/**
 * Listens for a system under test. Requests for the test authorities (`pki.example`, as host or as a proxy's
 * target) are answered here too; an answer that was ordered to be lost is a connection that is cut.
 */
export async function openAgencyFront(carry: Carry, host: string, port: number): Promise<AgencyFront> {
  const server = createServer({ maxHeaderSize: headerBytes, requestTimeout: 0 }, (request, response) => {
    void serve(request, response, carry);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { url: urlOf(server), close: () => end(server) };
}

async function serve(incoming: IncomingMessage, response: ServerResponse, carry: Carry): Promise<void> {
  try {
    const request = await readRequest(incoming);
    send(response, request === undefined ? tooLong : await carry(request));
  } catch (error) {
    if (error instanceof Cut || !response.headersSent) incoming.socket.destroy();
  }
}

const tooLong: RawAnswer = { httpStatus: 413, headers: [['Connection', 'close']], body: new Uint8Array() };

async function readRequest(incoming: IncomingMessage): Promise<RawRequest | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > longestBody) return undefined;
    pieces.push(piece);
  }
  const { method = '', url = '/', rawHeaders } = incoming;
  return {
    method,
    target: targetOf(url, incoming.headers.host),
    headers: pairsOf(rawHeaders),
    body: Buffer.concat(pieces),
  };
}

/** A request for the authorities' services is known by its host, however it came here. */
function targetOf(url: string, host = ''): string {
  if (url.startsWith('http://')) return url;
  return host.replace(/:\d+$/, '') === trustHost ? `http://${trustHost}${url}` : url;
}

function send(response: ServerResponse, { httpStatus, headers, body }: RawAnswer): void {
  response.writeHead(httpStatus, headers.flat());
  response.end(body);
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function end(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
