import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/** What is still being answered when a server closes may take this long, in milliseconds of the real clock. */
const grace = 5_000;

/**
 * So many connections may wait to be taken: all nodes of the country may open theirs within one second (L5). Node's
 * 511 are full after a sixth of it; the system drops the others, which try again a second later.
 */
const mostWaiting = 4_096;

/** Resolves once the server listens; rejects with one clear line when the port is taken or not allowed. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: Error & { readonly code?: string }) => reject(explainListening(reason, host, port));
    server.once('error', fail);
    server.listen({ host, port, backlog: mostWaiting }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

/** Takes no new connection, lets answers end, then ends what is left. */
export function closeGently(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(last);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Why a port could not be had, in one line that says what to do. */
export function explainListening(
  reason: Error & { readonly code?: string },
  host: string,
  port: number,
): Error {
  const where = `${host}:${port}`;
  switch (reason.code) {
    case 'EADDRINUSE':
      return new Error(
        `The port ${where} is in use by another program. Choose another, or 0 for a free one.`,
        {
          cause: reason,
        },
      );
    case 'EACCES':
      return new Error(`The port ${where} may not be opened by this user. Choose one above 1023.`, {
        cause: reason,
      });
    default:
      return new Error(`Cannot listen on ${where}: ${reason.message}`, { cause: reason });
  }
}
