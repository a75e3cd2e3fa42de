import { beforeAll, describe, expect, it } from 'vitest';
import { answerBy, registerBy } from '../../protocol/calendar/deadlines.ts';
import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

const calendar = createWorkingCalendar(calendar2026);

/** Letters that come in the morning, after four, in the evening, on a Saturday, in Tết; each plain and urgent. */
const arrivals = {
  'the morning': '2026-02-12T09:00:00+07:00',
  'after four o’clock': '2026-02-12T16:20:00+07:00',
  'the last evening before Tết': '2026-02-13T20:00:00+07:00',
  'a Saturday': '2026-02-14T10:00:00+07:00',
  'New Year’s Day': '2026-02-17T23:30:00+07:00',
} as const;
const start = '2026-02-12T08:00:00+07:00';
const minutesAfter = (text: string) => `${(Date.parse(text) - Date.parse(start)) / 60_000}m`;

const scenario: Scenario = {
  scenario: 'deadlines-kept',
  title: { vi: 'Đúng hạn', en: 'In time' },
  start,
  until: '14d',
  polling: '5m',
  agencies: { H17: { behaviour: 'registers-and-finishes', hours: 'office', pace: '10m' } },
  acts: Object.values(arrivals).flatMap((text, index) => [
    { id: `plain-${index}`, at: minutesAfter(text), do: 'send', from: 'G22', to: ['H17'] },
    { id: `urgent-${index}`, at: minutesAfter(text), do: 'send', from: 'G22', to: ['H17'], priority: 3 },
  ]),
};

const events: ExchangeEvent[] = [];
beforeAll(async () => {
  const { differences } = await runScenario(scenario, { onEvent: (event) => events.push(event) });
  expect(differences).toEqual([]);
});

/** The n-th letter that the Office sent: plain ones and urgent ones in turn. */
function times(number: number) {
  const documentId = events.flatMap((each) =>
    each.name === 'packet-accepted' && each.statusCode === undefined ? [each.documentId] : [],
  )[number];
  const arrived = events.find((each) => each.name === 'packet-fetched' && each.documentId === documentId);
  const heard = (code: StatusCode) =>
    events.find(
      (each) => each.name === 'status-received' && each.documentId === documentId && each.statusCode === code,
    )?.at ?? Number.POSITIVE_INFINITY;
  if (arrived === undefined) throw new Error(`letter ${number} never came`);
  return { arrivedAt: arrived.at, heard };
}

describe('a simulated agency whose clerk keeps office hours', () => {
  it.each(Object.keys(arrivals).map((when, index) => [when, index] as const))(
    'STA-05: tells its sender of what comes in %s on the same day, and decides in time',
    (_, index) => {
      for (const number of [2 * index, 2 * index + 1]) {
        const { arrivedAt, heard } = times(number);
        const due = answerBy(arrivedAt, calendar);
        expect(heard('01')).toBeLessThanOrEqual(due.arrived);
        expect(heard('03')).toBeLessThanOrEqual(due.decided);
      }
    },
  );

  it.each(Object.keys(arrivals).map((when, index) => [when, index] as const))(
    'STA-06: hands on what comes in %s by the next working day, and within half an hour of work what is urgent',
    (_, index) => {
      const plain = times(2 * index);
      expect(plain.heard('04')).toBeLessThanOrEqual(registerBy(plain.arrivedAt, false, calendar));
      const urgent = times(2 * index + 1);
      expect(urgent.heard('04')).toBeLessThanOrEqual(registerBy(urgent.arrivedAt, true, calendar));
    },
  );
});
