import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../ports/ports.ts';
import { type DeadlineName, deadlines } from './deadline-table.ts';
import { accountBy, answerBy, deadline, registerBy, sendBy, sendUrgentBy } from './deadlines.ts';
import { calendar2026 } from './holidays-2026.ts';
import { endOfDueDate } from './limit.ts';
import { parseLocalTimestamp, renderLocalTimestamp } from './local-time.ts';
import { createWorkingCalendar } from './working-calendar.ts';

const calendar = createWorkingCalendar({
  ...calendar2026,
  swaps: [{ off: '2026/08/31', works: '2026/08/22', confidence: 'I' }],
});

function at(text: string): Instant {
  const instant = parseLocalTimestamp(text);
  if (instant === undefined) throw new Error(text);
  return instant;
}

const shown = renderLocalTimestamp;

describe('GEN-08, STA-01: when a signed document must be sent', () => {
  it.each([
    ['an ordinary day', '2026/11/18 09:00:00', '2026/11/19 12:00:00', '2026/11/19 23:59:59'],
    ['midnight', '2026/11/18 00:00:00', '2026/11/19 12:00:00', '2026/11/19 23:59:59'],
    ['the last second of a day', '2026/11/18 23:59:59', '2026/11/19 12:00:00', '2026/11/19 23:59:59'],
    ['Friday afternoon', '2026/11/20 16:50:00', '2026/11/23 12:00:00', '2026/11/23 23:59:59'],
    ['Friday, 23:59:59', '2026/11/20 23:59:59', '2026/11/23 12:00:00', '2026/11/23 23:59:59'],
    ['Saturday', '2026/11/21 10:00:00', '2026/11/23 12:00:00', '2026/11/23 23:59:59'],
    ['Sunday, 23:59:59', '2026/11/22 23:59:59', '2026/11/23 12:00:00', '2026/11/23 23:59:59'],
    ['Monday, first second', '2026/11/23 00:00:00', '2026/11/24 12:00:00', '2026/11/24 23:59:59'],
    ['the last day before Tết', '2026/02/13 15:00:00', '2026/02/23 12:00:00', '2026/02/23 23:59:59'],
    ['New Year’s Eve of Tết', '2026/02/16 09:00:00', '2026/02/23 12:00:00', '2026/02/23 23:59:59'],
    ['the last day of Tết', '2026/02/22 23:59:59', '2026/02/23 12:00:00', '2026/02/23 23:59:59'],
    ['before 26 April, a Sunday', '2026/04/24 14:00:00', '2026/04/28 12:00:00', '2026/04/28 23:59:59'],
    ['the end of April', '2026/04/29 14:00:00', '2026/05/04 12:00:00', '2026/05/04 23:59:59'],
    ['before a worked Saturday', '2026/08/21 17:00:00', '2026/08/22 12:00:00', '2026/08/22 23:59:59'],
    ['a worked Saturday', '2026/08/22 10:00:00', '2026/08/24 12:00:00', '2026/08/24 23:59:59'],
    ['before a swapped Monday', '2026/08/28 16:00:00', '2026/09/03 12:00:00', '2026/09/03 23:59:59'],
    ['a month’s end', '2026/06/30 23:59:59', '2026/07/01 12:00:00', '2026/07/01 23:59:59'],
    ['28 February', '2026/02/28 09:00:00', '2026/03/02 12:00:00', '2026/03/02 23:59:59'],
    ['a year’s first day', '2026/01/01 08:00:00', '2026/01/02 12:00:00', '2026/01/02 23:59:59'],
    ['the evening before the year', '2025/12/31 23:59:59', '2026/01/02 12:00:00', '2026/01/02 23:59:59'],
  ])('%s: %s', (_, signedAt, decision28, decree30) => {
    const due = sendBy(at(signedAt), calendar);
    expect([shown(due.decision28), shown(due.decree30)]).toEqual([decision28, decree30]);
  });

  it('lets 11:59 pass and 12:01 not', () => {
    const due = sendBy(at('2026/11/20 16:50:00'), calendar).decision28;
    expect(at('2026/11/23 11:59:00') <= due).toBe(true);
    expect(at('2026/11/23 12:00:00') <= due).toBe(true);
    expect(at('2026/11/23 12:01:00') <= due).toBe(false);
  });
});

describe('STA-02: urgent documents', () => {
  it('are slow after 5 minutes and late after 15, at night and on holidays too', () => {
    const { warn, fail } = sendUrgentBy(at('2026/02/17 23:50:00'));
    expect([shown(warn), shown(fail)]).toEqual(['2026/02/17 23:55:00', '2026/02/18 00:05:00']);
  });
});

describe('STA-05 to STA-07: after an arrival', () => {
  it.each([
    ['2026/11/20 09:00:00', '2026/11/20 23:59:59', '2026/11/20 23:59:59'],
    ['2026/11/20 16:00:00', '2026/11/20 23:59:59', '2026/11/20 23:59:59'],
    ['2026/11/20 16:00:01', '2026/11/20 23:59:59', '2026/11/23 23:59:59'],
    ['2026/11/21 09:00:00', '2026/11/21 23:59:59', '2026/11/23 23:59:59'],
    ['2026/02/18 09:00:00', '2026/02/18 23:59:59', '2026/02/23 23:59:59'],
  ])('%s is told by %s and decided by %s', (arrivedAt, arrived, decided) => {
    const due = answerBy(at(arrivedAt), calendar);
    expect([shown(due.arrived), shown(due.decided)]).toEqual([arrived, decided]);
  });

  it.each([
    ['2026/11/20 16:50:00', false, '2026/11/23 23:59:59'],
    ['2026/11/20 16:50:00', true, '2026/11/23 08:20:00'],
    ['2026/11/20 09:00:00', true, '2026/11/20 09:30:00'],
    ['2026/11/20 11:45:00', true, '2026/11/20 13:15:00'],
  ])('%s, urgent %s, is registered by %s', (arrivedAt, isUrgent, due) => {
    expect(shown(registerBy(at(arrivedAt), isUrgent, calendar))).toBe(due);
  });

  it.each([
    ['2026/11/20 16:50:00', '2026/11/20 23:59:59'],
    ['2026/11/21 08:00:00', '2026/11/23 23:59:59'],
  ])('%s is refused by %s', (arrivedAt, due) => {
    expect(shown(deadline('refuse', at(arrivedAt), calendar))).toBe(due);
    expect(shown(deadline('answerRecall', at(arrivedAt), calendar))).toBe(due);
  });

  it('has an answer by its due date, to the last second', () => {
    const due = endOfDueDate('2026/11/30');
    expect(due === undefined ? '' : shown(due)).toBe('2026/11/30 23:59:59');
    expect(endOfDueDate('30/11/2026')).toBeUndefined();
  });
});

describe('the connection', () => {
  it('ONB-03: has its account by the end of Tuesday when asked for on Friday', () => {
    expect(shown(accountBy(at('2026/11/20 10:00:00'), calendar))).toBe('2026/11/24 23:59:59');
  });

  it('ONB-03: had five working days before 19 August 2025', () => {
    expect(shown(accountBy(at('2025/08/18 23:59:59'), calendar))).toBe('2025/08/25 23:59:59');
    expect(shown(accountBy(at('2025/08/19 00:00:00'), calendar))).toBe('2025/08/21 23:59:59');
  });

  it('AVL-02: is told to be lost within 30 minutes of the clock', () => {
    expect(shown(deadline('noticeOfLoss', at('2026/12/31 23:45:00'), calendar))).toBe('2027/01/01 00:15:00');
  });

  it('AVL-07: is suspended only when announced seven working days before', () => {
    const due = deadline('announceSuspension', at('2026/11/23 20:00:00'), calendar);
    expect(shown(due)).toBe('2026/11/12 23:59:59');
  });

  it('INC-03, ONB-11, ERR-10: has its other notices in a day, a working day and seven', () => {
    const friday = at('2026/11/20 10:00:00');
    expect(shown(deadline('noticeOfSuspension', friday, calendar))).toBe('2026/11/21 10:00:00');
    expect(shown(deadline('publishService', friday, calendar))).toBe('2026/11/23 23:59:59');
    expect(shown(deadline('answerReport', friday, calendar))).toBe('2026/12/01 23:59:59');
  });
});

describe('any deadline', () => {
  const names = Object.keys(deadlines) as DeadlineName[];
  const anyInstant = fc.integer({ min: at('2026/01/01 00:00:00'), max: at('2026/12/31 23:59:59') });

  it('is no earlier for a later event', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyInstant, anyInstant, (name, left, right) => {
        const [first, second] = [Math.min(left, right), Math.max(left, right)];
        expect(deadline(name, first, calendar)).toBeLessThanOrEqual(deadline(name, second, calendar));
        const decided = [first, second].map((event) => answerBy(event, calendar).decided);
        expect(decided[0]).toBeLessThanOrEqual(decided[1] ?? 0);
      }),
    );
  });

  it('ends after its event, unless it must be kept before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), anyInstant, (name, event) => {
        const isBefore = name === 'announceSuspension';
        expect(deadline(name, event, calendar) < event).toBe(isBefore);
      }),
    );
  });

  it('has a provision', () => {
    expect(names.filter((name) => deadlines[name].provision.requirements.length === 0)).toEqual([]);
  });
});
