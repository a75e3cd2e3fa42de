import { equal } from '../../../pdf/equal.ts';
import { as, type PdfValue } from '../../../pdf/value.ts';
import { claim, numOf, permit, refuse, rootOf, type Step } from './step.ts';

const storeLists = ['Certs', 'OCSPs', 'CRLs'];
const recordLists = ['Cert', 'OCSP', 'CRL'];

/** The document security store (ISO 32000-2 §12.8.4.3): lists of streams, and such lists for each signature. */
export function compareValidationData(step: Step): void {
  const value = step.after.catalog.entries.get('DSS');
  const store = step.after.dict(value);
  if (store === undefined) return;
  const claimed = step.claimed.size;
  claim(step, numOf(value), ['DSS'], rootOf(step));
  const holder = numOf(value) ?? rootOf(step);
  for (const [key, item] of store.entries) {
    if (storeLists.includes(key)) claimList(step, item, key, holder);
    else if (key === 'VRI') claimRecords(step, item, holder);
    else if (key !== 'Type') refuse(step, 'pdf.validation-data-odd', `Root/DSS/${key}`);
  }
  const isOther = !equal(step.before.catalog.entries.get('DSS') ?? null, value ?? null);
  if (isOther || step.claimed.size > claimed) permit(step, 'validation-data', 'Root/DSS');
}

/** New lists and new streams. A stream that was there before never changes under cover of this. */
function claimList(step: Step, value: PdfValue, role: string, holder: number | undefined): void {
  claim(step, numOf(value), [role], holder);
  for (const item of step.after.array(value)?.items ?? []) {
    const stream = as('stream', step.after.resolve(item));
    if (stream === undefined) refuse(step, 'pdf.validation-data-odd', `Root/DSS/${role}`);
  }
}

function claimRecords(step: Step, value: PdfValue, holder: number | undefined): void {
  claim(step, numOf(value), ['VRI'], holder);
  const own = numOf(value) ?? holder;
  for (const [name, item] of step.after.dict(value)?.entries ?? []) {
    claim(step, numOf(item), [name], own);
    for (const [key, list] of step.after.dict(item)?.entries ?? []) {
      if (recordLists.includes(key)) claimList(step, list, key, numOf(item) ?? own);
      else if (!['TU', 'TS', 'Type'].includes(key))
        refuse(step, 'pdf.validation-data-odd', `Root/DSS/VRI/${name}/${key}`);
    }
  }
}
