import { expect, it } from 'vitest';
import { createManualClock } from '../../ports/manual-clock.ts';
import { createRetries } from './retries.ts';

it('tries again what broke off after one minute, two, four, up to an hour, and forgets it once it was judged (REV-04)', async () => {
  const clock = createManualClock(0);
  const retries = createRetries(clock);
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    expect(retries.isDue('a')).toBe(true);
    retries.note('a', { interrupted: true });
    let minutes = 0;
    for (; !retries.isDue('a'); minutes += 1) await clock.advance(60_000);
    waits.push(minutes);
    expect(retries.isDue('b')).toBe(true);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  retries.note('a', {});
  retries.note('a', { interrupted: true });
  await clock.advance(60_000);
  expect(retries.isDue('a')).toBe(true);
});
