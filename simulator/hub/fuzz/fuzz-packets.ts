import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fuzzPacket } from '../../../fixtures/fuzz/mutate-packet.ts';
import { packetSeeds } from '../../../fixtures/fuzz/seed-packets.ts';
import { checkPacket, hasLint, lintPacket } from './check-packet.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';
import { createTally, type Tally } from './tally.ts';

/** Cases between two looks at the memory; the first comes after as many, when all is warm. */
const weighEvery = 5_000;
const tellEvery = 500;
/** `xmllint` is asked about one accepted packet in so many. */
const lintEvery = 200;

/** Throws the packets of a span at the decoder. `tell` hears how many are done. */
export async function fuzzPackets(
  span: FuzzSpan,
  tell: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const [seeds, tally, lint] = [packetSeeds(), createTally(), hasLint()];
  for (let number = span.from; number < span.to; number += 1) {
    const { story, bytes } = fuzzPacket(seeds, span.seed, number);
    await oneCase(number, story, bytes, tally, lint);
    const done = number - span.from + 1;
    if (done % tellEvery === 0) {
      tell(done);
      await setImmediate();
    }
    if (done % weighEvery === 0) await tally.weigh(number);
  }
  return tally.report();
}

async function oneCase(
  number: number,
  story: string,
  bytes: Uint8Array,
  tally: Tally,
  lint: boolean,
): Promise<void> {
  try {
    const began = performance.now();
    const { accepted, found } = checkPacket(bytes, number);
    const took = performance.now() - began;
    await tally.timed(number, story, took, async () => {
      const begun = performance.now();
      checkPacket(bytes, number);
      return performance.now() - begun;
    });
    tally.count(accepted);
    for (const each of found) tally.find({ ...each, number, story });
    if (lint && accepted && number % lintEvery === 0) lintOne(number, story, bytes, tally);
  } catch (reason) {
    tally.count(false);
    tally.find({ rule: 'threw', number, story, detail: wordsOf(reason) });
  }
}

function lintOne(number: number, story: string, bytes: Uint8Array, tally: Tally): void {
  const found = lintPacket(bytes);
  tally.lint();
  if (found !== undefined) tally.find({ ...found, number, story });
}

function wordsOf(reason: unknown): string {
  return (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)).slice(0, 800);
}
