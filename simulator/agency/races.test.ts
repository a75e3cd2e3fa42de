import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExchangeUnderTest, idOf, letterOf, startExchange } from './exchange-under-test.ts';
import { type Act, createDraw, type Draw, drawBehaviour, runSchedule } from './schedule-under-test.ts';

/** How many schedules each race is tried in; `npm run soak:races` tries more. */
const schedules = Number(process.env['LIENTHONG_SCHEDULES'] ?? 25);
const patience = 60_000 + schedules * 2_000;

let exchange: ExchangeUnderTest;
beforeAll(async () => {
  exchange = await startExchange();
});
afterAll(() => exchange.close());

const first = idOf('G22', 1);
const office = () => exchange.node('G22');
const letter = (number: number, to: readonly string[] = ['H17']) => letterOf('G22', to, number);
const reason = 'Gửi nhầm';

const send: Act = () => office().send(letter(1));
const recall = (number: number, documentId = first): Act => {
  return () => office().recall({ letter: letter(number), documents: [{ documentId }], reason });
};
const takeBack = (why = reason): Act => {
  return () => office().takeBack({ documentId: first, receivers: ['H17'], reason: why, again: true });
};
const update = (subject: string): Act => {
  return () => office().update({ letter: { ...letter(1), subject }, documentId: first, reason });
};
const remove: Act = () => {
  return office().update({ letter: letter(1), documentId: first, reason, remove: ['H17'], content: false });
};
const replace = (number: number): Act => {
  return () => office().replace({ letter: letter(number), documents: [{ documentId: first }], reason });
};

/** The eight of RCL-18, and two more. What the receiver is like is drawn for each schedule. */
const races: readonly (readonly [string, readonly Act[]])[] = [
  ['recall of a replaced document', [send, replace(2), recall(3)]],
  ['update after a recall', [send, recall(2), update('V/v sửa lần 1')]],
  ['two take-backs at once', [send, takeBack('Gửi nhầm'), takeBack('Gửi nhầm nơi nhận')]],
  ['recall while a status is in flight', [send, recall(2)]],
  ['take-back while the clerk registers', [send, takeBack()]],
  ['recall and take-back of one document crossing', [send, recall(2), takeBack()]],
  ['update crossing a refusal', [send, update('V/v sửa lần 1'), update('V/v sửa lần 2')]],
  ['replacement crossing a recall', [send, recall(2), replace(3), recall(4, idOf('G22', 3))]],
  ['removal crossing a take-back', [send, takeBack(), remove]],
  ['everything at once', [send, update('V/v sửa'), takeBack(), recall(2), replace(3), remove]],
];

describe('RCL-18: races', () => {
  it.each(races)(
    '%s ends in one state at sender, hub and receiver',
    async (name, acts) => {
      for (let number = 1; number <= schedules; number += 1) {
        const seed = `${name} ${number}`;
        const differences = await play(acts, createDraw(seed));
        expect({ seed, differences }).toEqual({ seed, differences: [] });
      }
    },
    patience,
  );
});

async function play([start = send, ...others]: readonly Act[], draw: Draw): Promise<readonly string[]> {
  const behaviour = drawBehaviour(draw);
  await exchange.seat({ G22: {}, H17: behaviour });
  // What crosses may be issued in any order.
  const acts = others.map((act) => ({ act, order: draw.below(1000) })).toSorted((a, b) => a.order - b.order);
  await runSchedule(exchange, [start, ...acts.map(({ act }) => act)], draw);
  await exchange.settle();
  const differences = await exchange.differences();
  return differences.length === 0 ? [] : [JSON.stringify(behaviour), ...differences];
}
