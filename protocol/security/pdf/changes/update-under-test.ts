import {
  bytesOfDraft,
  type DraftChange,
  newDraft,
  type PdfDraft,
  updateDraft,
} from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { openPdf } from '../../../pdf/file.ts';
import { sourceOf } from '../../../pdf/source.ts';
import { readHistory } from '../judge-changes.ts';
import type { Modification } from '../pdf-verdict.ts';

export type Objects = Readonly<Record<number, string>>;

/** Bodies of the usual objects, with what a test adds to them. */
export const catalogOf = (more = '') => `<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R ${more} >>`;
export const pageOf = (annotations = '5 0 R', more = '') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [${annotations}] ${more} >>`;
export const formOf = (fields = '5 0 R', more = '') => `<< /Fields [${fields}] ${more} >>`;
/** A text field that is filled in, and a field for a signature. */
export const textField = (more = '') => `<< /Subtype /Widget /FT /Tx /T (SoTien) /V (100) ${more} >>`;
export const signatureField = (more = '', name = 'ky') =>
  `<< /Subtype /Widget /FT /Sig /T (${name}) ${more} >>`;

/** A document of one page and one text field; what is given takes the place of what is usual, or comes beside it. */
export function smallDraft(objects: Objects = {}, change: DraftChange = {}): PdfDraft {
  return newDraft(
    {
      1: catalogOf(),
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: pageOf(),
      4: formOf(),
      5: textField(),
      ...objects,
    },
    change,
  );
}

/** All that was changed by the updates of a document, the first version taken for the signed one. */
export function changesOf(draft: PdfDraft): readonly Modification[] {
  return readHistory(openPdf(sourceOf(bytesOfDraft(draft))), 0).changes.flat();
}

/** `code path` of what is refused, `change path` of what is permitted. */
export function tellChanges(draft: PdfDraft): readonly string[] {
  return changesOf(draft).map(({ change, code, path }) => `${code ?? change} ${path}`);
}

/** What is told of one update that writes these objects. */
export function toldOf(signed: Objects, update: Objects, change: DraftChange = {}): readonly string[] {
  return tellChanges(updateDraft(smallDraft(signed), { ...change, objects: update }));
}
