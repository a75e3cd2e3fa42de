import { differingKeys, equal } from '../../../pdf/equal.ts';
import { type FormField, formFields, hasArea } from '../../../pdf/form.ts';
import { emptyDict, type PdfDict, wholeOf } from '../../../pdf/value.ts';
import { hasAppearance } from '../widgets.ts';
import { checkAppearances } from './check-appearances.ts';
import { compareFields } from './compare-fields.ts';
import { claim, numOf, refuse, rootOf, type Step } from './step.ts';

/** Of the form, signature fields may be added, with the flags and resources that they need. */
export function compareForm(step: Step): void {
  const oldValue = step.before.catalog.entries.get('AcroForm');
  const value = step.after.catalog.entries.get('AcroForm');
  const [old, now] = [step.before.dict(oldValue), step.after.dict(value)];
  if (now === undefined) {
    if (old !== undefined) refuse(step, 'pdf.form-changed', 'AcroForm');
    return;
  }
  claim(step, numOf(value), ['AcroForm'], rootOf(step));
  const differing = differingKeys(old ?? emptyDict, now);
  for (const key of differing) compareKey(step, key, old ?? emptyDict, now);
  const holder = numOf(value) ?? rootOf(step);
  const isGaining = compareResources(step, old ?? emptyDict, now, holder);
  refuseDefaults(step, [...(differing.includes('DA') ? ['DA'] : []), ...(isGaining ? ['DR'] : [])]);
  compareFields(step, old?.entries.get('Fields'), now.entries.get('Fields'), holder);
  checkAppearances(step);
}

function compareKey(step: Step, key: string, old: PdfDict, now: PdfDict): void {
  const value = step.after.resolve(now.entries.get(key));
  switch (key) {
    case 'Fields':
    case 'DR':
      return;
    case 'NeedAppearances':
      if (value !== false && value !== null) refuse(step, 'pdf.need-appearances', 'AcroForm');
      else refuseOldAppearances(step);
      return;
    case 'SigFlags': {
      const before = wholeOf(step.before.resolve(old.entries.get(key))) ?? 0;
      if ((before & ~(wholeOf(value) ?? 0)) !== 0) refuse(step, 'pdf.form-changed', 'AcroForm/SigFlags');
      return;
    }
    case 'XFA':
      refuse(step, 'pdf.xfa-changed', 'AcroForm/XFA');
      return;
    default:
      if (key !== 'DA' || old.entries.has('DA')) refuse(step, 'pdf.form-changed', `AcroForm/${key}`);
  }
}

/**
 * What a field says and has no appearance for, readers draw by the form's defaults. Defaults that come later bring
 * to light what the signer never saw, or in another shape.
 */
function refuseDefaults(step: Step, added: readonly string[]): void {
  if (added.length === 0) return;
  const { before } = step;
  const areAllDrawn = isDrawnAnew(step);
  const isDrawn = placesOf(step).some(
    ({ field: { type, value }, dict }) =>
      // A button has a caption beside its value; other fields without a value say nothing.
      (type === 'Btn' || value !== undefined) && (areAllDrawn || !hasAppearance(before, dict)),
  );
  if (isDrawn) for (const key of added) refuse(step, 'pdf.form-changed', `AcroForm/${key}`);
}

/** Where readers were to draw all fields anew, the appearances in the file are what nobody has seen. */
function refuseOldAppearances(step: Step): void {
  if (!isDrawnAnew(step)) return;
  const isShown = placesOf(step).some(({ dict }) => hasAppearance(step.before, dict));
  if (isShown) refuse(step, 'pdf.need-appearances', 'AcroForm');
}

function isDrawnAnew({ before }: Step): boolean {
  const form = before.dict(before.catalog.entries.get('AcroForm'));
  return before.resolve(form?.entries.get('NeedAppearances')) === true;
}

/** Where fields that are no signatures stood before, as far as they have room to show anything. */
function placesOf({ before }: Step): readonly { readonly field: FormField; readonly dict: PdfDict }[] {
  return formFields(before)
    .filter(({ type }) => type !== 'Sig')
    .flatMap((field) =>
      field.widgets.flatMap(({ dict, rect }) =>
        rect !== undefined && hasArea(rect) ? [{ field, dict }] : [],
      ),
    );
}

/** Default resources may gain names; a name that was there keeps what it stood for. True when there are more now. */
function compareResources(step: Step, oldForm: PdfDict, form: PdfDict, holder: number | undefined): boolean {
  const [oldValue, value] = [oldForm.entries.get('DR'), form.entries.get('DR')];
  const [old, now] = [step.before.dict(oldValue) ?? emptyDict, step.after.dict(value) ?? emptyDict];
  claim(step, numOf(value), ['DR'], holder);
  let isGaining = [...now.entries.keys()].some((category) => !old.entries.has(category));
  for (const [category, before] of old.entries) {
    const after = now.entries.get(category);
    const [names, present] = [step.before.dict(before), step.after.dict(after)];
    const differing = names === undefined || present === undefined ? [] : differingKeys(names, present);
    const isKept =
      names === undefined || present === undefined
        ? equal(before, after)
        : differing.every((name) => !names.entries.has(name));
    if (!isKept) refuse(step, 'pdf.resource-changed', `AcroForm/DR/${category}`);
    isGaining ||= differing.length > 0;
    claim(step, numOf(after), [category], numOf(value) ?? holder);
  }
  return isGaining;
}
