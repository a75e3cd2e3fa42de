import { limits } from '../../../pdf/limits.ts';
import { nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import { showsSomething } from './check-appearances.ts';
import { type FieldPlace, isField, nameBelow, noteSignature } from './compare-fields.ts';
import { numOf, permit, refuse, type Step } from './step.ts';

/** What a new signature field and its widget may have. */
const fieldKeys = [
  ...['Type', 'Subtype', 'FT', 'T', 'TU', 'TM', 'Ff', 'V', 'Lock', 'SV', 'Parent', 'Kids'],
  ...['Rect', 'P', 'F', 'AP', 'AS', 'MK', 'DA', 'DR', 'Q', 'BS', 'Border', 'H', 'NM', 'M', 'C', 'Contents'],
];

/**
 * A field that the update adds: only for a signature, and only with what a signature field needs. Below a field of
 * another kind it would be one more place for that field's value.
 */
export function addField(step: Step, item: PdfValue, place: FieldPlace): void {
  const [num, dict] = [numOf(item), step.after.dict(item)];
  const name = nameBelow(dict, place);
  const type = nameOf(step.after.resolve(dict?.entries.get('FT'))) ?? place.type;
  const isSignature = type === 'Sig' && (place.type ?? 'Sig') === 'Sig';
  if (num === undefined || dict === undefined || !step.added.has(num) || !isSignature) {
    refuse(step, 'pdf.field-added', name === '' ? `${num ?? '?'}` : name);
    return;
  }
  for (const key of dict.entries.keys()) {
    if (key === 'A' || key === 'AA') refuse(step, 'pdf.action-added', `${name}/${key}`);
    else if (!fieldKeys.includes(key)) refuse(step, 'pdf.field-added', `${name}/${key}`);
  }
  if (numOf(dict.entries.get('Parent')) !== place.num && inheritsElsewhere(step, dict)) {
    refuse(step, 'pdf.field-added', `${name}/Parent`);
  }
  const hasValue = (dict.entries.get('V') ?? null) !== null;
  const isSigned = isField(dict, place) ? hasValue : place.isBeingSigned;
  if (hasValue && !isField(dict, place)) refuse(step, 'pdf.field-added', `${name}/V`);
  if (isSigned) noteSignature(step, dict, name, num);
  else {
    permit(step, 'signature-field', name);
    step.newWidgets.set(num, name);
  }
  if (!isSigned && showsSomething(step, dict)) refuse(step, 'pdf.appearance-overlay', name);
  const here = { name, type, isBeingSigned: isSigned, depth: place.depth + 1, num };
  const kids = step.after.array(dict.entries.get('Kids'))?.items ?? [];
  if (here.depth > 3) refuse(step, 'pdf.field-added', name);
  else for (const kid of kids) addField(step, kid, here);
}

/**
 * Some readers go down the tree of fields, and others climb from a widget: what it is and whose value it shows must
 * not hang on that.
 */
function inheritsElsewhere({ after }: Step, { entries }: PdfDict): boolean {
  let above = after.dict(entries.get('Parent'));
  for (let depth = 0; above !== undefined && depth < limits.depth; depth += 1) {
    if (above.entries.has('FT') || above.entries.has('V')) return true;
    above = after.dict(above.entries.get('Parent'));
  }
  return above !== undefined;
}
