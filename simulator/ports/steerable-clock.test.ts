import { describe, expect, it } from 'vitest';
import { createManualClock } from './manual-clock.ts';
import { createSteerableClock } from './steerable-clock.ts';

describe('a steerable clock', () => {
  it('goes with the clock that it is made from', async () => {
    const base = createManualClock(1_000);
    const clock = createSteerableClock(base);
    const slept = clock.sleep(500).then(() => clock.now());
    await base.advance(500);
    expect([await slept, clock.now()]).toEqual([1_500, 1_500]);
  });

  it('stands still while it is frozen, and goes on from there', async () => {
    const base = createManualClock(0);
    const clock = createSteerableClock(base);
    const woken: number[] = [];
    const slept = clock.sleep(100).then(() => woken.push(clock.now()));
    clock.freeze();
    await base.advance(10_000);
    expect([clock.now(), clock.isFrozen(), woken]).toEqual([0, true, []]);
    clock.resume();
    await base.advance(100);
    await slept;
    expect([woken, clock.now(), base.now()]).toEqual([[100], 100, 10_100]);
  });

  it('wakes everybody at his own moment when it is moved, frozen or not', async () => {
    for (const frozen of [true, false]) {
      const clock = createSteerableClock(createManualClock(0));
      if (frozen) clock.freeze();
      const woken: string[] = [];
      void clock.sleep(300).then(() => woken.push(`late at ${clock.now()}`));
      void clock.sleep(100).then(() => woken.push(`early at ${clock.now()}`));
      await clock.advance(500);
      expect([woken, clock.now()]).toEqual([['early at 100', 'late at 300'], 500]);
    }
  });

  it('wakes a sleeper whose signal aborts', async () => {
    const clock = createSteerableClock(createManualClock(0));
    clock.freeze();
    const stop = new AbortController();
    const slept = clock.sleep(1_000, stop.signal);
    stop.abort();
    await slept;
    expect(clock.now()).toBe(0);
  });

  it('refuses to go back', async () => {
    await expect(createSteerableClock(createManualClock(5)).advance(-1)).rejects.toThrow(RangeError);
  });
});
