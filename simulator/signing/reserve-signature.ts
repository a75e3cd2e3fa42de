import type { PdfArray, PdfDict, PdfObject } from '@libpdf/core';
import type { ByteSpan } from '../../protocol/security/verdict.ts';
import { graftStamp, type Stamp } from './graft-stamp.ts';
import { appendUpdate, type UpdateObject } from './incremental-update.ts';
import type { Box, OpenPage, OpenPdf } from './open-pdf.ts';
import { pdfDate } from './signing-time.ts';
import { writeDict, writeNumber, writeObject, writeText } from './write-object.ts';

/** A signature field that is to be filled, with what people see of it. */
export interface FieldOrder {
  /** Unique in the document, without full stops. */
  readonly name: string;
  readonly page: OpenPage;
  /** In the page's own coordinates. */
  readonly rect: Box;
  readonly stamp: Stamp;
  /** Form matrix, which turns the drawing where the page is turned. */
  readonly matrix: readonly number[];
  readonly signer: string;
  readonly reason?: string;
  readonly location?: string;
  /** Unix time in milliseconds; written as Vietnam local time (SIG-21). */
  readonly at: number;
  /** Bytes kept free for the signature. */
  readonly room: number;
}

/** A file that lacks nothing but the signature. */
export interface ReservedPdf {
  readonly bytes: Uint8Array;
  /** What is signed: everything but the hole, angle brackets included. */
  readonly spans: readonly [ByteSpan, ByteSpan];
}

const blankRange = '[0 0000000000 0000000000 0000000000]';

/**
 * Adds the field, its widget and the signature dictionary as one incremental update, and leaves a hole for the
 * signature (ETSI EN 319 142-1, 5.1). The range covers the whole file but the hole (SIG-04).
 */
export async function reserveSignature(pdf: OpenPdf, order: FieldOrder): Promise<ReservedPdf> {
  const [signature, widget, form] = [pdf.nextNumber, pdf.nextNumber + 1, pdf.nextNumber + 2];
  const head = signatureHead(order);
  const { objects } = await graftStamp(order.stamp, form, order.matrix);
  const spare = form + objects.length;
  const updated = appendUpdate(pdf, [
    { number: signature, generation: 0, body: `${head}<${'0'.repeat(2 * order.room)}> >>` },
    { number: widget, generation: 0, body: widgetBody(order, signature, form) },
    ...objects,
    ...listWidget(pdf, order.page, widget),
    ...listField(pdf, widget, spare),
  ]);
  const at = updated.bodyAt.get(signature);
  if (at === undefined) throw new Error('the signature was not written');
  return fillRange(updated.bytes, at, head, order.room);
}

/** Puts the signature into its hole. @throws when it does not fit; `room` was the caller's to choose. */
export function fillSignature({ bytes, spans }: ReservedPdf, signature: Uint8Array): Uint8Array {
  const [before, behind] = spans;
  const hole = (behind.start - before.end - 2) / 2;
  if (signature.length > hole) throw new Error(`${signature.length} bytes do not fit into ${hole}`);
  const filled = Buffer.from(bytes);
  filled.write(Buffer.from(signature).toString('hex'), before.end + 1, 'latin1');
  return filled;
}

function signatureHead({ at, signer, reason, location }: FieldOrder): string {
  const entries = [
    '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/M (${pdfDate(at)}) /Name ${writeText(signer)}`,
    ...(reason === undefined ? [] : [`/Reason ${writeText(reason)}`]),
    ...(location === undefined ? [] : [`/Location ${writeText(location)}`]),
  ];
  return `<< ${entries.join(' ')} /ByteRange ${blankRange} /Contents `;
}

function fillRange(bytes: Uint8Array, at: number, head: string, room: number): ReservedPdf {
  const hole = { start: at + head.length, end: at + head.length + 2 * room + 2 };
  const numbers = [hole.start, hole.end, bytes.length - hole.end];
  const range = `[0 ${numbers.map((each) => String(each).padStart(10, ' ')).join(' ')}]`;
  const filled = Buffer.from(bytes);
  filled.write(range, at + head.lastIndexOf(blankRange), 'latin1');
  return {
    bytes: filled,
    spans: [
      { start: 0, end: hole.start },
      { start: hole.end, end: bytes.length },
    ],
  };
}

/** Flags 132: printed, and not to be moved. */
function widgetBody({ name, page, rect }: FieldOrder, signature: number, form: number): string {
  const corners = [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height].map(writeNumber);
  return [
    '<< /Type /Annot /Subtype /Widget /FT /Sig /F 132',
    `/T ${writeText(name)} /P ${writeObject(page.ref)} /Rect [${corners.join(' ')}]`,
    `/V ${signature} 0 R /AP << /N ${form} 0 R >> >>`,
  ].join(' ');
}

/** Adds the widget to the page's annotations, in the object that holds them. */
function listWidget(pdf: OpenPdf, page: OpenPage, widget: number): readonly UpdateObject[] {
  const annotations = page.dict.get('Annots');
  const body = withAnother(arrayOf(pdf, annotations), widget);
  if (annotations?.type === 'ref') return [objectAt(annotations, body)];
  return [objectAt(page.ref, writeDict(page.dict, undefined, { Annots: body }))];
}

/** Adds the field to the form; a file without one gets one, as an object of its own, and a catalog that names it. */
function listField(pdf: OpenPdf, widget: number, spare: number): readonly UpdateObject[] {
  const stands = pdf.catalog.get('AcroForm');
  const form = dictOf(pdf, stands);
  const fields = form?.get('Fields');
  const body = withAnother(arrayOf(pdf, fields), widget);
  if (fields?.type === 'ref' && signaturesMarked(pdf, form)) return [objectAt(fields, body)];
  const besides = { Fields: body, SigFlags: '3' };
  const written =
    form === undefined ? writeDict([], undefined, besides) : writeDict(form, undefined, besides);
  if (stands?.type === 'ref') return [objectAt(stands, written)];
  const catalog = writeDict(pdf.catalog, undefined, { AcroForm: `${spare} 0 R` });
  return [objectAt(pdf.rootRef, catalog), { number: spare, generation: 0, body: written }];
}

function signaturesMarked(pdf: OpenPdf, form: PdfDict | undefined): boolean {
  const flags = pdf.resolve(form?.get('SigFlags'));
  return flags?.type === 'number' && flags.value === 3;
}

function objectAt(
  ref: { readonly objectNumber: number; readonly generation: number },
  body: string,
): UpdateObject {
  return { number: ref.objectNumber, generation: ref.generation, body };
}

function withAnother(array: PdfArray | undefined, number: number): string {
  const items = array?.toArray().map((each) => writeObject(each)) ?? [];
  return `[${[...items, `${number} 0 R`].join(' ')}]`;
}

function arrayOf(pdf: OpenPdf, object: PdfObject | undefined): PdfArray | undefined {
  const found = pdf.resolve(object);
  return found?.type === 'array' ? found : undefined;
}

function dictOf(pdf: OpenPdf, object: PdfObject | undefined): PdfDict | undefined {
  const found = pdf.resolve(object);
  return found?.type === 'dict' ? found : undefined;
}
