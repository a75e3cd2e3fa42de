import { problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { bytesOf, type HeaderPair } from './headers.ts';

/** One HTTP request as it stands on the wire, before or after its travel. */
export interface RawRequest {
  readonly method: string;
  /** The request target: path and query. */
  readonly path: string;
  /** In order, casing kept; values are latin1 strings. */
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** The request's bytes as HTTP/1.1. */
export function writeRawRequest({ method, path, headers, body }: RawRequest): Uint8Array {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  const head = bytesOf(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return Buffer.concat([head, body]);
}

/** Reads one captured request: request line, headers, an empty line, and the rest as its body. */
export function parseRawRequest(bytes: Uint8Array): Reading<RawRequest> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = all.indexOf('\r\n\r\n');
  if (end < 0) return malformed(1, 'no empty line after the headers');
  const [first = '', ...lines] = all.toString('latin1', 0, end).split('\r\n');
  const [method, path] = /^([A-Z]+) (\S+) HTTP\/1\.[01]$/.exec(first)?.slice(1) ?? [];
  if (method === undefined || path === undefined) return malformed(1, first);
  const headers = lines.map(parseLine);
  const broken = headers.indexOf(undefined);
  if (broken >= 0) return malformed(broken + 2, lines[broken] ?? '');
  const whole = headers.filter((each) => each !== undefined);
  return read({ method, path, headers: whole, body: all.subarray(end + 4) });
}

function parseLine(line: string): HeaderPair | undefined {
  const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line);
  return found?.[1] === undefined ? undefined : [found[1], found[2] ?? ''];
}

function malformed(line: number, seen: string) {
  return unread(problem('wire.request-malformed', { path: 'request', line }, { seen }));
}
