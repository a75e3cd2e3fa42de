import { isRealDay } from './civil-date.ts';
import { parseLocalDate, parseLocalTimestamp } from './local-time.ts';

/**
 * The shape of a text that is no time of the wire, for a message that helps. It never gives a value: the
 * vendor's reader turns `30/10/2020` into the year 36 without a word, and nobody should repeat that.
 */
export type WrongDate =
  | 'empty'
  | 'day-first'
  | 'day-first-timestamp'
  | 'iso-date'
  | 'iso-timestamp'
  | 'java-timestamp'
  | 'compact'
  | 'short-year'
  | 'unpadded'
  | 'date-with-time'
  | 'date-without-time'
  | 'impossible-day'
  | 'impossible-time'
  | 'surrounding-space'
  | 'unknown';

const shapes: readonly (readonly [WrongDate, RegExp])[] = [
  ['java-timestamp', /^\d{8}T\d{6}\+\d{4}$/],
  ['iso-timestamp', /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/],
  ['iso-date', /^\d{4}-\d{2}-\d{2}$/],
  ['day-first-timestamp', /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4} +\d{1,2}:\d{2}/],
  ['day-first', /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/],
  ['compact', /^(?:\d{8}|\d{14})$/],
  ['short-year', /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b/],
];

const wireDate = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}):(\d{1,2}):(\d{1,2}))?$/;

/** Names the shape of a text that should have been `wanted`; undefined when the text is right. */
export function classifyWrongDate(
  text: string,
  wanted: 'date' | 'timestamp' = 'date',
): WrongDate | undefined {
  const right = wanted === 'date' ? parseLocalDate(text) : parseLocalTimestamp(text);
  if (right !== undefined) return undefined;
  if (text.trim() === '') return 'empty';
  if (text !== text.trim()) return 'surrounding-space';
  const [known] = shapes.find(([, form]) => form.test(text)) ?? [];
  return known ?? ofWireShape(text, wanted);
}

function ofWireShape(text: string, wanted: 'date' | 'timestamp'): WrongDate {
  const [, year, month, day, hours] = wireDate.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'unknown';
  if (!isRealDay({ year: Number(year), month: Number(month), day: Number(day) })) return 'impossible-day';
  if (wanted === 'date' && hours !== undefined) return 'date-with-time';
  if (wanted === 'timestamp' && hours === undefined) return 'date-without-time';
  return /(?<!\d)\d(?!\d)/.test(text) ? 'unpadded' : 'impossible-time';
}
