import { connect } from 'node:net';

/** One connection to a hub that notes what the network does, not what HTTP makes of it. */
export interface Line {
  put(bytes: Uint8Array | string): void;
  /** Everything received so far. */
  received(): Buffer;
  /** Resolves once so many bytes are here. */
  has(bytes: number): Promise<Buffer>;
  /** Resolves with the length of the head, its empty line included, once that is here. */
  head(): Promise<number>;
  /** Resolves with all bytes once the other side has sent its FIN; rejects with the code of a reset. */
  readonly finished: Promise<Buffer>;
  /** Resolves with the code of the error that ended the connection; rejects when a FIN came first. */
  readonly broken: Promise<string>;
  /** Ends this direction. */
  end(): void;
  hangUp(): void;
}

/** Opens a connection that stays half open when the other side ends its direction. */
export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let bytes: Buffer = Buffer.alloc(0);
  let wake = () => {};
  const finished = Promise.withResolvers<Buffer>();
  const broken = Promise.withResolvers<string>();
  finished.promise.catch(() => undefined);
  broken.promise.catch(() => undefined);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    wake();
  });
  socket.on('end', () => {
    finished.resolve(bytes);
    broken.reject(new Error(`FIN after ${bytes.length} bytes`));
  });
  socket.on('error', (error: Error & { readonly code?: string }) => {
    broken.resolve(error.code ?? error.message);
    finished.reject(error);
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  const until = async (isHere: () => boolean) => {
    while (!isHere()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    put: (piece) => void socket.write(piece),
    received: () => bytes,
    async has(count) {
      await until(() => bytes.length >= count);
      return bytes;
    },
    async head() {
      await until(() => bytes.includes('\r\n\r\n'));
      return bytes.indexOf('\r\n\r\n') + 4;
    },
    finished: finished.promise,
    broken: broken.promise,
    end: () => void socket.end(),
    hangUp: () => void socket.destroy(),
  };
}

/** Head and body of an answer as it stood on the wire, without a `100 Continue` in front of it. */
export function splitAnswer(all: Buffer): {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
} {
  const isContinued = all.toString('latin1', 0, 12) === 'HTTP/1.1 100';
  const bytes = isContinued ? all.subarray(all.indexOf('\r\n\r\n') + 4) : all;
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end);
  return { status: Number(head.split(' ')[1]), head, body: bytes.subarray(end + 4) };
}
