/** One line of the benchmark's table: what was measured beside the floor of the same run. */
export interface Row {
  readonly name: string;
  readonly unit: '/s' | 'ms' | 'MB';
  /** Absent where nothing sensible can be measured as a floor. */
  readonly floor?: number;
  readonly measured: number;
  /**
   * The ratio of each pair of rounds that ran one after the other. What else the machine does falls on both of a
   * pair, so these say more than the two medians do.
   */
  readonly ratios?: readonly number[];
  /** Bytes that are moved, where the row is about moving them. */
  readonly bytes?: number;
  /** Absent for what is told beside, to explain the rest. */
  readonly wanted?: Wanted;
}

/** What the project aims at: a share of the floor's speed, so many times the floor, or so many units. */
export type Wanted =
  | { readonly ratioAtLeast: number }
  | { readonly ratioAtMost: number }
  | { readonly atMost: number }
  | { readonly atLeast: number };

/** The ratio to the floor; for speeds, 1 is as fast as the floor. */
export function ratioOf({ floor, measured, ratios }: Row): number | undefined {
  if (ratios !== undefined) return medianOf(ratios);
  return floor === undefined || floor === 0 ? undefined : measured / floor;
}

/** Whether the aim was met in this run. Speed is printed, never enforced: machines differ. */
export function isMet(row: Row): boolean | undefined {
  if (row.wanted === undefined) return undefined;
  if ('atMost' in row.wanted) return row.measured <= row.wanted.atMost;
  if ('atLeast' in row.wanted) return row.measured >= row.wanted.atLeast;
  if ('ratioAtMost' in row.wanted)
    return (ratioOf(row) ?? Number.POSITIVE_INFINITY) <= row.wanted.ratioAtMost;
  return (ratioOf(row) ?? 0) >= row.wanted.ratioAtLeast;
}

/** The middle value; 0 of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The rows as a plain table; `beside` stands behind the verdict. */
export function renderTable(rows: readonly Row[], beside: (row: Row) => string = () => ''): string {
  const cells = rows.map((row) => [
    row.name,
    row.floor === undefined ? '' : `${numberOf(row.floor)} ${row.unit}`,
    `${numberOf(row.measured)} ${row.unit}`,
    ratioOf(row)?.toFixed(2) ?? '',
    rangeOf(row),
    aimOf(row),
    verdictOf(row),
    beside(row),
  ]);
  const table = [['what', 'floor', 'measured', 'ratio', 'from–to', 'aim', '', 'of the machine'], ...cells];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
  return table
    .map(
      (row) =>
        `${row
          .map((cell, at) => pad(cell, widths[at] ?? 0, at))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function rangeOf({ ratios = [] }: Row): string {
  if (ratios.length === 0) return '';
  return `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
}

function aimOf({ wanted, unit }: Row): string {
  if (wanted === undefined) return '';
  if ('atMost' in wanted) return `≤ ${wanted.atMost} ${unit}`;
  if ('atLeast' in wanted) return `≥ ${wanted.atLeast} ${unit}`;
  return 'ratioAtMost' in wanted ? `≤ ${wanted.ratioAtMost}` : `≥ ${wanted.ratioAtLeast}`;
}

function verdictOf(row: Row): string {
  const met = isMet(row);
  return met === undefined ? '' : met ? 'met' : 'NOT MET';
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 || column >= 6 ? cell.padEnd(width) : cell.padStart(width);
}

function numberOf(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
