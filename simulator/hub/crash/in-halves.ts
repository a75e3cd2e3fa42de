import { Readable } from 'node:stream';
import type { AnswerBody } from '../http/answers.ts';

/**
 * An answer's body in a form that comes to a stop half-way: once a first part is on the wire, `halfWay` is told.
 * A stream's first part is its first chunk.
 */
export function inHalves(body: AnswerBody, halfWay: () => void): Readable {
  const parts = body instanceof Uint8Array ? halvesOf(body) : body;
  return Readable.from(stoppingAfterFirst(parts, halfWay), { objectMode: false });
}

function halvesOf(body: Uint8Array): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  const middle = Math.ceil(body.length / 2);
  return [body.subarray(0, middle), body.subarray(middle)].filter((half) => half.length > 0);
}

async function* stoppingAfterFirst(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  halfWay: () => void,
): AsyncIterable<Uint8Array> {
  let told = false;
  for await (const part of parts) {
    yield part;
    if (told) continue;
    await written();
    told = true;
    halfWay();
  }
}

/** The server holds a write back until the end of the turn; in the one after the next it has left. */
async function written(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
