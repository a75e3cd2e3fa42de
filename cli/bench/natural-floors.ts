import type { FloorName } from '../calibrate/floor.ts';
import type { MeasuredFloor } from '../calibrate/measure-floors.ts';
import type { Row } from './rows.ts';

/** What one unit of a row cannot do without: so many acts of a floor. */
interface NaturalFloor {
  readonly rows: RegExp;
  readonly floor: FloorName;
  /** By the numbers in the row's name. */
  readonly acts: (numbers: readonly number[]) => number;
}

/** Files of a letter and four statuses of each of 3.6 receivers. */
const chainFiles = 1 + 4 * 3.6;
/** 50 MB, in the megabytes of the floor. */
const largeFile = (50 * 1024 * 1024) / 1e6;

const naturalFloors: readonly NaturalFloor[] = [
  { rows: /^sendEdoc 20 KB/, floor: 'file-20kb', acts: () => 1 },
  { rows: /^sendEdoc 1\.5 MB/, floor: 'file-1.5mb', acts: () => 1 },
  { rows: /^chain, SQLite/, floor: 'file-20kb', acts: () => chainFiles },
  {
    rows: /^(\d+) nodes list both queues, (again|first)/,
    floor: 'http-1kb',
    acts: ([nodes = 0]) => 2 * nodes,
  },
  { rows: /^inspect 50 MB, time/, floor: 'sha256', acts: () => largeFile },
  { rows: /^verify a PDF of 1 MB/, floor: 'rsa-2048', acts: () => 2 },
  { rows: /^PDFs of 1 MB verified/, floor: 'rsa-2048', acts: () => 2 },
  { rows: /^verify a signed packet of 1 MB/, floor: 'rsa-2048', acts: () => 1 },
  { rows: /^certificate path/, floor: 'rsa-2048', acts: () => 2 },
];

/** How a row stands to what the machine does at most; a rate above 1 is one of several at once. */
export interface MachineRatio {
  readonly floor: FloorName;
  /** Of rates: measured to possible. Of times: taken to needed. */
  readonly ratio: number;
}

/** Undefined for a row that rests on no one floor. */
export function machineRatioOf(row: Row, floors: readonly MeasuredFloor[]): MachineRatio | undefined {
  const natural = naturalFloors.find(({ rows }) => rows.test(row.name));
  const floor = floors.find(({ name }) => name === natural?.floor);
  if (natural === undefined || floor === undefined || floor.median === 0) return undefined;
  const numbers = (natural.rows.exec(row.name) ?? []).slice(1).map(Number);
  const needed = natural.acts(numbers) / floor.median;
  const ratio = row.unit === 'ms' ? row.measured / (needed * 1_000) : row.measured * needed;
  return { floor: floor.name, ratio };
}

/** As it stands in the table. */
export function renderMachineRatio(row: Row, floors: readonly MeasuredFloor[]): string {
  const found = machineRatioOf(row, floors);
  return found === undefined ? '' : `${found.ratio.toFixed(2)} × ${found.floor}`;
}
