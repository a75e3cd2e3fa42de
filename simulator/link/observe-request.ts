import type { TLSSocket } from 'node:tls';
import type { ClientLink } from '../../protocol/tls/link.ts';

/** A client that has not begun its request by then does not; milliseconds. */
const patience = 3_000;
const longestHead = 64 * 1024;

/**
 * Reads what a client sends to a hub that it must not trust: how many bytes, and the names of the headers, never
 * a value. Whoever sends anything is answered; the connection ends in any case.
 */
export function observeRequest(socket: TLSSocket, link: ClientLink, answer: Uint8Array): Promise<ClientLink> {
  return new Promise((resolve) => {
    let head = '';
    let bytesSeen = 0;
    let settled = false;
    const stop = () => {
      if (settled) return;
      settled = true;
      if (bytesSeen > 0) socket.end(answer);
      else socket.destroy();
      resolve({ ...link, bytesSeen, headersSeen: headerNames(head) });
    };
    socket.on('data', (bytes) => {
      bytesSeen += bytes.length;
      if (head.length < longestHead) head += Buffer.from(bytes).toString('latin1');
      if (head.includes('\r\n\r\n') || head.length >= longestHead) stop();
    });
    socket.on('end', stop);
    socket.on('close', stop);
    socket.on('error', stop);
    socket.setTimeout(patience, stop);
  });
}

function headerNames(head: string): readonly string[] {
  const [, ...lines] = (head.split('\r\n\r\n')[0] ?? '').split('\r\n');
  return lines.flatMap((line) => /^([!#$%&'*+.^_`|~\w-]+):/.exec(line)?.[1] ?? []);
}
