import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import { type DeliveryMove, type DeliveryState, delivery } from './delivery.ts';
import { describeMachine } from './describe-machine.ts';
import type { Actor, Side } from './machine.ts';
import { processing } from './processing.ts';

const movers: Readonly<Record<DeliveryMove, Actor | Side>> = {
  fetch: 'receiver',
  processing: 'receiver',
  done: 'receiver',
  fail: 'receiver',
  reset: 'operator',
  withdraw: 'hub',
};

function brief(state: DeliveryState, move: DeliveryMove): string {
  const result = advance(delivery, state, move, movers[move]);
  if (result.outcome === 'moved') return result.state;
  return result.outcome === 'unchanged' ? `=${result.why}` : `!${result.why}`;
}

describe('delivery of a packet', () => {
  it.each([
    ['waiting', 'fetched =noted done held =repeated withdrawn'],
    ['fetched', '=repeated =noted done held =repeated !delivered'],
    ['done', '=late =late =repeated !delivered !delivered !delivered'],
    ['held', '=noted =late done =repeated waiting withdrawn'],
    ['withdrawn', '!withdrawn !withdrawn !withdrawn !withdrawn !withdrawn =repeated'],
  ] as const)('from %s gives %s', (state, row) => {
    expect(delivery.moves.map((move) => brief(state, move)).join(' ')).toBe(row);
  });

  it('ERR-08: is held after a failure until the flag is reset by the operator or in the portal', () => {
    for (const actor of ['operator', 'receiver-clerk'] as const)
      expect(advance(delivery, 'held', 'reset', actor)).toMatchObject({ outcome: 'moved', state: 'waiting' });
    expect(advance(delivery, 'held', 'reset', 'sender')).toMatchObject({ why: 'wrong-actor', state: 'held' });
  });

  it('RCL-04: is withdrawn only by the hub, and only before it was fetched', () => {
    expect(advance(delivery, 'waiting', 'withdraw', 'sender')).toMatchObject({
      problem: { code: 'lifecycle.only-hub' },
    });
    expect(advance(delivery, 'fetched', 'withdraw', 'hub')).toMatchObject({
      problem: { code: 'lifecycle.delivered-already' },
    });
  });

  it('DUP-06: says once more what was said before, without change', () => {
    const anyMove = fc.constantFrom(...delivery.moves);
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (run) => {
        let state: DeliveryState = delivery.initial;
        for (const move of run) {
          const next = advance(delivery, state, move, movers[move]);
          expect(delivery.states).toContain(next.state);
          if (state === 'done' || state === 'withdrawn') expect(next.state).toBe(state);
          const again = advance(delivery, next.state, move, movers[move]);
          expect(again.state).toBe(next.state);
          state = next.state;
        }
      }),
    );
  });
});

describe('the machines as tables', () => {
  it.each([
    ['delivery', describeMachine(delivery), delivery.states.length * delivery.moves.length],
    ['processing', describeMachine(processing), processing.states.length * processing.moves.length],
  ])('%s tells every case with its provision', (_, rows, count) => {
    expect(rows).toHaveLength(count);
    expect(rows.filter((row) => row.requirements.length === 0)).toEqual([]);
    expect(rows.filter((row) => row.by.length === 0 && row.outcome !== 'refuses')).toEqual([]);
    expect(rows.filter((row) => row.outcome === 'stays' && row.next !== row.state)).toEqual([]);
    expect(rows.filter((row) => row.outcome === 'moves' && row.next === row.state)).toEqual([]);
  });

  it('reads as one row a case', () => {
    expect(describeMachine(delivery)[0]).toEqual({
      state: 'waiting',
      move: 'fetch',
      outcome: 'moves',
      next: 'fetched',
      by: ['receiver-system'],
      requirements: ['DUP-05'],
      confidence: 'C',
    });
  });

  it.each([
    ['delivery', delivery.states, delivery.initial, describeMachine(delivery)],
    ['processing', processing.states, processing.initial, describeMachine(processing)],
  ])('%s reaches every state', (_, states, initial, rows) => {
    const reached = new Set<string>([initial, ...rows.map((row) => row.next)]);
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
  });
});
