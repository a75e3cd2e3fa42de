import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processing } from '../../protocol/lifecycle/processing.ts';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { type Act, createDraw, type Draw, drawBehaviour, runSchedule } from './schedule-under-test.ts';

/** How many courses are tried; `npm run soak:races` tries more. */
const courses = Number(process.env['LIENTHONG_SCHEDULES'] ?? 8);
const cast = ['G22', 'G06', 'H17', 'H38', '0100100079'] as const;
const reason = 'Gửi nhầm';

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

describe('RCL-18: anything that five agencies do with their documents', () => {
  it(
    'ends in agreement, and no document ever leaves the lifecycle or goes back in it',
    async () => {
      for (let number = 1; number <= courses; number += 1) {
        const seed = `course ${number}`;
        const differences = await play(createDraw(seed));
        expect({ seed, differences }).toEqual({ seed, differences: [] });
      }
    },
    120_000 + courses * 5_000,
  );
});

async function play(draw: Draw): Promise<readonly string[]> {
  await exchange.seat(Object.fromEntries(cast.map((code) => [code, drawBehaviour(draw)])));
  const watch = createWatch();
  for (let turn = 0; turn < 6; turn += 1) {
    const acts = Array.from({ length: 2 }, () => drawAct(draw, turn));
    await runSchedule(exchange, acts, draw, watch.look);
    if (draw.below(3) === 0) await exchange.restart(draw.oneOf(cast));
  }
  await exchange.settle();
  watch.look();
  return [...watch.wrong, ...(await exchange.differences())];
}

let numbered = 0;

/** A new letter, or something that its sender does to one that it sent before. */
function drawAct(draw: Draw, turn: number): Act {
  const from = draw.oneOf(cast);
  const node = () => exchange.node(from);
  numbered += 1;
  const number = numbered;
  const others = cast.filter((code) => code !== from);
  const to = others.filter((_, at) => at === number % others.length || draw.below(3) === 0);
  const letter = { ...letterOf(from, to, number), subject: `V/v ${number}` };
  const what = turn === 0 ? 0 : draw.below(7);
  const pick = draw.below(1000);
  const one = draw.below(2) === 0;
  const again = draw.below(4) === 0;
  return async () => {
    const sent = node().store.sent();
    const document = sent[pick % Math.max(1, sent.length)];
    if (what < 2 || document === undefined) return node().send(letter);
    const { documentId, to: receivers } = document;
    const some = one ? { receivers: receivers.slice(0, 1) } : {};
    const documents = [{ documentId, ...some }];
    const base = { letter: { ...letter, documentId: idOf(from, number) }, reason };
    if (what === 2) return node().takeBack({ documentId, reason: `${reason} ${number}`, again, ...some });
    if (what === 3) return node().recall({ ...base, documents });
    if (what === 4) return node().replace({ ...base, documents });
    const remove = what === 6 ? { remove: receivers.slice(0, 1), content: one } : {};
    const add = what === 6 ? letter.to.filter(({ organId }) => !receivers.includes(organId)) : [];
    return node().update({ ...base, letter: { ...letter, documentId }, documentId, add, ...remove });
  };
}

const order = [
  'none',
  'arrived',
  'registered',
  'assigned',
  'in-progress',
  'completed',
  'refused',
  'withdrawn',
];

/** Looks at every state that any register shows, again and again. */
function createWatch() {
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  const see = (key: string, state: string) => {
    const rank = order.indexOf(state.replace('/take-back', ''));
    if (!processing.states.some((each) => each === state)) wrong.push(`${key} is ${state}`);
    if (rank < (seen.get(key) ?? 0)) wrong.push(`${key} went back to ${state}`);
    seen.set(key, rank);
  };
  const look = () => {
    for (const { systemId, store } of exchange.nodes) {
      for (const { documentId, to, state } of store.received()) see(`${systemId} ${documentId} ${to}`, state);
      for (const { documentId, histories } of store.sent()) {
        for (const { organId, state } of histories) see(`${systemId} sent ${documentId} ${organId}`, state);
      }
    }
  };
  return { look, wrong };
}
