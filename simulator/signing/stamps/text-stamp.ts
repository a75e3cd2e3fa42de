import type { Stamp } from '../graft-stamp.ts';
import { type Colour, StampSheet } from './stamp-sheet.ts';

const black: Colour = [0, 0, 0];

/** Upright, size 10, black, no image (NĐ 30/2020, Annex I: annexes in a file of their own, and copies). */
const size = 10;
const leading = 1.25;

/** Measures, and is never drawn: a font is read once for all stamps. */
let ruler: StampSheet | undefined;

function widthOf(line: string): number {
  ruler ??= new StampSheet(1, 1);
  return ruler.widthOf(line, '400Regular', size);
}

/** The texts of a signature without an image, one a line, ranged to the right (ATT-06, ATT-11). */
export async function textStamp(lines: readonly string[]): Promise<Stamp> {
  const widths = lines.map(widthOf);
  const sheet = new StampSheet(Math.max(...widths) + 2, lines.length * size * leading + 3);
  for (const [index, line] of lines.entries()) {
    const x = sheet.width - 1 - (widths[index] ?? 0);
    const y = sheet.height - (index + 1) * size * leading + 1;
    sheet.text(line, { x, y }, '400Regular', size, black);
  }
  return sheet.finish();
}
