import { createSeededChance } from '../ports/seeded-chance.ts';
import type { Behaviour, Decision } from './behaviours.ts';
import { type ExchangeUnderTest, pace } from './exchange-under-test.ts';

/** Draws that a seed decides: a schedule that went wrong is tried again under its seed. */
export interface Draw {
  below(limit: number): number;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
}

/** The same seed draws the same, in the same order. */
export function createDraw(seed: string): Draw {
  const chance = createSeededChance(seed);
  const below = (limit: number) => Math.floor(chance.draw('schedule') * limit);
  return { below, oneOf: (choices) => choices[below(choices.length)] ?? choices[0] };
}

/** One thing that somebody does in the course of a schedule; what comes of it shows in the registers. */
export type Act = () => Promise<unknown>;

/**
 * Lets acts happen in their order, each at a moment that the draw decides: between and during polls of nodes
 * that are stepped in any order and sometimes at the same time, with or without time passing.
 */
export async function runSchedule(
  exchange: ExchangeUnderTest,
  acts: readonly Act[],
  draw: Draw,
  afterTurn: () => void = () => undefined,
): Promise<void> {
  const left = [...acts];
  for (let more = 4; left.length > 0 || more > 0; ) {
    const busy: Promise<unknown>[] = [];
    const act = draw.below(3) === 0 ? left.shift() : undefined;
    if (act !== undefined) busy.push(act());
    for (const node of exchange.nodes) {
      const what = draw.below(5);
      if (what === 0) busy.push(node.flush());
      if (what === 1 || what === 2) busy.push(node.pollOnce());
    }
    await Promise.all(busy);
    afterTurn();
    if (draw.below(3) === 0) await exchange.clock.advance(draw.oneOf([400, 1000, pace, 3 * pace]));
    if (left.length === 0) more -= 1;
  }
}

/** A receiver of any kind that a real one could be of. */
export function drawBehaviour(draw: Draw): Behaviour {
  const decision = () => draw.oneOf<Decision>(['agrees', 'agrees', 'refuses', 'leaves']);
  return {
    name: draw.oneOf(['registers-and-finishes', 'registers', 'refuses', 'idle'] as const),
    pace: draw.oneOf([0, 1000, pace]),
    recalls: decision(),
    takeBacks: decision(),
    updates: decision(),
  };
}
