import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { createFaultDraws } from './fault-draws.ts';
import type { FaultRule, Trigger } from './plan.ts';
import type { Subject } from './subject.ts';

const nobody = async () => undefined;
const ruleWith = (trigger: Trigger): FaultRule => ({ id: 'r', kind: 'duplicate', ...trigger });
const subject = (identity: string): Subject => ({ operation: 'sendEdoc', systemId: 'G22', identity });

/** Asks one rule about these subjects in turn: for each whether it fired. */
async function asked(
  trigger: Trigger,
  identities: readonly string[],
  seed = 's',
): Promise<readonly boolean[]> {
  const rule = ruleWith(trigger);
  const draws = createFaultDraws({ rules: [rule] }, createSeededChance(seed), nobody);
  const answers: boolean[] = [];
  for (const each of identities) answers.push((await draws.ask(rule, subject(each), 0)) !== undefined);
  return answers;
}

const thousand = Array.from({ length: 1_000 }, (_, index) => `letter ${index % 300}`);
const share = (fired: readonly boolean[]) => fired.filter(Boolean).length / fired.length;

describe('how often a rule fires', () => {
  it('at rate 0 is never, and at rate 1 always', async () => {
    expect(share(await asked({ rate: 0 }, thousand))).toBe(0);
    expect(share(await asked({ rate: 1 }, thousand))).toBe(1);
  });

  it('at rate 0 is never even when chance draws 0, and at rate 1 always even at the highest draw', async () => {
    for (const [rate, drawn, expected] of [
      [0, 0, undefined],
      [1, 1 - Number.EPSILON / 2, 'r'],
    ] as const) {
      const rule = ruleWith({ rate });
      const chance = { draw: () => drawn, bytes: () => new Uint8Array() };
      const fired = await createFaultDraws({ rules: [rule] }, chance, nobody).ask(rule, subject('a'), 0);
      expect(fired?.rule.id).toBe(expected);
    }
  });

  it('at a rate between is about that share', async () => {
    expect(share(await asked({ rate: 0.2 }, thousand))).toBeGreaterThan(0.15);
    expect(share(await asked({ rate: 0.2 }, thousand))).toBeLessThan(0.25);
  });

  it('by a count is the first so many, and then no more', async () => {
    expect(await asked({ count: 2 }, ['a', 'a', 'b', 'a', 'c'])).toEqual([true, true, false, false, false]);
  });

  it('by an attempt is that attempt at each thing', async () => {
    expect(await asked({ nth: 2 }, ['a', 'b', 'a', 'a', 'b'])).toEqual([false, false, true, false, true]);
  });

  it('does not wear out by a fault of which nothing came', async () => {
    const rule = ruleWith({ count: 1 });
    const draws = createFaultDraws({ rules: [rule] }, createSeededChance('s'), nobody);
    (await draws.ask(rule, subject('a'), 0))?.giveBack();
    expect(draws.tally()).toEqual([{ rule: 'r', asked: 1, fired: 0, left: 1 }]);
    expect(await draws.ask(rule, subject('a'), 0)).toMatchObject({ attempt: 2 });
    expect(await draws.ask(rule, subject('a'), 0)).toBeUndefined();
  });

  it('counts only what the rule looks at', async () => {
    const rule: FaultRule = {
      ...ruleWith({ nth: 1 }),
      within: { from: '2026-01-01T00:00Z', to: '2026-01-02T00:00Z' },
    };
    const draws = createFaultDraws({ rules: [rule] }, createSeededChance('s'), nobody);
    const from = Date.parse('2026-01-01T00:00Z');
    expect(await draws.ask(rule, subject('a'), from - 1)).toBeUndefined();
    expect(await draws.ask(rule, subject('a'), from)).toBeDefined();
    expect(await draws.ask(rule, subject('b'), Date.parse('2026-01-02T00:00Z'))).toBeUndefined();
    expect(draws.tally()).toEqual([{ rule: 'r', asked: 1, fired: 1 }]);
  });
});

describe('draws of a rate', () => {
  it('do not depend on the order in which things come', async () => {
    const attempts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 40 });
    const orders = attempts.chain((each) => fc.tuple(fc.constant(each), shuffles(each)));
    await fc.assert(
      fc.asyncProperty(orders, async ([one, other]) => {
        expect(await firedBy(other)).toEqual(await firedBy(one));
      }),
      { numRuns: 200 },
    );
  });

  it('are others with another seed', async () => {
    expect(await asked({ rate: 0.5 }, thousand, 's')).toEqual(await asked({ rate: 0.5 }, thousand, 's'));
    expect(await asked({ rate: 0.5 }, thousand, 't')).not.toEqual(await asked({ rate: 0.5 }, thousand, 's'));
  });
});

function shuffles<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

/** Which attempt at what had the fault. */
async function firedBy(identities: readonly string[]): Promise<readonly string[]> {
  const fired = await asked({ rate: 0.5 }, identities);
  const attempts = identities.map((each, index) => {
    return `${each} ${identities.slice(0, index + 1).filter((other) => other === each).length}`;
  });
  return attempts.filter((_, index) => fired[index]).toSorted();
}
