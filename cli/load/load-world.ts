import { findLevelOne, levelOneCodes } from '../../protocol/identity/level-one.ts';
import type { FileAgency, WorldFile } from '../../simulator/scenarios/world-file.ts';
import { letterDay } from './packet-templates.ts';

/** How large the world of a load run is. */
export interface WorldSize {
  /** Bodies with a system of their own: exchange centres, or nodes that poll for themselves. */
  readonly systems: number;
  /** Rows of the directory; those beyond the systems are units behind them. At least `systems`. */
  readonly rows: number;
}

/** Departments below a body of the first level, and units below each of them, at most: two digits and three. */
const departments = 99;

/**
 * The world file of a load run: the bodies of the first level that are open on the day of the letters, made-up
 * departments below them, made-up units below those; the first `systems` of them are connected by themselves and the
 * others through the body of the first level above. The same size gives the same file.
 */
export function loadWorldFile({ systems, rows }: WorldSize): WorldFile {
  if (rows < systems) throw new RangeError('fewer rows than systems');
  const tops = openBodies();
  const agencies = Array.from({ length: rows }, (_, index) => {
    const agency = rowOf(tops, index);
    return { ...agency, system: index < systems ? agency.code : topOf(agency.code) };
  });
  return { world: `tai-${systems}-${rows}`, agencies };
}

type Row = Pick<FileAgency, 'code' | 'name' | 'parent'>;

/** Level after level, and within a level body after body, so that any beginning of the list is a whole world. */
function rowOf(tops: readonly Row[], index: number): Row {
  const top = tops[index % tops.length];
  if (top === undefined) throw new RangeError('there are no bodies');
  const below = Math.floor(index / tops.length);
  if (below === 0) return top;
  const department = `${top.code}.${padded(((below - 1) % departments) + 1, 2)}`;
  if (below <= departments)
    return { code: department, name: `Đơn vị ${below}, ${top.name}`, parent: top.code };
  const unit = Math.floor((below - 1) / departments);
  return {
    code: `${department}.${padded(unit, 3)}`,
    name: `Bộ phận ${below}, ${top.name}`,
    parent: department,
  };
}

function openBodies(): readonly Row[] {
  return levelOneCodes.flatMap((code) => {
    const body = findLevelOne(code, letterDay);
    const isOpen = body !== undefined && body.kind !== 'peoples-council' && body.closing === undefined;
    return isOpen ? [{ code, name: body.name }] : [];
  });
}

function topOf(code: string): string {
  return code.split('.', 1)[0] ?? code;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
