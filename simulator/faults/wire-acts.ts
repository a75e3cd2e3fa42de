import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Answer } from '../hub/http/answers.ts';
import type { Handling } from '../hub/http/handling.ts';
import { piecesOf } from './answer-body.ts';

/** Reads what the caller still sends and drops it, so that a FIN is a FIN and no reset. */
export async function drained(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  const over = Promise.race([once(request, 'end'), once(request, 'close')]);
  request.resume();
  await over.catch(() => undefined);
}

/** Ends the connection in both directions, behind whatever was written (FIN). */
export async function hangUp({ exchange: { request } }: Handling): Promise<void> {
  await drained(request);
  request.socket.destroySoon();
}

/** Resets the connection (RST). */
export async function reset({ exchange: { request } }: Handling): Promise<void> {
  await drained(request);
  request.socket.resetAndDestroy();
}

/** Ends the hub's direction (FIN) and leaves the caller's open. */
export async function closeHalf({ exchange: { request } }: Handling): Promise<void> {
  await drained(request);
  request.socket.end();
}

/** Writes bytes that need be no HTTP, and ends the connection. */
export async function writeRaw(handling: Handling, bytes: Uint8Array): Promise<void> {
  await turnOf(handling.response);
  handling.exchange.request.socket.write(bytes);
  await hangUp(handling);
}

/** The head and the first `count` bytes of the body; then the connection ends. */
export async function sendCut(handling: Handling, answer: Answer, count: number): Promise<void> {
  const { response } = handling;
  await turnOf(response);
  handling.begin(answer);
  response.flushHeaders();
  let left = count;
  for await (const piece of piecesOf(answer)) {
    if (left === 0) break;
    response.write(piece.subarray(0, left));
    left -= Math.min(left, piece.length);
  }
  await hangUp(handling);
}

/** The body in pieces of `bytes`, `ms` apart; ends early when `gone` does. */
export async function sendDripping(
  handling: Handling,
  answer: Answer,
  pace: { readonly bytes: number; readonly ms: number },
  clock: Clock,
  gone: AbortSignal,
): Promise<void> {
  const { response } = handling;
  handling.begin(answer);
  response.flushHeaders();
  for await (const piece of rechunked(piecesOf(answer), pace.bytes)) {
    if (gone.aborted) return;
    response.write(piece);
    await clock.sleep(pace.ms, gone);
  }
  response.end();
  handling.exchange.request.resume();
}

/** The same bytes in pieces of `size`, the last one shorter. */
async function* rechunked(pieces: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const all = Buffer.concat([rest, piece]);
    const whole = all.length - (all.length % size);
    for (let at = 0; at < whole; at += size) yield all.subarray(at, at + size);
    rest = all.subarray(whole);
  }
  if (rest.length > 0) yield rest;
}

/** Waits until the answers to earlier requests of the same connection are out. */
async function turnOf(response: ServerResponse): Promise<void> {
  if (response.socket === null && !response.destroyed) await once(response, 'socket');
}
