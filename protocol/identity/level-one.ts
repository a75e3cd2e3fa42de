import { type CivilDate, type DayNumber, dayNumber } from '../calendar/civil-date.ts';
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
  readonly body: LevelOneBody;
  /** The same body from the day on which it had another name. */
  readonly renamed: { readonly from: DayNumber; readonly body: LevelOneBody } | undefined;
  readonly openFrom: DayNumber;
  readonly closedOn: DayNumber;
}

const entries: ReadonlyMap<string, Entry> = new Map(
  [
    ...governmentBodies.map((row) => entryFrom(row, 'government')),
    ...provinces.map((row) => entryFrom(row, 'peoples-committee')),
    ...provinces.map((row) => entryFrom(councilOf(row), 'peoples-council')),
  ].map((entry) => [entry.body.code, entry]),
);

/** Every listed level-1 code, in the order of the lists. */
export const levelOneCodes: readonly string[] = [...entries.keys()];

/** The body that a level-1 code names, with its name on a day; undefined when no list has the code. */
export function findLevelOne(code: string, onDate: CivilDate): LevelOneBody | undefined {
  const entry = entries.get(code);
  if (entry === undefined) return undefined;
  const { body, renamed } = entry;
  return renamed === undefined || dayNumber(onDate) < renamed.from ? body : renamed.body;
}

/** Where a level-1 code stands on a day (IDC-03, IDC-14). */
export function levelOneStanding(code: string, onDate: CivilDate): LevelOneStanding {
  const entry = entries.get(code);
  if (entry === undefined) return 'unlisted';
  const day = dayNumber(onDate);
  if (day < entry.openFrom) return 'not-yet-open';
  return day < entry.closedOn ? 'open' : 'closed';
}

/** True when the code is listed and open on the day. An unlisted code is not open, but need not be wrong. */
export function isOpenOn(code: string, onDate: CivilDate): boolean {
  return levelOneStanding(code, onDate) === 'open';
}

function entryFrom(row: LevelOneRow, kind: LevelOneBody['kind']): Entry {
  const { code, name, confidence } = row;
  const closing = closingOf(row);
  const open = { code, name, kind, confidence, openFrom: day(firstOpening) };
  const body = closing === undefined ? open : { ...open, closing };
  const { renamed } = row;
  return {
    body,
    renamed: renamed && { from: dayNumber(day(renamed.from)), body: { ...body, name: renamed.name } },
    openFrom: dayNumber(body.openFrom),
    closedOn: closing === undefined ? Number.POSITIVE_INFINITY : dayNumber(closing.on),
  };
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
