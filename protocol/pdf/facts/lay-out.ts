/** Some text that was shown at once: where it begins and ends, in points of the page. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  /** Height of the letters, points. */
  readonly size: number;
}

/** Lines from top to bottom, words from left to right; composed letters, single spaces. */
export function layOut(runs: readonly TextRun[]): string {
  const sorted = runs
    .filter(({ text }) => text !== '')
    .toSorted((one, other) => other.y - one.y || one.x - other.x);
  const lines: TextRun[][] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && first.y - run.y < first.size * 0.4) line.push(run);
    else lines.push([run]);
  }
  return lines
    .map(join)
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
}

function join(line: readonly TextRun[]): string {
  let text = '';
  let end: number | undefined;
  for (const run of line.toSorted((one, other) => one.x - other.x)) {
    const isApart = end !== undefined && run.x - end > run.size * 0.15;
    text += isApart ? ` ${run.text}` : run.text;
    end = run.end;
  }
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
}
