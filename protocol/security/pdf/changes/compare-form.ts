import { differingKeys, equal } from '../../../pdf/equal.ts';
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
  for (const key of differingKeys(old ?? emptyDict, now)) compareKey(step, key, old ?? emptyDict, now);
  const holder = numOf(value) ?? rootOf(step);
  compareResources(step, old ?? emptyDict, now, holder);
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

/** Default resources may gain names; a name that was there keeps what it stood for. */
function compareResources(step: Step, oldForm: PdfDict, form: PdfDict, holder: number | undefined): void {
  const [oldValue, value] = [oldForm.entries.get('DR'), form.entries.get('DR')];
  const [old, now] = [step.before.dict(oldValue) ?? emptyDict, step.after.dict(value) ?? emptyDict];
  claim(step, numOf(value), ['DR'], holder);
  for (const [category, before] of old.entries) {
    const after = now.entries.get(category);
    const [names, present] = [step.before.dict(before), step.after.dict(after)];
    const isKept =
      names === undefined || present === undefined
        ? equal(before, after)
        : differingKeys(names, present).every((name) => !names.entries.has(name));
    if (!isKept) refuse(step, 'pdf.resource-changed', `AcroForm/DR/${category}`);
    claim(step, numOf(after), [category], numOf(value) ?? holder);
  }
}
