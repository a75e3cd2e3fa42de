import { type FloorName, longPacket, megabyte } from '../calibrate/floor.ts';
import type { MeasuredFloor } from '../calibrate/measure-floors.ts';
import type { Row } from './rows.ts';

/** What one unit of a row cannot do without: so many acts of a floor. */
interface NaturalFloor {
  readonly rows: RegExp;
  readonly floor: FloorName;
  /** In the unit of the floor, by the numbers in the row's name; undefined where the row does not tell enough. */
  readonly acts: (numbers: readonly number[], row: Row) => number | undefined;
}

/** Files of a letter and four statuses of each of 3.6 receivers. */
const chainFiles = 1 + 4 * 3.6;
/** Its calls: each packet is sent once, fetched once by each receiver, and acknowledged. */
const chainCalls = chainFiles + 2 * (3.6 + 4 * 3.6);
/** 50 MB, in the megabytes of the floor. */
const largeFile = (50 * 1024 * 1024) / megabyte;
/** Twenty packets of 50,000,000 bytes, each as so many files of 1.5 MB. */
const largePacket = 50_000_000 / longPacket;

const once = () => 1;

const naturalFloors: readonly NaturalFloor[] = [
  { rows: /^sendEdoc 20 KB/, floor: 'file-20kb', acts: once },
  { rows: /^sendEdoc 1\.5 MB/, floor: 'file-1.5mb', acts: once },
  // CPU is spent by the call at least: who only takes it and answers is the floor.
  { rows: /^CPU a send, 20 KB/, floor: 'http-1kb', acts: once },
  { rows: /^CPU a send, 1\.5 MB/, floor: 'http-1.5mb', acts: () => longPacket / megabyte },
  { rows: /^(CPU|time) a send with spans/, floor: 'http-1kb', acts: once },
  { rows: /^CPU a document/, floor: 'http-1kb', acts: () => chainCalls },
  { rows: /^chain, memory/, floor: 'http-1kb', acts: () => chainCalls },
  { rows: /^chain, /, floor: 'file-20kb', acts: () => chainFiles },
  {
    rows: /^getSynchronizeUnit of .* rows(, first)?$/,
    floor: 'http-1.5mb',
    acts: (_, { bytes }) => (bytes === undefined ? undefined : bytes / megabyte),
  },
  { rows: /^directory delta/, floor: 'http-1kb', acts: once },
  { rows: /^a letter to (\d+), accepted/, floor: 'commit-10', acts: ([receivers = 0]) => receivers },
  { rows: /^a letter to (\d+), seen by all/, floor: 'http-1kb', acts: ([receivers = 0]) => 1 + receivers },
  { rows: /^a letter to \d+, longest wait of another/, floor: 'http-1kb', acts: once },
  {
    rows: /^(\d+) nodes list both queues, (again|first)/,
    floor: 'http-1kb',
    acts: ([nodes = 0]) => 2 * nodes,
  },
  { rows: /^\d+ nodes list both queues, slowest node/, floor: 'http-1kb', acts: () => 2 },
  {
    rows: /^(\d+) × 50 MB at once, all sent/,
    floor: 'file-1.5mb',
    acts: ([packets = 0]) => packets * largePacket,
  },
  {
    rows: /^(\d+) × 50 MB at once, all fetched/,
    floor: 'http-1.5mb',
    acts: ([packets = 0]) => (packets * largePacket * longPacket) / megabyte,
  },
  { rows: /^letters of 1\.5 MB while/, floor: 'file-1.5mb', acts: once },
  { rows: /^inspect 50 MB.*, time/, floor: 'sha256', acts: () => largeFile },
  { rows: /^verify a PDF of 50 MB, time/, floor: 'sha256', acts: () => largeFile },
  { rows: /^verify a PDF of 1 MB/, floor: 'rsa-2048', acts: () => 2 },
  { rows: /^PDFs of 1 MB verified/, floor: 'rsa-2048', acts: () => 2 },
  { rows: /^verify a signed packet of 1 MB/, floor: 'rsa-2048', acts: once },
  { rows: /^certificate path/, floor: 'rsa-2048', acts: () => 2 },
];

/** Sizes, memory and the start of a program rest on no speed that `lienthong calibrate` measures. */
const withoutFloor = /, (length|most resident)$|^(inspect|verify) .*, memory$|^cold --help$|^hub ready$/;

/** Whether the machine has no floor that would say anything of this row. */
export function hasNoFloor({ name }: Pick<Row, 'name'>): boolean {
  return withoutFloor.test(name);
}

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
  const acts = natural.acts(numbers, row);
  if (acts === undefined) return undefined;
  const needed = acts / floor.median;
  const ratio = row.unit === 'ms' ? row.measured / (needed * 1_000) : row.measured * needed;
  return { floor: floor.name, ratio };
}

/** As it stands in the table. */
export function renderMachineRatio(row: Row, floors: readonly MeasuredFloor[]): string {
  const found = machineRatioOf(row, floors);
  if (found !== undefined) return `${found.ratio.toFixed(2)} × ${found.floor}`;
  return hasNoFloor(row) ? 'none' : '';
}
