import { describe, expect, it } from 'vitest';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { crashPoints } from './crash-points.ts';
import { createSchedule, targets } from './schedule.ts';

describe('a schedule of kills', () => {
  const scheduleOf = (seed: string) => createSchedule(60, createSeededChance(seed));

  it('is the same for the same seed, and another for another', () => {
    expect(scheduleOf('a')).toEqual(scheduleOf('a'));
    expect(scheduleOf('a')).not.toEqual(scheduleOf('b'));
  });

  it('DUP-07: has every point of every operation in 60 kills, and moments besides', () => {
    const schedule = scheduleOf('a');
    const points = schedule.flatMap((kill) => (kill.kind === 'point' ? [{ ...kill.at, hit: 0 }] : []));
    for (const target of targets) expect(points).toContainEqual({ ...target, hit: 0 });
    expect(schedule.some((kill) => kill.kind === 'starting')).toBe(true);
    expect(schedule.some((kill) => kill.kind === 'working')).toBe(true);
  });

  it('DUP-07: leaves out no named point, and names at least twelve', () => {
    expect(new Set(targets.map(({ point }) => point))).toEqual(new Set(crashPoints));
    expect(crashPoints.length).toBeGreaterThanOrEqual(12);
  });
});
