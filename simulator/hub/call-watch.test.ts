import { expect, it } from 'vitest';
import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import { createCallWatch } from './call-watch.ts';

const oneMinute = 60_000;
/** A Tuesday without a holiday, in the morning. */
const start = Date.parse('2026-03-10T08:00:00+07:00');

function look(at: number) {
  return {
    ...{ at, took: 0, method: 'POST', path: '/getReceivedEdocList', headers: [], bodyBytes: 0 },
    ...{
      operation: 'getReceivedEdocList',
      systemId: 'G22',
      messageType: 'edoc',
      httpStatus: 200,
      answered: '',
    },
    ...{ refused: false, problems: [] },
  };
}

it('STA-19: keeps of the looks into a queue the last thousand, in their order', () => {
  const watch = createCallWatch(createWorkingCalendar(calendar2026));
  // A gap of ten minutes, which falls out; then one of five, which stays, until a thousand looks a second apart have come.
  const first = start + 10 * oneMinute;
  for (const at of [start, first]) watch.hear(look(at));
  const then = first + 5 * oneMinute;
  for (let turn = 0; turn < 999; turn += 1) watch.hear(look(then + turn * 1_000));
  const now = then + 999_000;
  expect(watch.of('G22', now).polls.edoc).toMatchObject({ looks: 1_000, longest: 5 });
  watch.hear(look(now));
  expect(watch.of('G22', now).polls.edoc).toMatchObject({ looks: 1_000, longest: 1 / 60 });
  expect(watch.of('G22', now).polls.status).toEqual({ looks: 0, oftenEnough: false });
});
