import type { PdfView } from '../file.ts';
import type { PdfRect } from '../form.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../value.ts';
import type { ImageColour, PlacedImage } from './drawing.ts';
import { type Matrix, placed, scalesOf } from './matrix.ts';

/** Points in an inch. */
const inch = 72;

/** A picture is drawn into the unit square (ISO 32000-2 §8.9.5). */
export function placeImage(view: PdfView, dict: PdfDict, matrix: Matrix): PlacedImage {
  const [width, height] = scalesOf(matrix);
  const across = dotsAnInch(view, dict, ['Width', 'W'], width);
  const down = dotsAnInch(view, dict, ['Height', 'H'], height);
  return { rect: boxOf(matrix), dpi: Math.min(across, down), colour: colourOf(view, dict) };
}

function dotsAnInch(view: PdfView, dict: PdfDict, keys: readonly string[], points: number): number {
  const dots = view.resolve(keys.map((key) => dict.entries.get(key)).find((each) => each !== undefined));
  return typeof dots === 'number' && points > 0 ? (dots * inch) / points : 0;
}

/** The box around a unit square that was moved. */
export function boxOf(matrix: Matrix, [left, bottom, right, top]: PdfRect = [0, 0, 1, 1]): PdfRect {
  const corners = [
    placed(matrix, left, bottom),
    placed(matrix, right, bottom),
    placed(matrix, left, top),
    placed(matrix, right, top),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const greys: readonly string[] = ['DeviceGray', 'CalGray', 'G'];
const colours: readonly string[] = ['DeviceRGB', 'CalRGB', 'DeviceCMYK', 'Lab', 'RGB', 'CMYK'];

function colourOf(view: PdfView, { entries }: PdfDict): ImageColour {
  if (view.resolve(entries.get('ImageMask') ?? entries.get('IM')) === true) return 'grey';
  return spaceOf(view, entries.get('ColorSpace') ?? entries.get('CS'), 0);
}

function spaceOf(view: PdfView, value: PdfValue | undefined, depth: number): ImageColour {
  const found = view.resolve(value);
  const [kind, base] = (as('array', found)?.items ?? [found]).map(view.resolve);
  const name = nameOf(kind) ?? '';
  if (greys.includes(name)) return 'grey';
  if (colours.includes(name)) return 'colour';
  if ((name === 'Indexed' || name === 'I') && depth < 4) return spaceOf(view, base, depth + 1);
  if (name !== 'ICCBased') return 'unknown';
  const components = view.resolve(as('stream', base)?.dict.entries.get('N'));
  return components === 1 ? 'grey' : typeof components === 'number' ? 'colour' : 'unknown';
}
