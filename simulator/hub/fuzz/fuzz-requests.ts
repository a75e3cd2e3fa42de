import { performance } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import {
  createRequestFuzz,
  type FuzzedRequest,
  type RequestFuzz,
} from '../../../fixtures/fuzz/mutate-request.ts';
import type { RawRequest } from '../../../protocol/wire/raw-request.ts';
import type { RunningHub } from '../start-hub.ts';
import { callers, deliveriesIn, type FuzzedHub, startFuzzedHub } from './hub-of-block.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';
import { createTally, type Tally } from './tally.ts';

/** Cases that one hub sees; a case can be made again by running its block from the start. */
export const block = 500;
const weighEvery = 10 * block;
/** Identifiers that are remembered to be asked for. */
const fewIds = 12;

/** Throws the requests of a span at hubs in this process. `tell` hears how many are done. */
export async function fuzzRequests(
  span: FuzzSpan,
  tell: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const [tally, fuzz] = [createTally(), createRequestFuzz(callers)];
  for (let from = span.from; from < span.to; from += block) {
    const to = Math.min(span.to, from + block);
    await oneBlock({ ...span, from, to }, fuzz, tally);
    const done = to - span.from;
    tell(done);
    if (done % weighEvery === 0) await tally.weigh(to);
  }
  return tally.report();
}

async function oneBlock(span: FuzzSpan, fuzz: RequestFuzz, tally: Tally): Promise<void> {
  const fuzzed = await startFuzzedHub();
  let ids: readonly string[] = [];
  try {
    for (let number = span.from; number < span.to; number += 1) {
      const made = fuzz.request(span.seed, number, ids);
      const handed = await oneCase(number, made, fuzzed, tally);
      ids = [...handed, ...ids].slice(0, fewIds);
    }
    const [announced, kept] = [fuzzed.announced(), await deliveriesIn(fuzzed.hub)];
    if (announced !== kept) {
      tally.find({
        rule: 'ledger',
        number: span.to,
        story: 'at the end of its block',
        detail: `${announced} announced, ${kept} kept`,
      });
    }
  } finally {
    await fuzzed.hub.close();
  }
}

async function oneCase(
  number: number,
  { story, request }: FuzzedRequest,
  { hub, log, announced }: FuzzedHub,
  tally: Tally,
): Promise<readonly string[]> {
  const [logged, before] = [log.entries.length, announced()];
  const find = (rule: 'threw' | 'failed-inside' | 'queued-by-refused', detail: string) =>
    tally.find({ rule, number, story, detail: detail.slice(0, 800) });
  try {
    const { answer, body, took } = await serveWhole(hub, request);
    const queued = announced() - before;
    const again = async () => (await serveWhole(hub, request)).took;
    await tally.timed(number, story, took, again);
    const type = answer.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
    const { accepted, ids, wrong } = judgeAnswer(body, type);
    tally.count(accepted);
    if (wrong !== undefined) tally.find({ ...wrong, number, story });
    if (!accepted && queued !== 0) find('queued-by-refused', `${queued} deliveries`);
    if (log.entries.length > logged) find('failed-inside', JSON.stringify(log.entries.slice(logged)));
    return ids;
  } catch (reason) {
    tally.count(false);
    find('threw', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
    return [];
  }
}

/** Serves a request to the last byte of its answer. */
async function serveWhole(hub: RunningHub, request: RawRequest) {
  const began = performance.now();
  const answer = await hub.serve({ ...request, url: request.path });
  const body = answer.body instanceof Uint8Array ? Buffer.from(answer.body) : await buffer(answer.body);
  return { answer, body, took: performance.now() - began };
}
