import { differingKeys, equal } from '../../../pdf/equal.ts';
import { type PdfRect, rectOf } from '../../../pdf/form.ts';
import { type PdfPage, pagesOf } from '../../../pdf/pages.ts';
import { dictOf, emptyDict, nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import { claim, numOf, refuse, type Step } from './step.ts';

/**
 * How much of a page a signature that is added may cover. A seal of 42 mm is under 3 % of A4, a signature block
 * of 9 × 4 cm under 6 %; what covers more is there to hide something.
 */
const largestShare = 0.15;

/** Of the pages only the list of annotations may change: by the widgets of new signatures. */
export function comparePages(step: Step): void {
  const placed = new Set<number>();
  for (const page of pagesOf(step.before)) {
    if (page.num === undefined) continue;
    const now = dictOf(step.after.object(page.num)) ?? emptyDict;
    const list = numOf(now.entries.get('Annots'));
    const isTouched = step.changed.has(page.num) || (list !== undefined && step.changed.has(list));
    if (isTouched) comparePage(step, page, now, placed);
    if (step.newWidgets.size > 0) checkShares(step, page, now);
  }
}

function comparePage(step: Step, page: PdfPage, now: PdfDict, placed: Set<number>): void {
  const path = `page ${page.number}`;
  for (const key of differingKeys(page.dict, now)) {
    if (key !== 'Annots') refuse(step, codes[key] ?? 'pdf.page-changed', `${path}/${key}`);
  }
  claim(step, page.num);
  const [oldList, list] = [page.dict.entries.get('Annots'), now.entries.get('Annots')];
  claim(step, numOf(list), ['Annots']);
  const old = step.before.array(oldList)?.items ?? [];
  let next = 0;
  for (const item of step.after.array(list)?.items ?? []) {
    if (next < old.length && equal(item, old[next])) next += 1;
    else examineNew(step, item, path, placed);
  }
  if (next < old.length) refuse(step, 'pdf.annotation-removed', path);
}

const codes: Readonly<Record<string, PdfProblemCode>> = {
  AA: 'pdf.action-added',
  AF: 'pdf.attachment-added',
};

/** A new annotation is the widget of a new signature, and stands on one page only. */
function examineNew(step: Step, item: PdfValue, path: string, placed: Set<number>): void {
  const num = numOf(item);
  if (num !== undefined && step.newWidgets.has(num) && !placed.has(num)) {
    placed.add(num);
    return;
  }
  const subtype = nameOf(step.after.resolve(step.after.dict(item)?.entries.get('Subtype')));
  refuse(step, subtype === 'FileAttachment' ? 'pdf.attachment-added' : 'pdf.annotation-added', path);
}

function checkShares(step: Step, page: PdfPage, now: PdfDict): void {
  for (const item of step.after.array(now.entries.get('Annots'))?.items ?? []) {
    const field = step.newWidgets.get(numOf(item) ?? -1);
    if (field === undefined) continue;
    const rect = rectOf(step.after, step.after.dict(item)?.entries.get('Rect')) ?? [0, 0, 0, 0];
    if (areaOf(rect) > largestShare * areaOf(page.box)) {
      refuse(step, 'pdf.appearance-too-large', `page ${page.number}/${field}`);
    }
  }
}

function areaOf([left, bottom, right, top]: PdfRect): number {
  return (right - left) * (top - bottom);
}
