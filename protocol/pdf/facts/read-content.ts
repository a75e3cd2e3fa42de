import { PdfFault } from '../fault.ts';
import type { PdfView } from '../file.ts';
import { limits } from '../limits.ts';
import type { PdfPage } from '../pages.ts';
import { PdfParser } from '../parser.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../value.ts';
import type { PlacedImage } from './facts.ts';
import { openFont, type ReadFont } from './font.ts';
import { placeImage } from './images.ts';
import type { TextRun } from './lay-out.ts';
import { identity, type Matrix, matrixOf, times } from './matrix.ts';
import { applyText, newTextState, showText, type TextState } from './text-state.ts';
import { nextToken } from './to-unicode.ts';

/** What a page's content shows: text and pictures with their places. */
export interface PageContent {
  readonly runs: readonly TextRun[];
  readonly images: readonly PlacedImage[];
  readonly unreadable: number;
}

interface Walk {
  readonly view: PdfView;
  readonly fonts: Map<PdfDict, ReadFont>;
  readonly runs: TextRun[];
  readonly images: PlacedImage[];
  unreadable: number;
  operators: number;
}

/** Walks over the content of a page and of the forms that it draws. */
export function readContent(view: PdfView, page: PdfPage): PageContent {
  const walk: Walk = { view, fonts: new Map(), runs: [], images: [], unreadable: 0, operators: 0 };
  const contents = view.resolve(page.dict.entries.get('Contents'));
  const parts = (as('array', contents)?.items ?? [contents]).flatMap((part) => {
    const stream = as('stream', view.resolve(part));
    return stream === undefined ? [] : [view.decode(stream), Uint8Array.of(10)];
  });
  run(walk, Buffer.concat(parts), view.dict(page.resources), identity, 0);
  return walk;
}

interface Graphics {
  readonly matrix: Matrix;
  readonly text: TextState;
}

function run(
  walk: Walk,
  bytes: Uint8Array,
  resources: PdfDict | undefined,
  base: Matrix,
  depth: number,
): void {
  const parser = new PdfParser(bytes);
  const saved: Graphics[] = [];
  let now: Graphics = { matrix: base, text: newTextState() };
  let operands: PdfValue[] = [];
  for (;;) {
    const token = nextToken(parser);
    if (token === undefined) return;
    if (typeof token !== 'string') {
      if (operands.length < 64) operands.push(token.value);
      continue;
    }
    walk.operators += 1;
    if (walk.operators > limits.operators) throw new PdfFault('pdf.limit', undefined, 'operators');
    if (token === 'ID') skipInlineImage(parser);
    else if (token === 'q' && saved.length < 256) saved.push({ matrix: now.matrix, text: { ...now.text } });
    else if (token === 'Q') now = saved.pop() ?? now;
    else if (token === 'cm') now = { ...now, matrix: times(matrixOf(operands), now.matrix) };
    else if (token === 'Do') draw(walk, resources, nameOf(operands[0]), now.matrix, depth);
    else applyShown(walk, now, token, operands, resources);
    operands = [];
  }
}

function applyShown(
  walk: Walk,
  { matrix, text }: Graphics,
  operator: string,
  operands: readonly PdfValue[],
  resources: PdfDict | undefined,
): void {
  if (operator === 'Tf') {
    const fonts = walk.view.dict(resources?.entries.get('Font'));
    const dict = walk.view.dict(fonts?.entries.get(nameOf(operands[0]) ?? ''));
    text.font = dict === undefined ? undefined : fontOf(walk, dict);
    text.size = typeof operands[1] === 'number' ? operands[1] : 0;
    return;
  }
  const shown = applyText(text, operator, operands);
  if (shown === undefined) return;
  const { runs, unreadable } = showText(text, shown, matrix);
  walk.runs.push(...runs);
  walk.unreadable += unreadable;
}

function fontOf(walk: Walk, dict: PdfDict): ReadFont {
  const font = walk.fonts.get(dict) ?? openFont(walk.view, dict);
  walk.fonts.set(dict, font);
  return font;
}

const deepestForm = 6;

function draw(
  walk: Walk,
  resources: PdfDict | undefined,
  name: string | undefined,
  matrix: Matrix,
  depth: number,
): void {
  const { view } = walk;
  const objects = view.dict(resources?.entries.get('XObject'));
  const stream = as('stream', view.resolve(objects?.entries.get(name ?? '')));
  if (stream === undefined) return;
  const subtype = nameOf(view.resolve(stream.dict.entries.get('Subtype')));
  if (subtype === 'Image') walk.images.push(placeImage(view, stream.dict, matrix));
  if (subtype !== 'Form' || depth >= deepestForm) return;
  const own = matrixOf(view.array(stream.dict.entries.get('Matrix'))?.items ?? []);
  const inner = view.dict(stream.dict.entries.get('Resources')) ?? resources;
  run(walk, view.decode(stream), inner, times(own, matrix), depth + 1);
}

/** Steps over the bytes of an inline picture, to the `EI` that ends it. */
function skipInlineImage(parser: PdfParser): void {
  const { bytes } = parser;
  for (let at = parser.at + 1; at + 1 < bytes.length; at += 1) {
    const isEnd = bytes[at] === 0x45 && bytes[at + 1] === 0x49;
    if (!isEnd || (bytes[at - 1] ?? 0) > 0x20 || (bytes[at + 2] ?? 0) > 0x20) continue;
    parser.at = at + 2;
    return;
  }
  parser.at = bytes.length;
}
