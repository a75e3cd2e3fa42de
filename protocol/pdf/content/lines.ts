import type { TextRun } from './drawing.ts';

/** A line of text as people read it. */
export interface TextLine {
  readonly text: string;
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

/** Puts runs together: from the top of the page down, each line from left to right. */
export function linesOf(runs: readonly TextRun[]): readonly TextLine[] {
  const sorted = runs.toSorted((one, other) => other.y - one.y || one.x - other.x);
  const groups: TextRun[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (
      group !== undefined &&
      first !== undefined &&
      first.y - run.y <= sameLine * Math.max(first.size, run.size)
    )
      group.push(run);
    else groups.push([run]);
  }
  return groups.map(lineOf).filter(({ text }) => text !== '');
}

function lineOf(runs: readonly TextRun[]): TextLine {
  const sorted = runs.toSorted((one, other) => one.x - other.x);
  let [text, end] = ['', Number.NEGATIVE_INFINITY];
  for (const run of sorted) {
    text += text !== '' && run.x - end > wordGap * run.size ? ` ${run.text}` : run.text;
    end = Math.max(end, run.end);
  }
  const [first] = sorted;
  const tidy = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return {
    text: tidy,
    x: first?.x ?? 0,
    y: first?.y ?? 0,
    size: Math.max(...sorted.map(({ size }) => size)),
  };
}
