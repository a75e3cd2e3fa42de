import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusCodes } from '../../../protocol/edxml/names.ts';
import { processing } from '../../../protocol/lifecycle/processing.ts';
import { settle } from '../store/settle-effects.ts';
import { type FlowEffect, isClosed, noMarks, type Transfer } from './transfer.ts';

const start: Transfer = {
  document: 'D',
  documentId: 'D-id',
  issuer: 'G22',
  receiver: 'H17',
  acceptedAt: 1,
  acceptBy: 100,
  processing: 'none',
  changedAt: 1,
  marks: noMarks,
};
const common = { document: 'D', issuer: 'G22', receivers: ['H17'] } as const;

const statusEffect = fc.record({
  code: fc.constantFrom(...statusCodes.map(({ code }) => code)),
  side: fc.constantFrom('sender', 'receiver'),
  description: fc.constantFrom('Đồng ý cập nhật', 'Đồng ý lấy lại', 'Lý do'),
});
const effects = fc.array(
  fc.oneof(
    statusEffect.map(
      (each): FlowEffect => ({ kind: 'status', document: 'D', receivers: ['H17'], from: 'H17', ...each }),
    ),
    fc
      .constantFrom('V', 'W')
      .map((recall): FlowEffect => ({ kind: 'recall', ...common, recall, by: `${recall}-id` })),
    fc.tuple(fc.constantFrom('V', 'W'), fc.constantFrom('02', '03')).map(([recall, code]): FlowEffect => {
      return { kind: 'recall-answer', recall, receivers: ['H17'], code };
    }),
    fc.tuple(fc.constantFrom('u1', 'u2'), fc.boolean()).map(([docId, removal]): FlowEffect => {
      return { kind: 'update', ...common, docId, removal };
    }),
    fc.constant<FlowEffect>({ kind: 'replace', ...common, by: 'E-id' }),
  ),
  { maxLength: 30 },
);

/** Every transfer on the way. The document has left the hub from `fetched` effects on. */
function course(all: readonly FlowEffect[], fetched: number): readonly Transfer[] {
  const seen = [start];
  for (const [index, effect] of all.entries()) {
    const before = seen.at(-1) ?? start;
    seen.push(settle(effect, before, { at: index + 2, reached: index >= fetched }).transfer);
  }
  return seen;
}

describe('whatever happens to a transfer', () => {
  it('STA-12: its state is always one of the lifecycle', () => {
    fc.assert(
      fc.property(effects, fc.nat(30), (all, fetched) => {
        for (const { processing: state } of course(all, fetched)) expect(processing.states).toContain(state);
      }),
    );
  });

  it('RCL-09: once it is closed it stays closed, and its state moves at most to withdrawn', () => {
    fc.assert(
      fc.property(effects, fc.nat(30), (all, fetched) => {
        const seen = course(all, fetched);
        const first = seen.findIndex(isClosed);
        if (first < 0) return;
        const after = seen.slice(first);
        expect(after.every(isClosed)).toBe(true);
        const left = after.map((each) => each.processing).filter((state) => state !== 'withdrawn');
        expect(new Set(left).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('STA-15: nobody is awaited once it was answered or closed', () => {
    fc.assert(
      fc.property(effects, fc.nat(30), (all, fetched) => {
        for (const each of course(all, fetched)) {
          const answered = isClosed(each) || !/^(none|arrived)/.test(each.processing);
          expect(each.acceptBy === undefined).toBe(answered);
        }
      }),
    );
  });

  it('RCL-18: an answered recall or update keeps its answer', () => {
    fc.assert(
      fc.property(effects, fc.nat(30), (all, fetched) => {
        const seen = course(all, fetched);
        for (const [index, { marks }] of seen.entries()) {
          const next = seen[index + 1]?.marks ?? marks;
          for (const [at, each] of marks.recalls.entries()) {
            if (each.outcome !== 'asked') expect(next.recalls[at]).toEqual(each);
          }
          for (const [at, each] of marks.updates.entries()) {
            if (each.outcome !== 'asked') expect(next.updates[at]).toEqual(each);
          }
        }
      }),
    );
  });
});
