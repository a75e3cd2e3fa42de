import type { IncomingMessage } from 'node:http';
import { tellingBytes } from '../../../protocol/wire/near-body.ts';
import type { CallBody } from '../use-cases/admission.ts';
import { type SilenceListener, watchSilence } from './silence.ts';

/** A body that did not come to its end. Nobody is there to be answered. */
export class BodyCut extends Error {
  readonly received: number;

  constructor(received: number, cause: unknown) {
    super(`The connection ended after ${received} bytes.`, { cause });
    this.received = received;
  }
}

/** A request's body that counts what has come in. */
export interface CountedBody extends CallBody {
  readonly received: number;
  /** How it begins, as far as it has come in: enough to tell what was sent in the place of a packet. */
  readonly first: Uint8Array;
}

/** The body of a request as the use-cases read it: once, in pieces, without ending the connection half-way. */
export function bodyOf(request: IncomingMessage, listener: SilenceListener): CountedBody {
  let received = 0;
  let first = Buffer.alloc(0);
  return {
    declaredBytes: declaredBytes(request),
    get received() {
      return received;
    },
    get first() {
      return first;
    },
    async *chunks() {
      const watch = watchSilence(listener);
      try {
        const pieces: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
        for await (const chunk of pieces) {
          if (received < tellingBytes) {
            first = Buffer.concat([first, chunk.subarray(0, tellingBytes - received)]);
          }
          received += chunk.length;
          watch.pause();
          yield chunk;
          watch.resume();
        }
      } catch (reason) {
        throw new BodyCut(received, reason);
      } finally {
        watch.end();
      }
    },
  };
}

/** A body that is there as a whole. */
export function bodyHeld(bytes: Uint8Array): CountedBody {
  if (bytes.length === 0) return emptyBody;
  return {
    declaredBytes: bytes.length,
    received: bytes.length,
    // Looked at only where something is wrong: a view of a few bytes costs more than the bytes.
    get first() {
      return bytes.subarray(0, tellingBytes);
    },
    async *chunks() {
      yield bytes;
    },
  };
}

/** What nine of ten requests bring. */
const emptyBody: CountedBody = {
  declaredBytes: 0,
  received: 0,
  first: new Uint8Array(),
  async *chunks() {},
};

function declaredBytes({ headers }: IncomingMessage): number | undefined {
  const text = headers['content-length'];
  return text === undefined ? undefined : Number(text);
}
