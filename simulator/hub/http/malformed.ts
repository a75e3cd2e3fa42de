import type { Duplex } from 'node:stream';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { replyRefused } from '../../../protocol/wire/replies.ts';
import type { Hub } from '../hub.ts';
import type { RequestListener } from './report.ts';

/** Answers what is no HTTP: one short refusal, and the connection ends, as nobody knows where it stands. */
export function refuseMalformed(
  error: Error & { readonly code?: string },
  socket: Duplex,
  hub: Hub,
  onRequest: RequestListener,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [httpStatus, line] = statusOf(error.code);
  const problems = [problem('wire.request-malformed', 'request', { seen: error.message })];
  const { bytes, body } = writeRefusal(line, problems);
  socket.end(bytes);
  onRequest({
    ...noRequest,
    ...{ at: hub.ports.clock.now(), httpStatus, problems },
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
): { readonly bytes: Uint8Array; readonly body: Uint8Array } {
  const { headers, body } = replyRefused(undefined, problems);
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const start = Buffer.from(`HTTP/1.1 ${line}\r\n${head}Connection: close\r\n\r\n`, 'latin1');
  return { bytes: Buffer.concat([start, body]), body };
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
