import { describe, expect, it } from 'vitest';
import { createGate } from './gate.ts';

/** Works that are told when they begin, and end when they are let go. */
function openGate() {
  const gate = createGate();
  const told: string[] = [];
  const work = (name: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const run = async () => {
      told.push(`${name} begins`);
      return promise.finally(() => told.push(`${name} ends`));
    };
    return { run, end: () => resolve(name), fail: () => reject(new Error(name)) };
  };
  return { gate, told, work };
}

describe('a gate', () => {
  it('lets works through side by side', async () => {
    const { gate, told, work } = openGate();
    const [a, b] = [work('a'), work('b')];
    const both = [gate.beside(a.run), gate.beside(b.run)];
    b.end();
    expect(await both[1]).toBe('b');
    a.end();
    expect(await both[0]).toBe('a');
    expect(told).toEqual(['a begins', 'b begins', 'b ends', 'a ends']);
  });

  it('lets one through alone, behind those that run and before those that come', async () => {
    const { gate, told, work } = openGate();
    const [before, one, other, after] = [work('before'), work('one'), work('other'), work('after')];
    const all = [gate.beside(before.run), gate.alone(one.run), gate.alone(other.run), gate.beside(after.run)];
    for (const each of [after, other, one, before]) each.end();
    expect(await Promise.all(all)).toEqual(['before', 'one', 'other', 'after']);
    const pairs = told.filter((_, at) => at % 2 === 0).map((each) => each.replace(' begins', ''));
    expect(told).toEqual(pairs.flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(pairs.slice(0, 2)).toEqual(['before', 'one']);
  });

  it('opens again behind what fails', async () => {
    const { gate, work } = openGate();
    const [failing, alone, next] = [work('failing'), work('alone'), work('next')];
    const all = [gate.beside(failing.run), gate.alone(alone.run), gate.beside(next.run)];
    for (const each of [failing, alone]) each.fail();
    next.end();
    const outcomes = (await Promise.allSettled(all)).map(({ status }) => status);
    expect(outcomes).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
