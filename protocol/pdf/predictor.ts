import { PdfFault } from './fault.ts';
import type { Resolve } from './filters.ts';
import { type PdfDict, wholeOf } from './value.ts';

/** Undoes the PNG predictors (ISO 32000-2 §7.4.4.4). Throws `PdfFault` for TIFF's and for broken rows. */
export function undoPredictor(
  bytes: Uint8Array,
  parameters: PdfDict,
  resolve: Resolve,
  offset: number,
): Uint8Array {
  const number = (key: string, otherwise: number) =>
    wholeOf(resolve(parameters.entries.get(key))) ?? otherwise;
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  if (predictor < 10 || predictor > 15)
    throw new PdfFault('pdf.filter-unknown', offset, `Predictor ${predictor}`);
  const bits = number('Colors', 1) * number('BitsPerComponent', 8);
  const row = Math.ceil((bits * number('Columns', 1)) / 8);
  if (bits < 1 || bits > 1024 || row < 1 || row > 1_048_576) {
    throw new PdfFault('pdf.stream-broken', offset, 'DecodeParms');
  }
  return undoRows(bytes, row, Math.max(1, bits >> 3), offset);
}

function undoRows(bytes: Uint8Array, row: number, step: number, offset: number): Uint8Array {
  const rows = Math.floor((bytes.length + row) / (row + 1));
  const out = new Uint8Array(rows * row);
  let above = new Uint8Array(row);
  for (let index = 0; index < rows; index += 1) {
    const from = index * (row + 1);
    const line = out.subarray(index * row, (index + 1) * row);
    line.set(bytes.subarray(from + 1, from + 1 + row));
    const kind = bytes[from] ?? 0;
    if (kind > 4) throw new PdfFault('pdf.stream-broken', offset, `PNG row ${kind}`);
    undoRow(kind, line, above, step);
    above = line;
  }
  const short = rows * (row + 1) - bytes.length;
  return short > 0 ? out.subarray(0, out.length - short) : out;
}

function undoRow(kind: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (kind === 0) return;
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : (line[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    line[at] = (line[at] ?? 0) + guess(kind, left, up, corner);
  }
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const [byLeft, byUp, byCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
