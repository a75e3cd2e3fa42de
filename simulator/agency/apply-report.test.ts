import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import { answerRecall, applyReport } from './apply-report.ts';
import type { ReceiverHistory, StatusStep } from './node-records.ts';

const empty: ReceiverHistory = {
  ...{ organId: 'H17', party: { organId: 'H17' }, state: 'none' },
  ...{ steps: [], recalls: [], updates: [], replacedBy: [] },
};
const step = (statusCode: StatusCode, at: number, description?: string): StatusStep => {
  return { statusCode, at: at * 1000, ...(description === undefined ? {} : { description }) };
};

function hear(history: ReceiverHistory, ...steps: readonly StatusStep[]): ReceiverHistory {
  return steps.reduce((before, each) => applyReport(before, each).history, history);
}

const asked = (removal: boolean) => ({ outgoingId: '000002', at: 0, removal, outcome: 'asked' }) as const;

describe('what a sender hears', () => {
  it('STA-13: 06, then 05, then 01 leaves the document completed', () => {
    expect(hear(empty, step('06', 3), step('05', 2), step('01', 1)).state).toBe('completed');
  });

  it('DUP-08: 03 three times is one change of state and one line of history', () => {
    const { state, steps } = hear(empty, step('01', 1), step('03', 2), step('03', 2), step('03', 5));
    expect([state, steps.length]).toEqual(['registered', 2]);
  });

  it('STA-12: after a refusal nothing moves it, and why is explained', () => {
    const refused = hear(empty, step('01', 1), step('02', 2, 'sai thẩm quyền'));
    const late = applyReport(refused, step('03', 3));
    expect(late.history.state).toBe('refused');
    expect(late.problems).toMatchObject([{ code: 'lifecycle.state-final', seen: '02 → 03' }]);
  });

  it('RCL-12: 15 for a removal ends the document there', () => {
    const after = hear({ ...empty, state: 'registered', updates: [asked(true)] }, step('15', 4));
    expect(after).toMatchObject({ state: 'withdrawn', updates: [{ outcome: 'accepted' }] });
  });

  it('RCL-13: answers go to the oldest open update, with the reason', () => {
    const both = { ...empty, state: 'registered' as const, updates: [asked(false), asked(false)] };
    const after = hear(both, step('16', 4, 'Từ chối cập nhật: thiếu trang'), step('15', 5));
    expect(after.updates).toMatchObject([
      { outcome: 'declined', reason: 'Từ chối cập nhật: thiếu trang' },
      { outcome: 'accepted' },
    ]);
    expect(after.state).toBe('registered');
  });

  it('RCL-02: what is said of a recalled document stays on record and moves nothing', () => {
    const recalled = {
      ...empty,
      state: 'registered' as const,
      recalls: [{ by: 'R', at: 0, outcome: 'agreed' as const }],
    };
    const after = hear(recalled, step('04', 6), step('04', 6));
    expect([after.state, after.steps.length]).toEqual(['registered', 1]);
  });

  it.each([
    ['03', undefined, 'agreed'],
    ['03', 'Đã thu hồi, trừ: D (đã xử lý xong)', 'declined'],
    ['02', 'không thu hồi', 'declined'],
    ['01', undefined, 'asked'],
  ] as const)('RCL-02: %s with “%s” is %s', (code, description, outcome) => {
    const open = { ...empty, recalls: [{ by: 'R', at: 0, outcome: 'asked' as const }] };
    const after = answerRecall(open, { by: 'R', documentId: 'D' }, step(code, 1, description));
    expect(after.recalls[0]?.outcome).toBe(outcome);
  });
});
