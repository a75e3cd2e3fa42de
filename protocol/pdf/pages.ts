import { PdfFault } from './fault.ts';
import type { PdfView } from './file.ts';
import { type PdfRect, rectOf } from './form.ts';
import { limits } from './limits.ts';
import { type PdfDict, type PdfValue, wholeOf } from './value.ts';

/** One page, with what it inherits. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** Number of its object; absent when it is written inside its parent. */
  readonly num?: number;
  readonly dict: PdfDict;
  readonly mediaBox: PdfRect;
  /** What is shown: the crop box where there is one. */
  readonly box: PdfRect;
  /** Clockwise degrees, a multiple of 90. */
  readonly rotate: number;
  readonly resources: PdfValue;
}

const inheritable = ['MediaBox', 'CropBox', 'Rotate', 'Resources'] as const;
type Inherited = Readonly<Partial<Record<(typeof inheritable)[number], PdfValue>>>;

/** US Letter: what ISO 32000-2 leaves to a reader when there is no box at all. */
const noBox: PdfRect = [0, 0, 612, 792];

/** The pages in order. A loop, or more of them than the bound, is a fault. */
export function pagesOf(view: PdfView): readonly PdfPage[] {
  return pageTree(view).pages;
}

/** The pages, and the numbers of all objects of their tree. */
export interface PageTree {
  readonly pages: readonly PdfPage[];
  readonly nodes: ReadonlySet<number>;
}

export function pageTree(view: PdfView): PageTree {
  const walk: Walk = { pages: [], seen: new Set() };
  collect(view, view.catalog.entries.get('Pages') ?? null, {}, walk, 0);
  return { pages: walk.pages, nodes: walk.seen };
}

/**
 * The page tree of a view, or that of an earlier one when nothing of it changed but pages themselves: their
 * numbers and boxes then hold. Walking thousands of pages for each of many updates is what this saves.
 */
export function pageTreeSince(view: PdfView, earlier: PageTree): PageTree {
  const pages = new Set(earlier.pages.map(({ num }) => num));
  const root = view.catalog.entries.get('Pages');
  const isRootKept = typeof root === 'object' && root?.kind === 'ref' && earlier.nodes.has(root.num);
  const isTouched = [...view.revision.entries.keys()].some(
    (num) => earlier.nodes.has(num) && !pages.has(num),
  );
  return isRootKept && !isTouched ? earlier : pageTree(view);
}

interface Walk {
  readonly pages: PdfPage[];
  readonly seen: Set<number>;
}

function collect(view: PdfView, node: PdfValue, above: Inherited, walk: Walk, depth: number): void {
  const dict = view.dict(node);
  if (dict === undefined) return;
  const num = typeof node === 'object' && node?.kind === 'ref' ? node.num : undefined;
  if (num !== undefined) {
    if (walk.seen.has(num)) throw new PdfFault('pdf.object-broken', undefined, `page ${num}`);
    walk.seen.add(num);
  }
  if (depth > limits.depth || walk.pages.length >= limits.pages)
    throw new PdfFault('pdf.limit', undefined, 'pages');
  const here = { ...above, ...ownOf(dict) };
  const list = dict.entries.get('Kids');
  // A list that is an object of its own is part of the tree: to change it is to change the pages.
  if (typeof list === 'object' && list?.kind === 'ref') walk.seen.add(list.num);
  const kids = view.array(list);
  if (kids === undefined) walk.pages.push(pageOf(view, dict, num, here, walk.pages.length + 1));
  else for (const kid of kids.items) collect(view, kid, here, walk, depth + 1);
}

function ownOf(dict: PdfDict): Inherited {
  const own: Partial<Record<(typeof inheritable)[number], PdfValue>> = {};
  for (const key of inheritable) {
    const value = dict.entries.get(key);
    if (value !== undefined) own[key] = value;
  }
  return own;
}

function pageOf(
  view: PdfView,
  dict: PdfDict,
  num: number | undefined,
  inherited: Inherited,
  number: number,
): PdfPage {
  const mediaBox = rectOf(view, inherited.MediaBox) ?? noBox;
  const rotate = wholeOf(view.resolve(inherited.Rotate)) ?? 0;
  return {
    number,
    ...(num === undefined ? {} : { num }),
    dict,
    mediaBox,
    box: rectOf(view, inherited.CropBox) ?? mediaBox,
    rotate: ((rotate % 360) + 360) % 360,
    resources: inherited.Resources ?? null,
  };
}
