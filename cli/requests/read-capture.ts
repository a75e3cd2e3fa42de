import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read } from '../../protocol/result.ts';
import { parseRawRequest, type RawRequest } from '../../protocol/wire/raw-request.ts';
import { sniffEncoding } from '../../protocol/xml/encoding.ts';

/** A request out of a file that a person kept, and where its body begins there. */
export interface Capture {
  readonly request: RawRequest;
  /** Byte offset in the file; absent where the file's bytes are not those of the request. */
  readonly bodyStart?: number;
}

/**
 * Reads a captured request. A terminal, an editor and `>` of PowerShell change what they keep: UTF-16, a byte order
 * mark, LF instead of CRLF, no empty line at the end. None of it touches what a head says, so that the request is read,
 * and a warning says what was found: on the wire a hub would take none of it.
 */
export function readCapture(bytes: Uint8Array): Reading<Capture> {
  const utf8 = asUtf8(bytes);
  const whole = withLineEnds(utf8.bytes);
  const reading = parseRawRequest(whole.bytes);
  if (!reading.ok) return reading;
  const found = [...utf8.found, ...whole.found];
  const bodyStart = utf8.isFile ? { bodyStart: bytes.length - reading.value.body.length } : {};
  return read({ request: reading.value, ...bodyStart }, warning(found));
}

function warning(found: readonly string[]): readonly Problem[] {
  return found.length === 0 ? [] : [problem('wire.capture-altered', 'request', { seen: found.join(', ') })];
}

interface Part {
  readonly bytes: Buffer;
  readonly found: readonly string[];
}

/** `isFile`: the bytes stand in the file as they are. */
function asUtf8(bytes: Uint8Array): Part & { readonly isFile: boolean } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sniffed = sniffEncoding(all);
  if (sniffed.readable) {
    const { bomBytes } = sniffed;
    return { bytes: all.subarray(bomBytes), found: bomBytes === 0 ? [] : ['BOM'], isFile: true };
  }
  const { encoding } = sniffed;
  if (encoding !== 'UTF-16LE' && encoding !== 'UTF-16BE') return { bytes: all, found: [], isFile: true };
  const text = new TextDecoder(encoding).decode(all);
  return { bytes: Buffer.from(text, 'utf8'), found: [encoding], isFile: false };
}

/** The head with CRLF and the empty line after it. The body is left as it is. */
function withLineEnds(bytes: Buffer): Part {
  const first = bytes.indexOf('\n');
  const isPlain = first > 0 && bytes[first - 1] !== 0x0d;
  const [line, empty] = isPlain ? ['\n', '\n\n'] : ['\r\n', '\r\n\r\n'];
  const end = bytes.indexOf(empty);
  const head = bytes.subarray(0, end < 0 ? bytes.length : end).toString('latin1');
  const isHead = /^[A-Z]+ \S+ HTTP\/1\.[01](?:\r?\n|$)/.test(head);
  if (!isHead || (end >= 0 && !isPlain)) return { bytes, found: [] };
  const lines = (end < 0 ? head.replace(/(?:\r?\n)+$/, '') : head).split(line);
  const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + empty.length);
  return {
    bytes: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]),
    found: [...(isPlain ? ['LF'] : []), ...(end < 0 ? ['no empty line after the headers'] : [])],
  };
}
