import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createJsonLinesLog } from './json-lines-log.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryLog } from './memory-log.ts';
import { createSeededChance } from './seeded-chance.ts';
import { createSystemClock } from './system-clock.ts';

describe('the manual clock', () => {
  it('wakes sleepers in the order of their moments', async () => {
    const clock = createManualClock(1_000);
    const woken: string[] = [];
    const late = clock.sleep(300).then(() => woken.push(`late at ${clock.now()}`));
    const early = clock.sleep(100).then(() => woken.push(`early at ${clock.now()}`));
    await clock.advance(500);
    await Promise.all([late, early]);
    expect(woken).toEqual(['early at 1100', 'late at 1300']);
    expect(clock.now()).toBe(1_500);
  });

  it('lets a sleeper sleep again within one advance', async () => {
    const clock = createManualClock(0);
    const moments: number[] = [];
    const beat = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await clock.sleep(10);
        moments.push(clock.now());
      }
    })();
    await clock.advance(30);
    await beat;
    expect(moments).toEqual([10, 20, 30]);
  });

  it('leaves those asleep whose moment has not come', async () => {
    const clock = createManualClock(0);
    void clock.sleep(11);
    await clock.advance(10);
    expect(clock.sleepers()).toBe(1);
  });

  it('wakes a sleeper whose signal aborts, without moving', async () => {
    const clock = createManualClock(0);
    const stop = new AbortController();
    const slept = clock.sleep(1_000, stop.signal);
    stop.abort();
    await slept;
    expect([clock.now(), clock.sleepers()]).toEqual([0, 0]);
  });

  it('refuses to go back', async () => {
    await expect(createManualClock(5).advance(-1)).rejects.toThrow(RangeError);
    expect(() => createManualClock(5).skipTo(4)).toThrow(RangeError);
  });

  it('skips at once to an instant before which nobody is to be woken', () => {
    const clock = createManualClock(5);
    void clock.sleep(10);
    clock.skipTo(14);
    expect(clock.now()).toBe(14);
    expect(() => clock.skipTo(15)).toThrow(RangeError);
  });
});

describe('the system clock', () => {
  it('ends a sleep when its signal aborts', async () => {
    const stop = new AbortController();
    const slept = createSystemClock().sleep(60_000, stop.signal);
    stop.abort();
    await expect(slept).resolves.toBeUndefined();
  });

  it('does not sleep on a signal that has already aborted', async () => {
    await expect(createSystemClock().sleep(60_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
});

describe('seeded chance', () => {
  it('replays from its seed, whatever else was drawn in between', () => {
    const one = createSeededChance('a');
    const other = createSeededChance('a');
    other.draw('something else');
    expect([one.draw('k'), one.draw('k')]).toEqual([other.draw('k'), other.draw('k')]);
  });

  it('differs by seed, by key and by turn', () => {
    const chance = createSeededChance('a');
    const draws = [chance.draw('k'), chance.draw('k'), chance.draw('l'), createSeededChance('b').draw('k')];
    expect(new Set(draws).size).toBe(4);
    expect(draws.every((each) => each >= 0 && each < 1)).toBe(true);
  });

  it('gives as many bytes as asked for', () => {
    const chance = createSeededChance('a');
    expect([0, 1, 32, 33, 100].map((length) => chance.bytes('k', length).length)).toEqual([
      0, 1, 32, 33, 100,
    ]);
  });
});

describe('the logs', () => {
  it('keep the newest entries in memory', () => {
    const log = createMemoryLog(2);
    for (const name of ['a', 'b', 'c']) log.write({ at: 0, level: 'info', name, facts: {} });
    expect(log.entries.map((each) => each.name)).toEqual(['b', 'c']);
  });

  it('write one JSON object a line', () => {
    const stream = new PassThrough();
    const log = createJsonLinesLog(stream);
    log.write({ at: 0, level: 'info', name: 'hub.ready', facts: { port: 1 } });
    expect(String(stream.read())).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","level":"info","name":"hub.ready","port":1}\n',
    );
  });
});
