import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { silentLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import type { ClerkScript } from './clerk.ts';
import { inventStaff, registersAndFinishes } from './clerk-scripts.ts';
import { createFakeHubClient } from './fake-hub-client.ts';
import { createAgencyNode } from './node.ts';
import { createMemoryFiles } from './node-files.ts';
import type { ReceivedDocument } from './node-records.ts';
import { type NodeStore, openNodeStore } from './node-store.ts';

const pace = 1000;
const staff = inventStaff(1, 'vanthu@mst.example');
const finishes = registersAndFinishes(staff, pace);
const agency = agencyOf(world2026, 'G06');

/** A node to whose register documents come without a packet, and how often its desk has looked through them. */
async function openDesk(clerk: ClerkScript, changed: (store: NodeStore) => Partial<NodeStore> = () => ({})) {
  const clock = createManualClock(0);
  const store = await openNodeStore(createMemoryFiles());
  let looks = 0;
  const open = () => {
    looks += 1;
    return store.open();
  };
  const node = createAgencyNode({
    agencies: [{ party: partyOf(agency), codes: ['G06'], clerk }],
    client: createFakeHubClient(),
    store: { ...store, open, ...changed(store) },
    ports: { clock, chance: createSeededChance('1'), log: silentLog },
    directoryEvery: Number.POSITIVE_INFINITY,
  });
  const pollAt = async (at: number) => {
    clock.skipTo(at);
    await node.pollOnce();
  };
  const looksIn = async (work: () => Promise<void>) => {
    const before = looks;
    await work();
    return looks - before;
  };
  const arrive = (number: number) => store.putReceived({ ...document(number), arrivedAt: clock.now() });
  const states = () => store.received().map(({ state }) => state);
  return { pollAt, looksIn, arrive, states };
}

function document(number: number): ReceivedDocument {
  return {
    documentId: `G22,2026/11/20,${number}/VPCP`,
    ...{ to: 'G06', from: { organId: 'G22' }, code: `${number}/VPCP`, promulgationDate: '2026/11/20' },
    ...{ state: 'none', steps: [], takeBacks: [], updates: [], recalls: [], recalled: [], replaces: [] },
    ...{ replacedBy: [], attachments: [], arrivalNumber: number, transaction: 0, channel: 'axis' },
    ...{ deliveryId: String(number), subject: '', arrivedAt: 0, file: 'x' },
  };
}

describe('the desk of an office', () => {
  it('leaves its documents alone until the next act is due', async () => {
    const desk = await openDesk(finishes);
    await desk.arrive(1);
    await desk.pollAt(10);
    await desk.pollAt(20);
    expect(desk.states()).toEqual(['arrived']);
    expect(await desk.looksIn(() => desk.pollAt(1009))).toBe(0);
    expect(desk.states()).toEqual(['arrived']);
    await desk.pollAt(1010);
    expect(desk.states()).toEqual(['registered']);
  });

  it('leaves them alone while nobody is at work, and does then what is overdue', async () => {
    const desk = await openDesk({ ...finishes, isOnDuty: (now) => now < 100 || now >= 50_000 });
    await desk.arrive(1);
    await desk.pollAt(10);
    await desk.pollAt(20);
    expect(await desk.looksIn(() => desk.pollAt(30_000))).toBe(0);
    await desk.pollAt(50_000);
    expect(desk.states()).toEqual(['registered']);
  });

  it('asks a clerk who decides by more than the clock in every round', async () => {
    let decided = false;
    const desk = await openDesk({ ...finishes, actsOn: () => (decided ? finishes.acts : []) });
    await desk.arrive(1);
    for (const at of [10, 20, 5000]) await desk.pollAt(at);
    decided = true;
    await desk.pollAt(5001);
    expect(desk.states()).toEqual(['registered']);
  });

  it('does whatever comes what one does that looks through everything in every round', async () => {
    const steps = fc.array(fc.record({ wait: fc.nat(700), arrives: fc.boolean() }), { maxLength: 40 });
    const clerk = { ...finishes, isOnDuty: (now: number) => now % 3000 < 2000 };
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        let never = 0;
        const desks = [
          await openDesk(clerk),
          await openDesk(clerk, () => ({ arrivalChanges: () => (never += 1) })),
        ];
        let at = 0;
        for (const [number, { wait, arrives }] of all.entries()) {
          at += wait;
          for (const desk of desks) {
            if (arrives) await desk.arrive(number);
            await desk.pollAt(at);
          }
          expect(desks[0]?.states()).toEqual(desks[1]?.states());
        }
      }),
      { numRuns: 30 },
    );
  });
});
