import { describe, expect, it } from 'vitest';
import type { FaultPlan } from './plan.ts';
import { presets } from './presets.ts';
import { type RoughExchange, startRoughExchange } from './rough-exchange.ts';

const everybody = ['G22', 'H17', 'G06'];
const letters = Array.from({ length: 8 }, (_, index) => String(index + 1));

/** How often a list is asked for depends on how things go; what happens to a packet must not. */
const operations = ['sendEdoc', 'getEdoc', 'updateStatus'] as const;
const plan: FaultPlan = {
  seed: 'replay',
  rules: presets.hostile
    .filter(({ kind }) => !['redeliver', 'stale-directory', 'shuffled-list', 'content'].includes(kind))
    .flatMap(({ rate: _, ...rule }) =>
      operations.map((operation) => ({ ...rule, id: `${rule.id} ${operation}`, operation, rate: 0.04 })),
    ) as FaultPlan['rules'],
};

/** Sends the letters and has rounds in the order that `choose` gives, until all is done. */
async function run(choose: (round: number) => readonly string[]) {
  const exchange = await startRoughExchange(plan, everybody);
  try {
    for (const number of letters) await exchange.send(number, ['H17', 'G06']);
    for (let round = 0; !(await isQuiet(exchange)); round += 1) {
      if (round === 400) throw new Error('it does not become quiet');
      await exchange.round(choose(round));
    }
    const fired = await exchange.hub.fired();
    return { order: fired.map(nameOf), faults: fired.map(nameOf).toSorted() };
  } finally {
    await exchange.close();
  }
}

function nameOf({
  rule,
  systemId,
  documentId,
  attempt,
  drawn,
}: Awaited<ReturnType<RoughExchange['hub']['fired']>>[number]) {
  return [rule, systemId, documentId, attempt, drawn].join(' ');
}

async function isQuiet({ hub, nodes }: RoughExchange): Promise<boolean> {
  const outgoing = [...nodes.values()].flatMap(({ store }) => store.outgoing());
  if (outgoing.length === 0 || !outgoing.every(({ dispatching }) => dispatching.state === 'accepted'))
    return false;
  for (const { systemId } of nodes.values()) {
    for (const messageType of ['edoc', 'status'] as const) {
      const rows = await hub.store.listSent({ systemId, messageType });
      if (rows.some(({ delivery }) => delivery.state === 'waiting')) return false;
    }
  }
  return true;
}

describe('two concurrent runs from one seed', () => {
  it('have the same faults, though things come in another order', async () => {
    const together = await run(() => everybody);
    const inTurn = await run((round) => everybody.slice(round % 3, (round % 3) + 1));
    expect(together.faults.length).toBeGreaterThan(20);
    expect(inTurn.order).not.toEqual(together.order);
    expect(inTurn.faults).toEqual(together.faults);
  });
});
