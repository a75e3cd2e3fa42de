import type { Socket } from 'node:net';
import { type FirstBytes, readFirstBytes } from '../../protocol/tls/client-hello.ts';

/** A client that has sent nothing whole by then will not; milliseconds. */
const patience = 10_000;

/**
 * Reads what a client sends first and puts it back, so that whoever takes the connection over reads it again.
 * A client that goes away or says nothing gives what came so far.
 */
export function observeFirstBytes(socket: Socket): Promise<FirstBytes> {
  return new Promise((resolve) => {
    let held = Buffer.alloc(0);
    const stop = (first: FirstBytes) => {
      socket.off('data', take).off('close', gone).off('error', gone).off('timeout', gone);
      socket.setTimeout(0);
      socket.pause();
      if (held.length > 0 && !socket.destroyed) socket.unshift(held);
      resolve(first);
    };
    const take = (bytes: Buffer | string) => {
      held = Buffer.concat([held, Buffer.from(bytes)]);
      const first = readFirstBytes(held);
      if (first.kind !== 'more') stop(first);
    };
    const gone = () =>
      stop(
        held.length === 0
          ? { kind: 'more' }
          : { kind: 'malformed', fault: 'the hello was not finished', offset: held.length },
      );
    socket.setTimeout(patience);
    socket.on('data', take).on('close', gone).on('error', gone).on('timeout', gone);
  });
}
