import { differingKeys, equal } from '../../../pdf/equal.ts';
import { formFields } from '../../../pdf/form.ts';
import { emptyDict, type PdfDict, wholeOf } from '../../../pdf/value.ts';
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
  if (added.length === 0 || !isDrawnByReaders(step)) return;
  for (const key of added) refuse(step, 'pdf.form-changed', `AcroForm/${key}`);
}

function isDrawnByReaders({ before }: Step): boolean {
  const form = before.dict(before.catalog.entries.get('AcroForm'));
  const all = before.resolve(form?.entries.get('NeedAppearances')) === true;
  return formFields(before).some(
    ({ type, value, widgets }) =>
      // A button has a caption beside its value; other fields without a value say nothing.
      (type === 'Btn' || (type !== 'Sig' && value !== undefined)) &&
      widgets.some(({ dict, rect: [left, bottom, right, top] = [0, 0, 0, 0] }) => {
        const isBare = all || (before.dict(dict.entries.get('AP'))?.entries.size ?? 0) === 0;
        return isBare && right > left && top > bottom;
      }),
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
