import { type CivilDate, dayNumber } from '../calendar/civil-date.ts';
import { parseLocalDate } from '../calendar/local-time.ts';
import { governmentBodies } from './level-one-government.ts';
import { provinces } from './level-one-provinces.ts';
import { type Confidence, firstOpening, type LevelOneRow } from './level-one-row.ts';

/** A body of level 1 as it stood on one day. */
export interface LevelOneBody {
  readonly code: string;
  /** Its name on that day, in Vietnamese; a province's name without the rank of the body. */
  readonly name: string;
  readonly kind: 'government' | 'peoples-committee' | 'peoples-council';
  readonly confidence: Confidence;
  readonly openFrom: CivilDate;
  /** The first day on which the code may no longer be written, and who took over. */
  readonly closing?: LevelOneClosing;
}

export interface LevelOneClosing {
  readonly on: CivilDate;
  readonly successor: string;
  readonly confidence: Confidence;
}

/** Where a level-1 code stands on a day. `unlisted` is no verdict: no list known here has it. */
export type LevelOneStanding = 'open' | 'closed' | 'not-yet-open' | 'unlisted';

interface Entry {
  readonly row: LevelOneRow;
  readonly body: LevelOneBody;
}

const entries: ReadonlyMap<string, Entry> = new Map(
  [
    ...governmentBodies.map((row) => entryFrom(row, 'government')),
    ...provinces.map((row) => entryFrom(row, 'peoples-committee')),
    ...provinces.map((row) => entryFrom(councilOf(row), 'peoples-council')),
  ].map((entry) => [entry.row.code, entry]),
);

/** Every listed level-1 code, in the order of the lists. */
export const levelOneCodes: readonly string[] = [...entries.keys()];

/** The body that a level-1 code names, with its name on a day; undefined when no list has the code. */
export function findLevelOne(code: string, onDate: CivilDate): LevelOneBody | undefined {
  const entry = entries.get(code);
  if (entry === undefined) return undefined;
  const { renamed } = entry.row;
  if (renamed === undefined || isBefore(onDate, day(renamed.from))) return entry.body;
  return { ...entry.body, name: renamed.name };
}

/** Where a level-1 code stands on a day (IDC-03, IDC-14). */
export function levelOneStanding(code: string, onDate: CivilDate): LevelOneStanding {
  const body = findLevelOne(code, onDate);
  if (body === undefined) return 'unlisted';
  if (isBefore(onDate, body.openFrom)) return 'not-yet-open';
  return body.closing === undefined || isBefore(onDate, body.closing.on) ? 'open' : 'closed';
}

/** True when the code is listed and open on the day. An unlisted code is not open, but need not be wrong. */
export function isOpenOn(code: string, onDate: CivilDate): boolean {
  return levelOneStanding(code, onDate) === 'open';
}

function entryFrom(row: LevelOneRow, kind: LevelOneBody['kind']): Entry {
  const { code, name, confidence } = row;
  const closing = closingOf(row);
  const body = { code, name, kind, confidence, openFrom: day(firstOpening) };
  return { row, body: closing === undefined ? body : { ...body, closing } };
}

function closingOf(row: LevelOneRow): LevelOneClosing | undefined {
  const { closedOn, successor, closingConfidence = row.confidence } = row;
  if (closedOn === undefined || successor === undefined) return undefined;
  return { on: day(closedOn), successor, confidence: closingConfidence };
}

function councilOf(row: LevelOneRow): LevelOneRow {
  const code = row.code.replace('H', 'K');
  return row.successor === undefined
    ? { ...row, code }
    : { ...row, code, successor: row.successor.replace('H', 'K') };
}

function day(text: string): CivilDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new Error(`The lists of level-1 codes hold ${text}, which is no day.`);
  return date;
}

function isBefore(left: CivilDate, right: CivilDate): boolean {
  return dayNumber(left) < dayNumber(right);
}
