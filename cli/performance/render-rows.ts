import type { Language } from '../../protocol/problems/entry.ts';
import { hasNoFloor } from '../bench/natural-floors.ts';
import { type Row, ratioOf } from '../bench/rows.ts';
import { floorWords } from '../calibrate/machine-floors.ts';
import { numberWords } from '../load/page/figures.ts';
import { pageWords as words } from './page-words.ts';
import { type BenchRow, isBusy, type Load, type PerformanceResults } from './results.ts';
import { vietnameseName } from './row-names.ts';

/** A figure with as many digits as it is worth. */
export function figure(value: number, language: Language): string {
  return numberWords(value, value >= 100 ? 0 : value >= 10 ? 1 : 2)[language];
}

/** `0.31 → 1.90`, with a mark where the machine was busy before. */
export function loadCell(load: Load, results: PerformanceResults, language: Language): string {
  const text = `${figure(load.before, language)} → ${figure(load.after, language)}`;
  return isBusy(load, results.machine) ? `⚠ ${text}` : text;
}

/** The name as the language's readers know it; a row that has none yet keeps its own. */
export function nameOf(row: Pick<Row, 'name'>, language: Language): string {
  return language === 'vi' ? (vietnameseName(row.name) ?? row.name) : row.name;
}

export function floorRows(results: PerformanceResults, language: Language): readonly (readonly string[])[] {
  return results.steps.flatMap((step) => {
    if (step.kind !== 'calibrate') return [];
    return step.calibration.floors.map(({ name, unit, median, least, most }) => [
      floorWords.get(name)?.[language] ?? name,
      `${figure(median, language)} ${unit}`,
      `${figure(least, language)}–${figure(most, language)}`,
      loadCell(step.load, results, language),
    ]);
  });
}

export function ratioRows(results: PerformanceResults, language: Language): readonly (readonly string[])[] {
  return results.steps.flatMap((step) => {
    if (step.kind !== 'bench') return [];
    return step.rows.map((row) => [...cellsOf(row, language), loadCell(step.load, results, language)]);
  });
}

function cellsOf(row: BenchRow, language: Language): readonly string[] {
  const { unit, floor, measured, ratios = [], met } = row;
  const ratio = ratioOf(row);
  const inTwo = (value: number) => numberWords(value, 2)[language];
  return [
    nameOf(row, language),
    floor === undefined ? '' : `${figure(floor, language)} ${unit}`,
    `${figure(measured, language)} ${unit}`,
    ratio === undefined ? '' : inTwo(ratio),
    ratios.length === 0 ? '' : `${inTwo(Math.min(...ratios))}–${inTwo(Math.max(...ratios))}`,
    aimOf(row, language),
    met === undefined ? '' : (met ? words.yes : words.no)[language],
    machineOf(row, language),
  ];
}

/** How it stands to what the machine does at most; a word for what rests on no speed of it. */
function machineOf(row: BenchRow, language: Language): string {
  if (row.machine !== undefined) {
    return `${numberWords(row.machine.ratio, 2)[language]} × ${row.machine.floor}`;
  }
  return hasNoFloor(row) ? words.noFloor[language] : '';
}

/** What the project aims at; empty for what is told beside. */
export function aimOf({ wanted, unit }: Row, language: Language): string {
  if (wanted === undefined) return '';
  const value = (each: number) => numberWords(each, 2)[language];
  if ('atMost' in wanted) return `≤ ${value(wanted.atMost)} ${unit}`;
  if ('atLeast' in wanted) return `≥ ${value(wanted.atLeast)} ${unit}`;
  return 'ratioAtMost' in wanted ? `≤ ${value(wanted.ratioAtMost)} ×` : `≥ ${value(wanted.ratioAtLeast)} ×`;
}
