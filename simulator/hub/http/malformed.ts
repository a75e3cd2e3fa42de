import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { pairsOf } from '../../../protocol/wire/headers.ts';
import { findOperation, type Operation } from '../../../protocol/wire/operations.ts';
import { parameterText, parseParameters } from '../../../protocol/wire/parameters.ts';
import { replyRefused } from '../../../protocol/wire/replies.ts';
import { claimedSystemId } from '../../../protocol/wire/request-signing.ts';
import type { Hub } from '../hub.ts';
import type { RequestListener } from './report.ts';

/** What Node tells of bytes that are no request. */
export interface ParseFailure extends Error {
  readonly code?: string;
  /** What it was reading, and how far it came. */
  readonly rawPacket?: Uint8Array;
  readonly bytesParsed?: number;
}

/** A request that a connection has brought, and that is not answered yet. */
export interface Served {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Answers what is no HTTP: one short refusal, and the connection ends, as nobody knows where it stands. */
export function refuseMalformed(
  error: ParseFailure,
  socket: Duplex,
  served: Served | undefined,
  hub: Hub,
  onRequest: RequestListener,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [httpStatus, line] = statusOf(error.code);
  const { rawPacket = new Uint8Array() } = error;
  const before = isLeftOver(error) ? served : undefined;
  const found = isHello(rawPacket)
    ? problem('link.tls-to-plain-port', 'link')
    : problem('wire.request-malformed', 'request', { seen: faultIn(error, rawPacket, socket, before) });
  const half = served?.request.complete === false && !served.response.headersSent ? served : undefined;
  // Whoever stops in the middle of a body is told of as the request that it belongs to.
  const isKnown = error.code === 'HPE_INVALID_EOF_STATE' && served?.request.complete === false;
  if (half !== undefined && !isKnown) told.add(half.request);
  const asked = half === undefined ? askedIn(rawPacket, before) : askedBy(half);
  const hear: RequestListener = isKnown ? () => undefined : onRequest;
  refuseOn(socket, { ...noRequest, ...asked, httpStatus }, { line, found }, hub, hear);
}

/** Requests that were told with the fault in their body; that it never came to its end is no news. */
const told = new WeakSet<IncomingMessage>();

/** True of a request that `refuseMalformed` has answered and told in the middle of its body. */
export function isTold(request: IncomingMessage): boolean {
  return told.has(request);
}

/** True of bytes that stand where the next request should begin: too many for the `Content-Length` before them. */
export function isLeftOver({ code }: ParseFailure): boolean {
  return code === 'HPE_INVALID_METHOD';
}

/** What a request asked whose head was read, though its body cannot be. */
function askedBy({ request: { method = '', url: path = '', rawHeaders } }: Served) {
  const headers = pairsOf(rawHeaders);
  const parameters = parseParameters(headers);
  return {
    ...{ method, path, headers, systemId: claimedSystemId(parameters) },
    messageType: parameterText(parameters, 'messagetype'),
  };
}

/** Of bytes that begin no request it is known at least who sent them. */
function askedIn(bytes: Uint8Array, before: Served | undefined) {
  return before === undefined ? requestLineOf(bytes) : { systemId: askedBy(before).systemId };
}

/** Answers who takes the hub for a proxy and asks for a tunnel through it. */
export function refuseTunnel(
  { url: path = '', rawHeaders }: IncomingMessage,
  socket: Duplex,
  hub: Hub,
  onRequest: RequestListener,
): void {
  socket.on('error', () => socket.destroy());
  const found = problem('wire.proxy-asked', 'request', { seen: path });
  const asked = { ...noRequest, method: 'CONNECT', path, headers: pairsOf(rawHeaders), httpStatus: 405 };
  refuseOn(socket, asked, { line: '405 Method Not Allowed', found }, hub, onRequest);
}

type Unserved = Omit<Parameters<RequestListener>[0], 'at' | 'answered' | 'problems'>;

function refuseOn(
  socket: Duplex,
  request: Unserved,
  { line, found }: { readonly line: string; readonly found: Problem },
  hub: Hub,
  onRequest: RequestListener,
): void {
  const operation = findOperation(request.path);
  const asked = operation.ok ? operation.value : undefined;
  const { bytes, body } = writeRefusal(line, [found], asked);
  socket.end(bytes);
  onRequest({
    ...request,
    ...{ at: hub.ports.clock.now(), operation: asked?.name, problems: [found] },
    answered: Buffer.from(body).toString('latin1'),
  });
}

/** What is written down where no request could be read. */
export const noRequest = {
  ...{ took: 0, method: '', path: '', headers: [], bodyBytes: 0, refused: true },
  ...{ operation: undefined, systemId: undefined, messageType: undefined },
} as const;

/** A whole answer that refuses and ends the connection, for a caller whom no HTTP server serves. */
export function writeRefusal(
  line: string,
  problems: readonly Problem[],
  operation?: Operation,
): { readonly bytes: Uint8Array; readonly body: Uint8Array } {
  const { headers, body } = replyRefused(operation, problems);
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = Buffer.from(`HTTP/1.1 ${line}\r\n${head}Connection: close\r\n\r\n`, 'latin1');
  return { bytes: Buffer.concat([start, body]), body };
}

/** A TLS record with a handshake in it, or the hello of SSL 2.0 by which old Java still begins. */
function isHello([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return (first === 0x16 && second === 3) || (first >= 0x80 && third === 1);
}

const longestLine = 80;

/**
 * What the parser says, and the line at which it stopped; of a header its name alone, as its value may be a credential,
 * and nothing where the line may stand in a body.
 */
function faultIn(
  { message, code, bytesParsed = 0 }: ParseFailure,
  bytes: Uint8Array,
  socket: Duplex,
  served: Served | undefined,
): string {
  if (code === 'HPE_PAUSED_H2_UPGRADE') return 'HTTP/2';
  if (code === 'HPE_INVALID_EOF_STATE') return 'EOF';
  const fault = message.replace(/^Parse Error: /, '');
  if (served !== undefined) return `${fault} (${lengthOf(served)})`;
  const read = Buffer.from(bytes.subarray(0, Math.max(0, bytesParsed - 1)));
  const isFirst = socket instanceof Socket && socket.bytesRead === bytes.length && !read.includes('\r\n\r\n');
  const before = read.lastIndexOf('\n') + 1;
  const [line = ''] = textOf(bytes.subarray(before)).split(/\r?\n/);
  const told = before === 0 ? line : (/^[^:]*:?/.exec(line)?.[0] ?? '');
  return isFirst && told !== '' ? `${fault}: “${told.slice(0, longestLine)}”` : fault;
}

function lengthOf({ request: { method = '', url = '', headers } }: Served): string {
  return `${method} ${url.slice(0, longestLine)}, Content-Length: ${headers['content-length'] ?? '–'}`;
}

function requestLineOf(bytes: Uint8Array): { readonly method: string; readonly path: string } {
  const [, method = '', path = ''] = /^([A-Z]+) (\S+) HTTP\/\d/.exec(textOf(bytes)) ?? [];
  return { method, path };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 2_000)).toString('latin1');
}

function statusOf(code: string | undefined): readonly [number, string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, '431 Request Header Fields Too Large'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, '408 Request Timeout'];
    default:
      return [400, '400 Bad Request'];
  }
}
