import { type CalendarData, type Holiday, usualShifts, usualWeekend } from './working-calendar.ts';

/**
 * Days off in 2026. None of it was read in an announcement [M], so an operator is expected to put the announced
 * list in its place. A new paid day on 24/11 is unconfirmed and left out. No swap of days is known from a
 * source that was read; the place for them is `swaps`.
 */
const holidays: readonly Holiday[] = [
  {
    from: '2026/01/01',
    to: '2026/01/01',
    name: { vi: 'Tết Dương lịch', en: 'New Year' },
    confidence: 'M',
  },
  {
    from: '2026/02/14',
    to: '2026/02/22',
    name: { vi: 'Tết Nguyên đán Bính Ngọ', en: 'Lunar New Year' },
    confidence: 'M',
  },
  {
    from: '2026/04/27',
    to: '2026/04/27',
    name: { vi: 'Nghỉ bù Giỗ Tổ Hùng Vương (26/4)', en: "Hung Kings' Day of 26 April, made up for" },
    confidence: 'M',
  },
  {
    from: '2026/04/30',
    to: '2026/05/01',
    name: { vi: 'Ngày Chiến thắng và Quốc tế Lao động', en: 'Reunification Day and Labour Day' },
    confidence: 'M',
  },
  {
    from: '2026/09/01',
    to: '2026/09/02',
    name: { vi: 'Quốc khánh', en: 'National Day' },
    confidence: 'M',
  },
];

/** The calendar of 2026: Saturdays and Sundays, the days above, the usual hours. */
export const calendar2026: CalendarData = {
  weekend: usualWeekend,
  shifts: usualShifts,
  holidays,
  swaps: [],
};
