import { rectOf } from '../../../pdf/form.ts';
import { nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import { type FieldPlace, isTimeStamp, nameBelow, noteSignature } from './compare-fields.ts';
import { numOf, permit, refuse, type Step } from './step.ts';

/** What a new signature field and its widget may have. */
const fieldKeys = [
  ...['Type', 'Subtype', 'FT', 'T', 'TU', 'TM', 'Ff', 'V', 'Lock', 'SV', 'Parent', 'Kids'],
  ...['Rect', 'P', 'F', 'AP', 'AS', 'MK', 'DA', 'DR', 'Q', 'BS', 'Border', 'H', 'NM', 'M', 'C', 'Contents'],
];

/** A field that the update adds: only for a signature, and only with what a signature field needs. */
export function addField(step: Step, item: PdfValue, place: FieldPlace): void {
  const [num, dict] = [numOf(item), step.after.dict(item)];
  const name = nameBelow(dict, place);
  const type = nameOf(step.after.resolve(dict?.entries.get('FT'))) ?? place.type;
  if (num === undefined || dict === undefined || !step.added.has(num) || type !== 'Sig') {
    refuse(step, 'pdf.field-added', name === '' ? `${num ?? '?'}` : name);
    return;
  }
  for (const key of dict.entries.keys()) {
    if (key === 'A' || key === 'AA') refuse(step, 'pdf.action-added', `${name}/${key}`);
    else if (!fieldKeys.includes(key)) refuse(step, 'pdf.field-added', `${name}/${key}`);
  }
  const value = dict.entries.get('V') ?? null;
  const isSigned = place.isBeingSigned || value !== null;
  if (isSigned) noteSignature(step, dict, name, num);
  else {
    permit(step, 'signature-field', name);
    step.newWidgets.set(num, name);
  }
  if (showsSomething(step, dict) && (!isSigned || isTimeStamp(step, value))) {
    refuse(step, 'pdf.appearance-overlay', name);
  }
  const here = { name, type, isBeingSigned: isSigned, depth: place.depth + 1 };
  const kids = step.after.array(dict.entries.get('Kids'))?.items ?? [];
  if (here.depth > 3) refuse(step, 'pdf.field-added', name);
  else for (const kid of kids) addField(step, kid, here);
}

/** An appearance in a rectangle that is not empty. */
function showsSomething(step: Step, dict: PdfDict): boolean {
  const appearance = step.after.dict(dict.entries.get('AP'));
  const [left, bottom, right, top] = rectOf(step.after, dict.entries.get('Rect')) ?? [0, 0, 0, 0];
  return (appearance?.entries.size ?? 0) > 0 && right > left && top > bottom;
}
