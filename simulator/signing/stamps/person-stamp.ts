import { createHash } from 'node:crypto';
import type { Stamp } from '../graft-stamp.ts';
import { type Colour, mm, rememberDrawings, StampSheet } from './stamp-sheet.ts';

/** Blue (NĐ 30/2020, Annex I). */
const ink: Colour = [0.07, 0.2, 0.68];

/** Size of a person's signature on paper, points. */
export const personSize = { width: 44 * mm, height: 19 * mm } as const;

/**
 * The image of a person's signature: blue on nothing (SIG-09). Without a picture one is drawn from the name, so
 * that a name always signs alike; it is nobody's handwriting.
 */
export async function personStamp(name: string, picture?: Uint8Array): Promise<Stamp> {
  if (picture === undefined) return handwriting(name);
  const sheet = new StampSheet(personSize.width, personSize.height);
  sheet.picture(picture);
  return sheet.finish();
}

const handwriting = rememberDrawings(async (name) => {
  const sheet = new StampSheet(personSize.width, personSize.height);
  drawHandwriting(sheet, name);
  return sheet.finish();
});

function drawHandwriting(sheet: StampSheet, name: string): void {
  const chance = drawsFrom(name);
  const { width, height } = sheet;
  const strokes = 6 + Math.floor(chance() * 4);
  const points: [number, number][] = capital(width, height, chance);
  for (let index = 0; index < strokes; index += 1) {
    const along = 0.34 + (0.44 * index) / strokes;
    const tall = (0.34 - 0.2 * (index / strokes)) * (0.6 + 0.8 * chance());
    const up = index % 2 === 0;
    points.push([width * along, height * (0.42 + (up ? tall : -tall * 0.55))]);
  }
  points.push([width * 0.84, height * 0.36], [width * 0.97, height * (0.5 + 0.2 * chance())]);
  sheet.curve(smooth(points), 1.5, ink);
  const dip = height * (0.1 + 0.08 * chance());
  const flourish: [number, number][] = [
    [width * 0.9, height * 0.3],
    [width * 0.55, dip],
    [width * 0.16, dip + height * 0.04],
    [width * 0.62, dip + height * 0.14],
  ];
  sheet.curve(smooth(flourish), 1.1, ink);
}

/** A tall loop at the left, as the first letter of a signature. */
function capital(width: number, height: number, chance: () => number): [number, number][] {
  const lean = 0.04 + 0.06 * chance();
  const top = 0.86 + 0.1 * chance();
  return [
    [width * 0.05, height * 0.34],
    [width * (0.16 + lean), height * top],
    [width * (0.24 + lean), height * (top - 0.12)],
    [width * (0.14 + lean / 2), height * 0.22],
    [width * 0.1, height * 0.3],
    [width * (0.27 + lean / 2), height * (0.5 + 0.16 * chance())],
  ];
}

/** A smooth curve through points (Catmull–Rom), as cubic curves. */
function smooth(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const at = (index: number): readonly [number, number] =>
    points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0];
  const curves = points.slice(1).flatMap((end, index) => {
    const [before, start, after] = [at(index - 1), at(index), at(index + 2)];
    return [
      [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6] as const,
      [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6] as const,
      end,
    ];
  });
  return [at(0), ...curves];
}

/** Numbers in [0, 1) that follow from a text. */
function drawsFrom(text: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${text}\n${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
