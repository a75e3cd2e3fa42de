import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { damages } from '../../../fixtures/fuzz/damage-bytes.ts';
import { createDice } from '../../../fixtures/fuzz/dice.ts';
import { createRequestFuzz } from '../../../fixtures/fuzz/mutate-request.ts';
import { writeRawRequest } from '../../../protocol/wire/raw-request.ts';
import { callers, startFuzzedHub } from './hub-of-block.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';
import { createTally, type Tally } from './tally.ts';

/** Connections at the same time. */
const atOnce = 8;
/** A hub that waits for the rest of a request says nothing; so long, in milliseconds, is it listened to. */
const patience = 1_500;
const tellEvery = 100;

/** Puts the bytes of changed requests on connections to one hub. `tell` hears how many are done. */
export async function fuzzSockets(
  span: FuzzSpan,
  tell: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const [tally, fuzz, fuzzed] = [createTally(), createRequestFuzz(callers), await startFuzzedHub()];
  let next = span.from;
  const lane = async () => {
    while (next < span.to) {
      const number = next;
      next += 1;
      const { story, request } = fuzz.request(span.seed, number, []);
      await oneCase(number, story, damaged(writeRawRequest(request), number), fuzzed.hub.url, tally);
      const done = number - span.from + 1;
      if (done % tellEvery === 0) tell(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  for (const entry of fuzzed.log.entries) {
    tally.find({ rule: 'failed-inside', number: span.to, story: '', detail: JSON.stringify(entry) });
  }
  await fuzzed.hub.close();
  return tally.report();
}

/** Every second one on its way. */
function damaged(bytes: Uint8Array, number: number): Uint8Array {
  const dice = createDice(number, 2);
  return dice.oneIn(2) ? dice.pick(Object.values(damages))(bytes, dice) : bytes;
}

async function oneCase(
  number: number,
  story: string,
  bytes: Uint8Array,
  url: string,
  tally: Tally,
): Promise<void> {
  const { answered, took } = await exchange(url, bytes);
  await tally.timed(number, story, took, async () => (await exchange(url, bytes)).took);
  const bodies = bodiesIn(answered);
  const verdicts = bodies.map(({ body, type }) => judgeAnswer(body, type));
  tally.count(verdicts.some(({ accepted }) => accepted));
  for (const { wrong } of verdicts) if (wrong !== undefined) tally.find({ ...wrong, number, story });
}

/** What came back until there was an answer, the connection ended, or nothing more was said; how long that took. */
function exchange(
  url: string,
  bytes: Uint8Array,
): Promise<{ readonly answered: Buffer; readonly took: number }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const began = performance.now();
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    const end = (ended: boolean) => {
      const took = performance.now() - began - (ended ? 0 : patience);
      resolve({ answered: Buffer.concat(chunks), took });
      socket.destroy();
    };
    socket.setTimeout(patience, () => end(false));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (bodiesIn(Buffer.concat(chunks)).length > 0) end(true);
    });
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
  });
}

/** The whole answers among bytes, with those that only ask for a body left out. */
function bodiesIn(bytes: Buffer): readonly { readonly body: Buffer; readonly type: string }[] {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return [];
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/^content-length: (\d+)\r?$/im.exec(head)?.[1] ?? 0);
  const type = /^content-type: ([^\r]*)\r?$/im.exec(head)?.[1] ?? '';
  const body = bytes.subarray(end + 4, end + 4 + length);
  const rest = bodiesIn(bytes.subarray(end + 4 + length));
  return head.startsWith('HTTP/1.1 100') || body.length < length ? rest : [{ body, type }, ...rest];
}
