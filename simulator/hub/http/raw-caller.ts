import { connect, type Socket } from 'node:net';

/** One answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** True when `100 Continue` came first. */
  readonly continued: boolean;
}

/** A socket on which bytes are put as they are, and answers are read by HTTP's own rules. */
export interface RawCaller {
  /** Puts bytes on the wire. */
  put(bytes: Uint8Array | string): void;
  /** The next answer; rejects when the connection ends before it is whole. */
  next(): Promise<RawAnswer>;
  /** Resolves once the other side asks for the body with `100 Continue`. */
  continued(): Promise<void>;
  /** Puts a request and waits for its answer. */
  call(request: Uint8Array | string): Promise<RawAnswer>;
  /** Ends the connection without ceremony. */
  hangUp(): void;
  /** Resolves once the other side has ended the connection. */
  readonly ended: Promise<void>;
}

/** Opens one connection to an endpoint such as `http://127.0.0.1:8080`. */
export async function openRawCaller(url: string): Promise<RawCaller> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const inbox = createInbox(socket);
  const put = (bytes: Uint8Array | string) => {
    socket.write(bytes);
  };
  return {
    put,
    next: inbox.next,
    continued: inbox.continued,
    call(request) {
      put(request);
      return inbox.next();
    },
    hangUp: () => socket.resetAndDestroy(),
    ended: inbox.ended,
  };
}

/** One request on a connection of its own. */
export async function callRaw(url: string, request: Uint8Array | string): Promise<RawAnswer> {
  const caller = await openRawCaller(url);
  try {
    return await caller.call(request);
  } finally {
    caller.hangUp();
  }
}

function createInbox(socket: Socket) {
  let bytes: Buffer = Buffer.alloc(0);
  let over = false;
  let wake = () => {};
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      over = true;
      wake();
      resolve();
    });
  });

  const more = (): Promise<void> => {
    if (over) throw new Error(`The connection ended after ${bytes.length} bytes of an answer.`);
    return new Promise((resolve) => {
      wake = resolve;
    });
  };

  const next = async (): Promise<RawAnswer> => {
    let continued = false;
    while (true) {
      const answer = parseAnswer(bytes);
      if (answer !== undefined) {
        bytes = bytes.subarray(answer.length);
        if (answer.status !== 100) return { ...answer, continued };
        continued = true;
        continue;
      }
      await more();
    }
  };
  const continued = async (): Promise<void> => {
    while (parseAnswer(bytes)?.status !== 100) await more();
  };
  return { next, continued, ended };
}

function parseAnswer(bytes: Buffer) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map(lines.map(headerOf));
  const start = end + 4;
  const length = start + Number(headers.get('content-length') ?? 0);
  if (bytes.length < length) return undefined;
  return { status: Number(first.split(' ')[1]), headers, body: bytes.subarray(start, length), length };
}

function headerOf(line: string): readonly [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
}
