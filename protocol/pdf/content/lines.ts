import type { TextRun } from './drawing.ts';

/** A line of text as people read it. */
export interface TextLine {
  readonly text: string;
  /** The same by columns: what stands wide apart is not one text. */
  readonly parts: readonly string[];
  /** Left end and baseline, points. */
  readonly x: number;
  readonly y: number;
  /** Of its largest letters. */
  readonly size: number;
}

/** Runs whose baselines are nearer than this share of their size stand on one line. */
const sameLine = 0.35;
/** A gap wider than this share of the size parts words. */
const wordGap = 0.15;
/** A gap wider than this share parts columns. */
const columnGap = 1.2;

/** Puts runs together: from the top of the page down, each line from left to right. */
export function linesOf(runs: readonly TextRun[]): readonly TextLine[] {
  const sorted = runs.toSorted((one, other) => other.y - one.y || one.x - other.x);
  const groups: TextRun[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1) ?? [];
    const [first] = group;
    const isNear = first !== undefined && first.y - run.y <= sameLine * Math.max(first.size, run.size);
    if (isNear) group.push(run);
    else groups.push([run]);
  }
  return groups.map(lineOf).filter(({ text }) => text !== '');
}

function lineOf(runs: readonly TextRun[]): TextLine {
  const sorted = runs.toSorted((one, other) => one.x - other.x);
  const columns: string[] = [];
  let [text, end] = ['', Number.NEGATIVE_INFINITY];
  for (const run of sorted) {
    const gap = (run.x - end) / run.size;
    if (text.trim() !== '' && gap > columnGap) {
      columns.push(text);
      text = run.text;
    } else text += text !== '' && gap > wordGap ? ` ${run.text}` : run.text;
    end = Math.max(end, run.end);
  }
  const parts = [...columns, text].map(tidy).filter((part) => part !== '');
  const [first] = sorted;
  const size = Math.max(...sorted.map((run) => run.size));
  return { text: parts.join(' '), parts, x: first?.x ?? 0, y: first?.y ?? 0, size };
}

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
