import { dictOf, nameOf, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import type { Step } from './step.ts';

/** By the type that an object had when it was signed. */
const byType: ReadonlyMap<string, PdfProblemCode> = new Map([
  ['Page', 'pdf.page-changed'],
  ['Pages', 'pdf.pages-changed'],
  ['Font', 'pdf.resource-changed'],
  ['FontDescriptor', 'pdf.resource-changed'],
  ['XObject', 'pdf.resource-changed'],
  ['Pattern', 'pdf.resource-changed'],
  ['ExtGState', 'pdf.resource-changed'],
  ['OCG', 'pdf.layers-changed'],
  ['OCMD', 'pdf.layers-changed'],
  ['Annot', 'pdf.annotation-changed'],
  ['Filespec', 'pdf.attachment-added'],
  ['EmbeddedFile', 'pdf.attachment-added'],
  ['Action', 'pdf.action-added'],
  ['Sig', 'pdf.signature-replaced'],
  ['DocTimeStamp', 'pdf.signature-replaced'],
  ['ObjStm', 'pdf.object-changed'],
]);

/** By a key under which the signed document refers to it; the first that fits. */
const byKey: readonly (readonly [RegExp, PdfProblemCode])[] = [
  [/(^|\/)Contents$/, 'pdf.page-changed'],
  [/(^|\/)AP(\/|$)/, 'pdf.appearance-changed'],
  [/(^|\/)(OCProperties|OCGs|OC)(\/|$)/, 'pdf.layers-changed'],
  [/(^|\/)(OpenAction|AA|A|JS|JavaScript)(\/|$)/, 'pdf.action-added'],
  [/(^|\/)(EmbeddedFiles|EF|AF)(\/|$)/, 'pdf.attachment-added'],
  [
    /(^|\/)(Resources|Font|XObject|ExtGState|Pattern|Shading|ColorSpace|FontFile\d?|FontDescriptor|ToUnicode|DescendantFonts|SMask|DR)(\/|$)/,
    'pdf.resource-changed',
  ],
  [/(^|\/)Annots$/, 'pdf.annotation-changed'],
  [/(^|\/)(Fields|V)$/, 'pdf.field-changed'],
  [/(^|\/)(DSS|VRI|Certs|OCSPs|CRLs|Cert|OCSP|CRL)(\/|$)/, 'pdf.validation-data-odd'],
];

/** Names what was altered, as well as it can be told; it is refused in any case. */
export function codeForUnclaimed(step: Step, num: number): PdfProblemCode {
  const paths = (step.references.get(num) ?? []).map(({ path }) => path);
  const known = byType.get(typeOf(step.before.object(num)) ?? '');
  if (known !== undefined) return known;
  const [, code] = byKey.find(([pattern]) => paths.some((path) => pattern.test(path))) ?? [];
  return code ?? 'pdf.object-changed';
}

function typeOf(value: PdfValue): string | undefined {
  const dict = dictOf(value);
  const type = nameOf(dict?.entries.get('Type'));
  if (type !== undefined) return type;
  const subtype = nameOf(dict?.entries.get('Subtype'));
  if (subtype === 'Form' || subtype === 'Image') return 'XObject';
  return dict?.entries.has('S') === true && dict.entries.has('JS') ? 'Action' : undefined;
}
