import type { Duplex } from 'node:stream';
import { problem } from '../../../protocol/problems/problem.ts';
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
  const { headers, body } = replyRefused(undefined, problems);
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(
    Buffer.concat([Buffer.from(`HTTP/1.1 ${line}\r\n${head}Connection: close\r\n\r\n`, 'latin1'), body]),
  );
  onRequest({
    at: hub.ports.clock.now(),
    took: 0,
    method: '',
    path: '',
    headers: [],
    bodyBytes: 0,
    operation: undefined,
    systemId: undefined,
    httpStatus,
    answered: Buffer.from(body).toString('latin1'),
    refused: true,
    problems,
  });
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
