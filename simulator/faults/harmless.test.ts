import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutations } from '../../fixtures/mutations/mutations.ts';
import type { DeliveryState, SentRow } from '../hub/store/store.ts';
import type { FaultKind } from './fault.ts';
import { faultKinds } from './fault-places.ts';
import { orderly } from './parse-plan.ts';
import type { FaultRule } from './plan.ts';
import { presets } from './presets.ts';
import { type RoughExchange, startRoughExchange } from './rough-exchange.ts';

const sender = 'G22';
const receivers = ['H17', 'G06'];
const everybody = [sender, ...receivers];
const roundsUntilQuiet = 40;
/** More runs, other ones each time, for whoever has the time: `LIENTHONG_FAULT_RUNS=5000`. */
const runs = Number(process.env['LIENTHONG_FAULT_RUNS'] ?? 0) || undefined;

/** Damage that a reader sees: what nobody can see without a signature is no matter of the ledger. */
const visible = mutations.filter(({ seenBy, name }) => seenBy === 'reader' && name !== 'closed-receiver');

const damage: fc.Arbitrary<FaultRule> = fc
  .tuple(fc.constantFrom(...visible.map(({ name }) => name)), fc.double({ min: 0.1, max: 0.9, noNaN: true }))
  .map(([mutation, rate]) => ({ id: `damage ${mutation}`, kind: 'content', mutation, rate }));

const others = presets.hostile.filter(({ kind }) => kind !== 'content');
const trouble: fc.Arbitrary<FaultRule> = fc
  .tuple(fc.constantFrom(...others), fc.double({ min: 0.1, max: 0.9, noNaN: true }))
  .map(([{ rate: _, ...rule }, rate]) => ({ ...rule, rate }) as FaultRule);

const plans = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  rules: fc.uniqueArray(fc.oneof({ weight: 5, arbitrary: trouble }, { weight: 1, arbitrary: damage }), {
    minLength: 2,
    maxLength: 7,
    selector: ({ id }) => id,
  }),
});

/** Who has a round at the same time as whom; and how many letters go out, before which of the rounds. */
const schedules = fc.record({
  rounds: fc.array(fc.subarray(everybody, { minLength: 1 }), { minLength: 3, maxLength: 7 }),
  letters: fc.array(fc.subarray(receivers, { minLength: 1 }), { minLength: 1, maxLength: 3 }),
});

describe('the judge of the ledger', () => {
  it('sees a letter that its receiver never registered', async () => {
    const exchange = await startRoughExchange(orderly, everybody);
    try {
      await exchange.send('1', ['H17']);
      await untilQuiet(exchange);
      await judge(exchange, [['H17']]);
      const office = exchange.nodes.get(sender);
      const lost = new Map([...exchange.nodes].map(([code, node]) => [code, office ?? node]));
      await expect(judge({ ...exchange, nodes: lost }, [['H17']])).rejects.toThrow();
      await expect(judge(exchange, [['H17'], ['G06']])).rejects.toThrow();
    } finally {
      await exchange.close();
    }
  });
});

describe('faults do no harm', () => {
  it('DUP-02, DUP-05, ERR-09: accepted = done + held, each once a receiver, whatever goes wrong', {
    timeout: 4_000 * (runs ?? 150),
  }, async () => {
    const fired = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(plans, schedules, async (plan, { rounds, letters }) => {
        const exchange = await startRoughExchange(plan, everybody);
        try {
          for (const [index, to] of letters.entries()) await exchange.send(String(index + 1), to);
          for (const among of rounds) await exchange.round(among);
          exchange.hub.faults.set(orderly);
          await untilQuiet(exchange);
          await judge(exchange, letters);
          for (const { fault } of await exchange.hub.fired()) fired.set(fault, (fired.get(fault) ?? 0) + 1);
        } finally {
          await exchange.close();
        }
      }),
      runs === undefined ? { numRuns: 150, seed: 20_261_121 } : { numRuns: runs },
    );

    expect([...fired.keys()].toSorted()).toEqual(faultKinds.filter(isMet).toSorted());
  });
});

/** The nodes of this exchange do not ask for the directory. */
const isMet = (kind: FaultKind) => kind !== 'stale-directory';

async function rowsOf({ hub, nodes }: RoughExchange): Promise<readonly SentRow[]> {
  const systems = [...nodes.values()].map(({ systemId }) => systemId);
  const rows = systems.flatMap((systemId) =>
    (['edoc', 'status'] as const).map((messageType) => hub.store.listSent({ systemId, messageType })),
  );
  return (await Promise.all(rows)).flat();
}

async function untilQuiet(exchange: RoughExchange): Promise<void> {
  for (let round = 0; round < roundsUntilQuiet; round += 1) {
    await exchange.round(everybody);
    const outgoing = [...exchange.nodes.values()].flatMap(({ store }) => store.outgoing());
    const rows = await rowsOf(exchange);
    const isOut = outgoing.every(({ dispatching }) => dispatching.state === 'accepted');
    if (isOut && rows.every(({ delivery }) => delivery.state !== 'waiting')) return;
  }
  throw new Error(`it did not become quiet in ${roundsUntilQuiet} rounds without a fault`);
}

async function judge(exchange: RoughExchange, letters: readonly (readonly string[])[]): Promise<void> {
  const rows = await rowsOf(exchange);
  const outgoing = [...exchange.nodes.values()].flatMap(({ store }) => store.outgoing());
  const accepted = (await exchange.hub.store.listEvents(0, 100_000)).filter(
    ({ event }) => event.name === 'packet-accepted',
  );
  // What a sender was told is accepted stands in the hub once, and nothing else does.
  expect(accepted).toHaveLength(outgoing.length);
  const docIds = rows.map(({ delivery }) => delivery.packet.docId);
  expect(new Set(docIds).size).toBe(outgoing.length);
  for (const { dispatching } of outgoing) {
    expect(dispatching.state === 'accepted' && docIds.includes(dispatching.docId)).toBe(true);
  }
  const documents = rows.filter(({ delivery }) => delivery.packet.messageType === 'edoc');
  expect(documents).toHaveLength(letters.flat().length);
  for (const { delivery } of documents) judgeDelivery(exchange, delivery.mailbox, delivery);
  judgeStatuses(exchange, rows);
}

interface Judged {
  readonly state: DeliveryState;
  readonly deliveryId: string;
  readonly packet: { readonly documentId: string };
}

/** Done is registered once; held was seen by its receiver as unreadable, and was registered at most once. */
function judgeDelivery(
  { nodes }: RoughExchange,
  mailbox: string,
  { state, deliveryId, packet }: Judged,
): void {
  const store = nodes.get(mailbox)?.store;
  const entries = store?.received().filter(({ documentId }) => documentId === packet.documentId) ?? [];
  if (state === 'done') expect(entries).toHaveLength(1);
  expect(entries.length).toBeLessThanOrEqual(1);
  if (state === 'held') expect(store?.unreadable().map((each) => each.deliveryId)).toContain(deliveryId);
}

/** Each status that arrived stands in its sender's history once. */
function judgeStatuses({ nodes }: RoughExchange, rows: readonly SentRow[]): void {
  const steps = nodes
    .get(sender)
    ?.store.sent()
    .flatMap(({ histories }) => histories.flatMap((each) => each.steps));
  const statuses = rows.filter(({ delivery }) => delivery.packet.messageType === 'status');
  const done = statuses.filter(({ delivery }) => delivery.state === 'done');
  expect(steps?.length).toBeGreaterThanOrEqual(done.length);
  expect(steps?.length).toBeLessThanOrEqual(statuses.length);
}
