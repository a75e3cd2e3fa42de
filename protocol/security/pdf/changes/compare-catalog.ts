import { differingKeys } from '../../../pdf/equal.ts';
import { emptyDict, nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import { compareForm } from './compare-form.ts';
import { compareValidationData } from './compare-validation-data.ts';
import { claim, numOf, permit, refuse, rootOf, type Step } from './step.ts';

/** Keys that have a rule of their own below. */
const examined = ['AcroForm', 'DSS', 'Extensions', 'Version', 'Metadata'];

const codes: ReadonlyMap<string, PdfProblemCode> = new Map([
  ['OpenAction', 'pdf.action-added'],
  ['AA', 'pdf.action-added'],
  ['OCProperties', 'pdf.layers-changed'],
  ['AF', 'pdf.attachment-added'],
  ['Collection', 'pdf.attachment-added'],
  ['Pages', 'pdf.pages-changed'],
]);

/** Of the catalogue's entries only form, validation data and declarations of version may change. */
export function compareCatalog(step: Step): void {
  const [old, now] = [step.before.catalog, step.after.catalog];
  for (const key of differingKeys(old, now)) {
    if (key === 'Names') refuseNames(step, old, now);
    else if (!examined.includes(key)) refuse(step, codes.get(key) ?? 'pdf.catalog-changed', `Root/${key}`);
  }
  claim(step, rootOf(step), ['Root']);
  claimExtensions(step, now);
  claimMetadata(step, now);
  compareForm(step);
  compareValidationData(step);
}

function refuseNames(step: Step, old: PdfDict, now: PdfDict): void {
  const [before, after] = [
    step.before.dict(old.entries.get('Names')),
    step.after.dict(now.entries.get('Names')),
  ];
  for (const key of differingKeys(before ?? emptyDict, after ?? emptyDict)) {
    refuse(step, codeForNames(key), `Root/Names/${key}`);
  }
  refuse(step, 'pdf.catalog-changed', 'Root/Names');
}

function codeForNames(key: string): PdfProblemCode {
  if (key === 'JavaScript') return 'pdf.action-added';
  return key === 'EmbeddedFiles' ? 'pdf.attachment-added' : 'pdf.catalog-changed';
}

/** Developer extensions are names and numbers; anything that refers onward is none. */
function claimExtensions(step: Step, now: PdfDict): void {
  const value = now.entries.get('Extensions');
  const items = [...(step.after.dict(value)?.entries ?? [])];
  if (items.every(([key, item]) => key === 'Type' || isPlainExtension(item)))
    claim(step, numOf(value), ['Extensions'], rootOf(step));
}

function isPlainExtension(item: PdfValue): boolean {
  if (typeof item !== 'object' || item?.kind !== 'dict') return false;
  return [...item.entries.values()].every(
    (each) => typeof each !== 'object' || each?.kind === 'name' || each?.kind === 'string',
  );
}

/** XMP beside the document says what the document information says. */
function claimMetadata(step: Step, now: PdfDict): void {
  const value = now.entries.get('Metadata');
  const num = numOf(value);
  if (num === undefined || !(step.changed.has(num) || step.added.has(num))) return;
  const dict = step.after.dict(value);
  if (nameOf(dict?.entries.get('Type')) !== 'Metadata' || nameOf(dict?.entries.get('Subtype')) !== 'XML') {
    refuse(step, 'pdf.catalog-changed', 'Root/Metadata');
    return;
  }
  permit(step, 'metadata', 'Root/Metadata');
  claim(step, num, ['Metadata'], rootOf(step));
}
