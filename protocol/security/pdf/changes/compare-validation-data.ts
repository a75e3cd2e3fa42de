import { equal } from '../../../pdf/equal.ts';
import type { PdfDict, PdfValue } from '../../../pdf/value.ts';
import { as } from '../../../pdf/value.ts';
import { claim, numOf, permit, refuse, type Step } from './step.ts';

const storeLists = ['Certs', 'OCSPs', 'CRLs'];
const recordLists = ['Cert', 'OCSP', 'CRL'];

/** The document security store (ISO 32000-2 §12.8.4.3): lists of streams, and such lists for each signature. */
export function compareValidationData(step: Step): void {
  const value = step.after.catalog.entries.get('DSS');
  const store = step.after.dict(value);
  if (store === undefined) return;
  claim(step, numOf(value), ['DSS']);
  for (const [key, item] of store.entries) {
    if (storeLists.includes(key)) claimList(step, item, key);
    else if (key === 'VRI') claimRecords(step, item);
    else if (key !== 'Type') refuse(step, 'pdf.validation-data-odd', `Root/DSS/${key}`);
  }
  if (hasChanged(step, value, store)) permit(step, 'validation-data', 'Root/DSS');
}

function hasChanged(step: Step, value: PdfValue | undefined, store: PdfDict): boolean {
  const num = numOf(value);
  const parts = [...store.entries.values()].map(numOf);
  return (
    !equal(step.before.catalog.entries.get('DSS') ?? null, value ?? null) ||
    [num, ...parts].some((each) => each !== undefined && (step.changed.has(each) || step.added.has(each)))
  );
}

/** New lists and new streams. A stream that was there before never changes under cover of this. */
function claimList(step: Step, value: PdfValue, role: string): void {
  claim(step, numOf(value), [role]);
  for (const item of step.after.array(value)?.items ?? []) {
    const stream = as('stream', step.after.resolve(item));
    if (stream === undefined) refuse(step, 'pdf.validation-data-odd', `Root/DSS/${role}`);
  }
}

function claimRecords(step: Step, value: PdfValue): void {
  claim(step, numOf(value), ['VRI']);
  for (const [name, item] of step.after.dict(value)?.entries ?? []) {
    if (name === 'Type') continue;
    claim(step, numOf(item), [name]);
    for (const [key, list] of step.after.dict(item)?.entries ?? []) {
      if (recordLists.includes(key)) claimList(step, list, key);
      else if (!['TU', 'TS', 'Type'].includes(key))
        refuse(step, 'pdf.validation-data-odd', `Root/DSS/VRI/${name}/${key}`);
    }
  }
}
