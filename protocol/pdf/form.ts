import { PdfFault } from './fault.ts';
import type { PdfView } from './file.ts';
import { limits } from './limits.ts';
import { textOf } from './text-string.ts';
import { nameOf, type PdfDict, type PdfValue, wholeOf } from './value.ts';

/** Lower left and upper right corner, in points of the page's own coordinates. */
export type PdfRect = readonly [left: number, bottom: number, right: number, top: number];

/** One widget: where a field shows itself. */
export interface FormWidget {
  /** Number of its object; absent when it is written inside another. */
  readonly num?: number;
  readonly dict: PdfDict;
  readonly rect?: PdfRect;
}

/** A field at the end of the tree, with what it inherits. */
export interface FormField {
  /** Names from the root, joined by dots. */
  readonly name: string;
  readonly num?: number;
  readonly dict: PdfDict;
  /** `Sig`, `Tx`, `Btn`, `Ch`, or what stands there. */
  readonly type?: string;
  /** The value as it stands: mostly a reference for signatures. */
  readonly value?: PdfValue;
  readonly widgets: readonly FormWidget[];
}

interface Inherited {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: PdfValue | undefined;
}

/** The fields of the form, in the order of the tree. A loop or a tree too large is a fault. */
export function formFields(view: PdfView): readonly FormField[] {
  const form = view.dict(view.catalog.entries.get('AcroForm'));
  const roots = view.array(form?.entries.get('Fields'))?.items ?? [];
  const fields: FormField[] = [];
  const seen = new Set<number>();
  for (const root of roots)
    collect(view, root, { name: '', type: undefined, value: undefined }, seen, fields, 0);
  return fields;
}

function collect(
  view: PdfView,
  node: PdfValue,
  above: Inherited,
  seen: Set<number>,
  fields: FormField[],
  depth: number,
): void {
  const dict = view.dict(node);
  if (dict === undefined) return;
  const num = typeof node === 'object' && node?.kind === 'ref' ? node.num : undefined;
  if (num !== undefined && seen.has(num)) throw new PdfFault('pdf.object-broken', undefined, `field ${num}`);
  if (num !== undefined) seen.add(num);
  if (depth > limits.depth || fields.length >= limits.fields)
    throw new PdfFault('pdf.limit', undefined, 'fields');
  const here = inherit(view, dict, above);
  const kids = view.array(dict.entries.get('Kids'))?.items ?? [];
  const [below, own] = [[] as PdfValue[], [] as PdfValue[]];
  for (const kid of kids) (view.dict(kid)?.entries.has('T') ? below : own).push(kid);
  if (below.length > 0) {
    for (const kid of below) collect(view, kid, here, seen, fields, depth + 1);
    if (own.length === 0) return;
  }
  fields.push({
    name: here.name,
    dict,
    ...(num === undefined ? {} : { num }),
    ...(here.type === undefined ? {} : { type: here.type }),
    ...(here.value === undefined ? {} : { value: here.value }),
    widgets: own.length > 0 ? own.flatMap((kid) => widgetOf(view, kid)) : widgetOf(view, node),
  });
}

function inherit(view: PdfView, dict: PdfDict, above: Inherited): Inherited {
  const partial = textOf(view.resolve(dict.entries.get('T')));
  const name = partial === undefined ? above.name : above.name === '' ? partial : `${above.name}.${partial}`;
  const value = dict.entries.get('V') ?? above.value;
  return { name, type: nameOf(view.resolve(dict.entries.get('FT'))) ?? above.type, value };
}

function widgetOf(view: PdfView, value: PdfValue): readonly FormWidget[] {
  const dict = view.dict(value);
  if (dict === undefined) return [];
  const isWidget = nameOf(view.resolve(dict.entries.get('Subtype'))) === 'Widget' || dict.entries.has('Rect');
  if (!isWidget) return [];
  const num = typeof value === 'object' && value?.kind === 'ref' ? value.num : undefined;
  const rect = rectOf(view, dict.entries.get('Rect'));
  return [{ dict, ...(num === undefined ? {} : { num }), ...(rect === undefined ? {} : { rect }) }];
}

/** A rectangle with its corners in order. */
export function rectOf(view: PdfView, value: PdfValue | undefined): PdfRect | undefined {
  const items = view.array(value)?.items.map(view.resolve) ?? [];
  const numbers = items.filter((item) => typeof item === 'number');
  const [a, b, c, d] = numbers;
  if (numbers.length !== 4 || items.length !== 4) return undefined;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** False for a rectangle in which nothing can be shown. */
export function hasArea([left, bottom, right, top]: PdfRect): boolean {
  return right > left && top > bottom;
}

/** Flags of an annotation: a bit of ISO 32000-2 table 167, counted from 1. */
export function hasFlag(view: PdfView, dict: PdfDict, bit: number): boolean {
  return (((wholeOf(view.resolve(dict.entries.get('F'))) ?? 0) >> (bit - 1)) & 1) === 1;
}
