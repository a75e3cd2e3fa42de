import { newDraft, type PdfDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { openPdf, type PdfFile, type PdfView } from '../../pdf/file.ts';
import { PdfParser } from '../../pdf/parser.ts';
import { sourceOf } from '../../pdf/source.ts';
import { dictOf, emptyDict, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { findSignatures } from './find-signatures.ts';
import { type OpenedSignature, openSignature } from './judge-signature.ts';

/** A value as it stands at the beginning of a file. */
export function valueFrom(text: string): PdfValue {
  return new PdfParser(Buffer.from(`${text} ${' '.repeat(40)}`, 'latin1'), 0).value();
}

/** The dictionary with these entries. */
export function dictFrom(entries: string): PdfDict {
  return dictOf(valueFrom(`<< ${entries} >>`)) ?? emptyDict;
}

/** A file of these objects and an empty catalogue. */
export function viewFrom(objects: Readonly<Record<number, string>> = {}): PdfView {
  const { text } = newDraft({ 1: '<< /Type /Catalog >>', ...objects });
  return openPdf(sourceOf(Buffer.from(text, 'latin1'))).last;
}

/** The form of a sound signature: a range over all of the file, and contents that are a sequence of nothing. */
export function signedDraft(entries = '/SubFilter /ETSI.CAdES.detached', field = ''): PdfDraft {
  const range = '[0 0 0 0]'.padEnd(40);
  const draft = newDraft({
    1: '<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>',
    2: `<< /FT /Sig /T (ky) /V 3 0 R ${field} >>`,
    3: `<< ${entries} /ByteRange ${range} /Contents <3000> >>`,
  });
  const { text } = draft;
  const first = text.indexOf('<3000>');
  const second = first + '<3000>'.length;
  const honest = `[0 ${first} ${second} ${text.length - second}]`;
  return { ...draft, text: text.replace(range, honest.padEnd(range.length)) };
}

export function fileFrom(text: string): PdfFile {
  return openPdf(sourceOf(Buffer.from(text, 'latin1')));
}

/** The first signature of a file, opened; no page shows it. */
export function firstOpened(file: PdfFile): OpenedSignature {
  const [found] = findSignatures(file).signatures;
  if (found === undefined) throw new Error('no signature');
  return openSignature(file, found, new Map());
}
