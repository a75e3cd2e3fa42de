import { Socket } from 'node:net';

/** Two ends of a connection that lies in this process: what one writes, the other reads, turn by turn. */
export interface SocketPair {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * Creates a pair of connected ends. Ending, resetting and destroying behave as on a TCP connection. `moved`
 * hears of each write.
 */
export function createSocketPair(moved: () => void = () => undefined): SocketPair {
  const client = new MemorySocket(moved);
  const server = new MemorySocket(moved);
  client.meet(server);
  server.meet(client);
  return { client, server };
}

type Done = (error?: Error | null) => void;

/** One end. It is a `net.Socket` without a handle, so that HTTP server and client take it for one. */
class MemorySocket extends Socket {
  #peer: MemorySocket | undefined;
  /** What the reader has not asked for yet, and whom to tell once it has. */
  #held: Done | undefined;
  readonly #moved: () => void;

  constructor(moved: () => void) {
    super({ allowHalfOpen: true });
    this.#moved = moved;
  }

  meet(peer: MemorySocket): void {
    this.#peer = peer;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#moved();
    const peer = this.#peer;
    if (peer === undefined || peer.destroyed) done(brokenPipe());
    else if (peer.push(chunk)) process.nextTick(done);
    else peer.#held = done;
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => Buffer.from(chunk))), 'utf8', done);
  }

  override _read(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held !== undefined) process.nextTick(held);
  }

  override _final(done: Done): void {
    const peer = this.#peer;
    if (peer !== undefined && !peer.destroyed) peer.push(null);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    const peer = this.#peer;
    this.#held?.();
    if (peer !== undefined && !peer.destroyed) {
      process.nextTick(() => (error === null ? peer.push(null) : peer.destroy(connectionReset())));
    }
    super._destroy(error, done);
  }

  /** RST: the other end learns it at once, whatever it has not read yet. */
  override resetAndDestroy(): this {
    this.#peer?.destroy(connectionReset());
    return this.destroy();
  }

  override setKeepAlive(): this {
    return this;
  }

  override setNoDelay(): this {
    return this;
  }

  override setTimeout(): this {
    return this;
  }

  override ref(): this {
    return this;
  }

  override unref(): this {
    return this;
  }
}

function brokenPipe(): Error {
  return Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
