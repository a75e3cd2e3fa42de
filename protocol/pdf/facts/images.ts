import type { PdfView } from '../file.ts';
import { as, nameOf, type PdfDict, type PdfValue, wholeOf } from '../value.ts';
import type { PlacedImage } from './facts.ts';
import { type Matrix, scaleOf } from './matrix.ts';

/** A picture drawn into the unit square of a matrix. */
export function placeImage(view: PdfView, dict: PdfDict, matrix: Matrix): PlacedImage {
  const { x, y } = scaleOf(matrix);
  const pixels = (key: string) => wholeOf(view.resolve(dict.entries.get(key))) ?? 0;
  const [width, height] = [pixels('Width'), pixels('Height')];
  const dots = Math.min(perInch(width, x), perInch(height, y));
  const isMask = view.resolve(dict.entries.get('ImageMask')) === true;
  const colour = isMask ? 'grey' : colourOf(view, dict.entries.get('ColorSpace'), 0);
  return { width, height, placedWidth: x, placedHeight: y, dotsPerInch: Math.round(dots), colour };
}

function perInch(pixels: number, points: number): number {
  return points > 0 ? (pixels * 72) / points : 0;
}

const names: Readonly<Record<string, PlacedImage['colour']>> = {
  DeviceGray: 'grey',
  CalGray: 'grey',
  DeviceRGB: 'colour',
  CalRGB: 'colour',
  DeviceCMYK: 'colour',
  Lab: 'colour',
};

function colourOf(view: PdfView, value: PdfValue | undefined, depth: number): PlacedImage['colour'] {
  const space = view.resolve(value);
  const items = as('array', space)?.items ?? [space];
  const name = nameOf(view.resolve(items[0])) ?? '';
  if (name === 'Indexed' && depth < 3) return colourOf(view, items[1], depth + 1);
  if (name !== 'ICCBased') return names[name] ?? 'unknown';
  const components = wholeOf(view.resolve(view.dict(items[1])?.entries.get('N')));
  return components === 1 ? 'grey' : components === undefined ? 'unknown' : 'colour';
}
