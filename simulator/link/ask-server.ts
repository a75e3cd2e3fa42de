import { connect } from 'node:net';
import { readServerAnswer, type ServerAnswer } from '../../protocol/tls/server-answer.ts';

/** Where a server listens, and how long it may take to answer, in milliseconds. */
export interface ServerPlace {
  readonly host: string;
  readonly port: number;
  /** Name that is asked for and checked; the host unless told. */
  readonly serverName?: string;
  readonly patience?: number;
}

/** A server that has not answered a hello by then does not. */
export const usualPatience = 5_000;

/** A server that cannot be reached at all: nothing was learnt of it. */
export class ServerAway extends Error {}

/**
 * Sends one hello over a connection of its own and gives the first answer in the clear. A server that ends the
 * connection without a word has refused, as some do with versions that they do not know.
 *
 * @throws ServerAway when no connection can be made.
 */
export function askServer(place: ServerPlace, hello: Uint8Array): Promise<ServerAnswer> {
  const { host, port, patience = usualPatience } = place;
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0);
    let connected = false;
    const socket = connect({ host, port });
    const stop = (answer: ServerAnswer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(patience, () => {
      if (connected) stop({ kind: 'malformed', fault: `no answer within ${patience} ms` });
      else socket.destroy(new Error(`no connection within ${patience} ms`));
    });
    socket.on('connect', () => {
      connected = true;
      socket.write(hello);
    });
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, Buffer.from(bytes)]);
      const answer = readServerAnswer(held);
      if (answer.kind !== 'more') stop(answer);
    });
    socket.on('end', () => stop({ kind: 'refused', alert: 0 }));
    socket.on('error', (reason) => {
      if (connected) stop({ kind: 'refused', alert: 0 });
      else reject(new ServerAway(`${host}:${port}: ${reason.message}`, { cause: reason }));
    });
  });
}
