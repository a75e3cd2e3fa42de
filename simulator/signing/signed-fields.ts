import type { PdfDict, PdfObject } from '@libpdf/core';
import type { Box, OpenPage, OpenPdf } from './open-pdf.ts';

/** A signature field that has a value. */
export interface SignedField {
  readonly name: string;
  /** The object of the value, so that fields can be put in the order of signing. */
  readonly value: PdfDict;
  /** Where it is seen; absent for one that is not. */
  readonly seen?: { readonly page: OpenPage; readonly rect: Box };
}

/** How deep fields may stand in fields. */
const deepest = 16;

/** Every filled signature field of the form, in the form's order. */
export function signedFieldsOf(pdf: OpenPdf): readonly SignedField[] {
  const form = dictOf(pdf, pdf.catalog.get('AcroForm'));
  return fieldsUnder(pdf, form?.get('Fields'), '', deepest);
}

/** All names of top-level fields, signed or not. */
export function fieldNamesOf(pdf: OpenPdf): ReadonlySet<string> {
  const form = dictOf(pdf, pdf.catalog.get('AcroForm'));
  const names = itemsOf(pdf, form?.get('Fields')).map((item) => textOf(pdf, dictOf(pdf, item)?.get('T')));
  return new Set(names);
}

/** True when the author's signature allows no change at all (ISO 32000-1, 12.8.2.2, level 1). */
export function isLocked(pdf: OpenPdf): boolean {
  const permissions = dictOf(pdf, pdf.catalog.get('Perms'));
  const signature = dictOf(pdf, permissions?.get('DocMDP'));
  return itemsOf(pdf, signature?.get('Reference')).some((item) => {
    const level = pdf.resolve(dictOf(pdf, dictOf(pdf, item)?.get('TransformParams'))?.get('P'));
    return level?.type === 'number' && level.value === 1;
  });
}

function fieldsUnder(
  pdf: OpenPdf,
  fields: PdfObject | undefined,
  prefix: string,
  depth: number,
): readonly SignedField[] {
  if (depth === 0) return [];
  return itemsOf(pdf, fields).flatMap((item) => {
    const field = dictOf(pdf, item);
    if (field === undefined) return [];
    const own = textOf(pdf, field.get('T'));
    const name = [prefix, own].filter((part) => part !== '').join('.');
    const value = dictOf(pdf, field.get('V'));
    const kind = pdf.resolve(field.get('FT'));
    if (kind?.type !== 'name' || kind.value !== 'Sig')
      return fieldsUnder(pdf, field.get('Kids'), name, depth - 1);
    if (value === undefined) return [];
    const [widget = item] = itemsOf(pdf, field.get('Kids'));
    return [{ name, value, ...seenAt(pdf, widget) }];
  });
}

function seenAt(pdf: OpenPdf, widget: PdfObject): Pick<SignedField, 'seen'> {
  const numbers = itemsOf(pdf, dictOf(pdf, widget)?.get('Rect')).map((item) => {
    const number = pdf.resolve(item);
    return number?.type === 'number' ? number.value : 0;
  });
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const rect = {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
  const page = pdf.pages.find((each) => holds(pdf, each, widget));
  return page === undefined || rect.width === 0 || rect.height === 0 ? {} : { seen: { page, rect } };
}

function holds(pdf: OpenPdf, page: OpenPage, widget: PdfObject): boolean {
  if (widget.type !== 'ref') return false;
  return itemsOf(pdf, page.dict.get('Annots')).some(
    (each) => each.type === 'ref' && each.objectNumber === widget.objectNumber,
  );
}

function itemsOf(pdf: OpenPdf, object: PdfObject | undefined): readonly PdfObject[] {
  const found = pdf.resolve(object);
  return found?.type === 'array' ? found.toArray() : [];
}

function textOf(pdf: OpenPdf, object: PdfObject | undefined): string {
  const found = pdf.resolve(object);
  return found?.type === 'string' ? found.asString() : '';
}

function dictOf(pdf: OpenPdf, object: PdfObject | undefined): PdfDict | undefined {
  const found = pdf.resolve(object);
  return found?.type === 'dict' ? found : undefined;
}
