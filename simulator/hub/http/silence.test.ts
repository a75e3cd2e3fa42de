import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createManualClock } from '../../ports/manual-clock.ts';
import { longestSilence, watchSilence } from './silence.ts';

/** A watch on a clock, and what it has told. */
async function watched() {
  const clock = createManualClock(0);
  const told: number[] = [];
  const watch = watchSilence({ clock, tell: () => told.push(clock.now()) });
  await setImmediate();
  return { clock, told, watch };
}

it('silence is told once, however long it lasts', async () => {
  const { clock, told } = await watched();
  await clock.advance(longestSilence - 1);
  expect(told).toEqual([]);
  await clock.advance(10 * longestSilence);
  expect(told).toEqual([longestSilence]);
});

it('a slow body is not silent as long as some of it comes', async () => {
  const { clock, told, watch } = await watched();
  for (let piece = 0; piece < 10; piece += 1) {
    await clock.advance(longestSilence - 1);
    watch.pause();
    watch.resume();
  }
  expect(told).toEqual([]);
});

it('nobody is told while the hub itself is slow to take what came', async () => {
  const { clock, told, watch } = await watched();
  watch.pause();
  await clock.advance(5 * longestSilence);
  watch.resume();
  await clock.advance(longestSilence - 1);
  expect(told).toEqual([]);
});

it('a body that came in one piece asks the clock for nothing', async () => {
  const clock = createManualClock(0);
  const watch = watchSilence({ clock, tell: () => undefined });
  watch.end();
  await setImmediate();
  expect(clock.sleepers()).toBe(0);
});
