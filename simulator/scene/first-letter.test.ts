import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type RunningWorld, startWorld, type WorldOptions } from '../world.ts';
import { BrokenStory } from './broken-story.ts';
import { runFirstLetter } from './first-letter.ts';
import type { StoryEvent } from './story-event.ts';
import { createVirtualTime } from './virtual-time.ts';

const friday = Date.UTC(2026, 10, 20, 2, 30);
const running: RunningWorld[] = [];

afterEach(async () => {
  for (const world of running.splice(0)) await world.close();
});

async function openWorld(change: Partial<WorldOptions> = {}) {
  const { clock, hurry } = createVirtualTime(friday);
  const events: StoryEvent[] = [];
  const world = await startWorld({
    world: world2026,
    seed: 11,
    ports: { clock, chance: createSeededChance('11'), log: createMemoryLog() },
    onEvent: (event) => events.push({ name: 'exchange', at: event.at, event }),
    ...change,
  });
  running.push(world);
  return { world, events, hurry };
}

describe('the first letter', () => {
  it('travels from the Office of the Government to two others, and all three accounts agree', async () => {
    const { world, events, hurry } = await openWorld();
    const sent = await hurry(runFirstLetter(world, (event) => events.push(event)));

    expect(sent.from).toBe('G22');
    expect(sent.histories.map(({ organId, state }) => [organId, state])).toEqual([
      ['G06', 'completed'],
      ['H17', 'completed'],
    ]);
    for (const { steps } of sent.histories) {
      expect(steps.map((step) => step.statusCode)).toEqual(['01', '03', '04', '05', '06']);
      expect(
        steps.slice(1).every(({ staff }) => staff?.staff && staff.department && staff.mobile && staff.email),
      ).toBe(true);
    }
    expect(events.map((event) => event.name)).toContain('letter-drafted');
    expect(events.filter((event) => event.name === 'attachments-compared')).toHaveLength(2);
    expect(events.at(-1)?.name).toBe('histories-agree');
  });

  it('brings up at least four agencies and leaves a seat free', async () => {
    const { world } = await openWorld({ freeSeats: ['0100100079'] });
    expect(world.nodes.map((node) => node.systemId)).toEqual([
      '000.00.00.G22',
      'G06',
      '000.00.00.H17',
      '00.38.W00',
    ]);
    expect(world.place.systems.filter((system) => system.isFree).map((system) => system.systemId)).toEqual([
      '0100100079',
    ]);
  });

  it('takes the same course with the same seed', async () => {
    const courses = [];
    for (let run = 0; run < 2; run += 1) {
      const { world, hurry } = await openWorld();
      const sent = await hurry(runFirstLetter(world, () => undefined));
      const record = await world.hubRecord();
      courses.push({ sent, accepted: record.filter((event) => event.name === 'packet-accepted') });
    }
    expect(courses[1]).toEqual(courses[0]);
  });

  it('is another letter when the world comes up again with what it kept', async () => {
    const store = await mkdtemp(join(tmpdir(), 'lienthong-world-'));
    const sent = [];
    for (let run = 0; run < 2; run += 1) {
      const { world, hurry } = await openWorld({ store });
      sent.push(await hurry(runFirstLetter(world, () => undefined)));
      await running.pop()?.close();
    }
    expect(sent.map((each) => each.registerNumber)).toEqual([1, 2]);
    expect(new Set(sent.map((each) => each.documentId)).size).toBe(2);
    await rm(store, { recursive: true });
  });

  it('says who has got stuck with it', async () => {
    const { world, hurry } = await openWorld({ clerkPace: 86_400_000 });
    const story = runFirstLetter(world, () => undefined);
    const told = hurry(story, 10_000);
    await expect(told).rejects.toThrow(BrokenStory);
    await expect(told).rejects.toThrow('G06 arrived, H17 arrived');
  });

  it('ends when it is told to', async () => {
    const { world, hurry } = await openWorld();
    const controller = new AbortController();
    const told = runFirstLetter(world, () => controller.abort(), controller.signal);
    expect((await hurry(told)).histories.every(({ steps }) => steps.length === 0)).toBe(true);
  });
});
