import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { letterTo } from './broadcast.ts';
import { type Crowd, listOf, startCrowd } from './crowd.ts';
import { openLine } from './load.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

/** All systems of the field (L5), within one second. */
const everybody = 3_400;
const within = 1_000;

/**
 * 3,400 nodes, each over a connection of its own, list both queues within one second; in each mailbox waits one
 * letter. Milliseconds until the last has both answers, counted from when the first began. Every answer must be
 * OK: a head that is too long (431) or a failure of the hub ends the benchmark.
 */
export async function benchHerd({ rounds, scale }: Effort): Promise<readonly Row[]> {
  const count = Math.round(everybody * scale);
  const crowd = await startCrowd(count + 1);
  try {
    await sendToAll(crowd);
    const first = await herd(crowd);
    const again: Herd[] = [];
    for (let round = 0; round < rounds; round += 1) again.push(await herd(crowd));
    const row = (name: string, measured: number): Row => {
      return { name: `${count} nodes list both queues, ${name}`, unit: 'ms', measured };
    };
    return [
      { ...row('first time', first.all), wanted: { atMost: 10_000 } },
      { ...row('again', medianOf(again.map(({ all }) => all))), wanted: { atMost: 10_000 } },
      row('slowest node', medianOf(again.map(({ slowest }) => slowest))),
    ];
  } finally {
    await crowd.stop();
  }
}

async function sendToAll({ url, members }: Crowd): Promise<void> {
  const [sender, ...receivers] = members;
  if (sender === undefined) throw new Error('a crowd of one at least');
  const line = openLine(url, 1);
  await line.call(await letterTo(sender, receivers, 1));
  await line.close();
}

/** Milliseconds. */
interface Herd {
  readonly all: number;
  /** From when it began itself. */
  readonly slowest: number;
}

async function herd({ url, members }: Crowd): Promise<Herd> {
  const [, ...nodes] = members;
  const ready = nodes.map((each) => ({
    line: openLine(url, 1),
    lists: [listOf(each, 'edoc'), listOf(each, 'status')],
  }));
  let slowest = 0;
  const began = performance.now();
  await Promise.all(
    ready.map(async ({ line, lists }, index) => {
      await sleep((within * index) / ready.length);
      const own = performance.now();
      for (const list of lists) await line.call(list);
      slowest = Math.max(slowest, performance.now() - own);
    }),
  );
  const all = performance.now() - began;
  await Promise.all(ready.map(({ line }) => line.close()));
  return { all, slowest };
}
