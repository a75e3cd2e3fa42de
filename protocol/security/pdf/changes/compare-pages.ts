import { differingKeys, equal } from '../../../pdf/equal.ts';
import type { PdfView } from '../../../pdf/file.ts';
import { rectOf } from '../../../pdf/form.ts';
import type { PdfPage } from '../../../pdf/pages.ts';
import { dictOf, emptyDict, nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import { areaOf, isMuchOf } from '../share-of-page.ts';
import { claim, numOf, refuse, type Step } from './step.ts';

/** Of the pages only the list of annotations may change: by the widgets of new signatures. */
export function comparePages(step: Step): void {
  const placed = new Set<number>();
  for (const page of step.pages) {
    if (page.num === undefined) continue;
    const now = dictOf(step.after.object(page.num)) ?? emptyDict;
    const list = numOf(now.entries.get('Annots'));
    const isTouched = step.changed.has(page.num) || (list !== undefined && step.changed.has(list));
    if (isTouched) comparePage(step, page, now, placed);
    if (step.newWidgets.size > 0) checkShares(step, page, now);
  }
}

/** Whatever became of the tree, the same pages follow each other. */
export function comparePageLists(step: Step, now: readonly PdfPage[]): void {
  const isKept =
    now.length === step.pages.length && now.every(({ num }, index) => num === step.pages[index]?.num);
  if (!isKept) refuse(step, 'pdf.pages-changed', `${step.pages.length}, ${now.length}`);
}

function comparePage(step: Step, page: PdfPage, now: PdfDict, placed: Set<number>): void {
  const path = `page ${page.number}`;
  const before = dictOf(step.before.object(page.num ?? 0)) ?? emptyDict;
  for (const key of differingKeys(before, now)) {
    if (key !== 'Annots') refuse(step, codes.get(key) ?? 'pdf.page-changed', `${path}/${key}`);
  }
  claim(step, page.num);
  const [oldList, list] = [before.entries.get('Annots'), now.entries.get('Annots')];
  if (isOther(step.before, oldList) || isOther(step.after, list))
    refuse(step, 'pdf.page-changed', `${path}/Annots`);
  claim(step, numOf(list), ['Annots']);
  const old = step.before.array(oldList)?.items ?? [];
  const annotations = step.after.array(list)?.items ?? [];
  const added = compareAnnotations(step, old, annotations, path);
  for (const item of added) examineNew(step, item, path, placed);
}

/** Something else than a list: what stands under that key could be meant as a picture of that name. */
function isOther(view: PdfView, value: PdfValue | undefined): boolean {
  return view.array(value) === undefined && view.resolve(value) !== null;
}

/** Those that were there must be there, in their order. Answers with those that were not. */
function compareAnnotations(
  step: Step,
  old: readonly PdfValue[],
  now: readonly PdfValue[],
  path: string,
): readonly PdfValue[] {
  const places = new Map(keysOf(old).map((key, index) => [key, index]));
  const keys = keysOf(now);
  const added: PdfValue[] = [];
  let last = -1;
  let kept = 0;
  for (const [index, item] of now.entries()) {
    const place = places.get(keys[index] ?? '');
    if (place === undefined || !equal(old[place], item)) {
      added.push(item);
      continue;
    }
    kept += 1;
    // What comes later is drawn over what came before.
    if (place < last) refuse(step, 'pdf.annotation-changed', path);
    last = place;
  }
  if (kept < places.size) refuse(step, 'pdf.annotation-removed', path);
  return added;
}

/**
 * An annotation is known by the number of its object, or by its order among those that are written inside the
 * list. One that comes again is another: it must not make up for one that was taken away.
 */
function keysOf(items: readonly PdfValue[]): readonly string[] {
  const times = new Map<number | undefined, number>();
  return items.map((item) => {
    const num = numOf(item);
    const time = (times.get(num) ?? 0) + 1;
    times.set(num, time);
    return `${num ?? 'inside'}, ${time}`;
  });
}

const codes: ReadonlyMap<string, PdfProblemCode> = new Map([
  ['AA', 'pdf.action-added'],
  ['AF', 'pdf.attachment-added'],
]);

/**
 * A new annotation is the widget of a new signature, and stands on one page only. Of another kind, as a note or a
 * square, it would be drawn by its kind, field or not.
 */
function examineNew(step: Step, item: PdfValue, path: string, placed: Set<number>): void {
  const num = numOf(item);
  const subtype = nameOf(step.after.resolve(step.after.dict(item)?.entries.get('Subtype')));
  if (num !== undefined && subtype === 'Widget' && step.newWidgets.has(num) && !placed.has(num)) {
    placed.add(num);
    return;
  }
  refuse(step, subtype === 'FileAttachment' ? 'pdf.attachment-added' : 'pdf.annotation-added', path);
}

/** Each by itself, whether it shows something or not; what a signer shows in all is held against its verdict. */
function checkShares(step: Step, page: PdfPage, now: PdfDict): void {
  for (const item of step.after.array(now.entries.get('Annots'))?.items ?? []) {
    const field = step.newWidgets.get(numOf(item) ?? -1);
    if (field === undefined) continue;
    const rect = rectOf(step.after, step.after.dict(item)?.entries.get('Rect')) ?? [0, 0, 0, 0];
    if (isMuchOf(areaOf(rect), page.box)) {
      refuse(step, 'pdf.appearance-too-large', `page ${page.number}/${field}`);
    }
  }
}
