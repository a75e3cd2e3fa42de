import type { PdfFile } from '../../pdf/file.ts';
import { as, type PdfString, type PdfValue } from '../../pdf/value.ts';
import type { PdfProblemCode } from '../../problems/pdf-signature.ts';
import type { ByteSpan } from '../verdict.ts';
import type { SignatureBytes } from './signature-value.ts';

/** What is signed and by which bytes, or why that is not to be believed. */
export type SignedBytes =
  | {
      readonly ok: true;
      readonly spans: readonly ByteSpan[];
      /** The CMS, padding taken off. */
      readonly cms: Uint8Array;
      /** Index of the revision that the signature closes. */
      readonly revision: number;
    }
  | { readonly ok: false; readonly code: PdfProblemCode; readonly offset?: number; readonly seen?: string };

type Refused = Extract<SignedBytes, { ok: false }>;

/**
 * Checks that `/ByteRange` is the whole of a revision but for exactly the string of this `/Contents` (SIG-04).
 * Which bytes were signed is read off the file, and compared with what the range says; neither is believed
 * by itself.
 */
export function checkSignedBytes(
  file: PdfFile,
  { byteRange, contents, isIndirect }: SignatureBytes,
): SignedBytes {
  if (byteRange === undefined || byteRange === null) return refuse('pdf.byte-range-missing');
  if (contents === undefined) return refuse(isIndirect ? 'pdf.value-indirect' : 'pdf.contents-missing');
  if (isIndirect) return refuse('pdf.value-indirect', contents.span?.start);
  const { span } = contents;
  if (span === undefined) return refuse('pdf.signature-compressed');
  if (contents.form === 'literal') return refuse('pdf.contents-malformed', span.start, 'literal string');
  const numbers = numbersOf(byteRange);
  if (numbers === undefined) return refuse('pdf.byte-range-malformed', span.start, show(byteRange));
  const range = checkNumbers(numbers, span, file.source.length);
  if (range !== undefined) return range;
  const [, first = 0, second = 0, rest = 0] = numbers;
  const end = second + rest;
  const revision = file.revisions.findLast((each) => end >= each.eof && end <= each.end);
  if (revision === undefined) return refuse('pdf.byte-range-short', span.start, `${end}`);
  const decoded = decodeContents(contents, span);
  if (!decoded.ok) return decoded;
  const spans = [
    { start: 0, end: first },
    { start: second, end },
  ];
  return { ok: true, spans, cms: decoded.cms, revision: revision.index };
}

function numbersOf(value: PdfValue): readonly number[] | undefined {
  const items = as('array', value)?.items ?? [];
  const numbers = items.filter((item) => typeof item === 'number');
  return items.length === 4 &&
    numbers.length === 4 &&
    numbers.every((item) => Number.isSafeInteger(item) && item >= 0)
    ? numbers
    : undefined;
}

function checkNumbers(numbers: readonly number[], gap: ByteSpan, length: number): Refused | undefined {
  const [start = 0, first = 0, second = 0, rest = 0] = numbers;
  const seen = numbers.join(' ');
  if (start !== 0) return refuse('pdf.byte-range-start', gap.start, seen);
  if (second + rest > length) return refuse('pdf.byte-range-beyond', gap.start, seen);
  if (second < first || rest === 0 || first === 0) return refuse('pdf.byte-range-overlap', gap.start, seen);
  if (first !== gap.start || second !== gap.end) return refuse('pdf.byte-range-gap', gap.start, seen);
  return undefined;
}

/** Strict hexadecimal without white space, then zeros up to the closing bracket, and nothing else. */
function decodeContents(
  { bytes, form }: PdfString,
  span: ByteSpan,
): Refused | { readonly ok: true; readonly cms: Uint8Array } {
  if (form !== 'plain') return refuse('pdf.contents-malformed', span.start);
  if (isZero(bytes, 0)) return refuse('pdf.contents-empty', span.start);
  const size = sizeOfDer(bytes);
  if (size === undefined || size > bytes.length) return { ok: true, cms: bytes };
  if (!isZero(bytes, size)) return refuse('pdf.contents-padding', span.start + 1 + 2 * size);
  return { ok: true, cms: bytes.subarray(0, size) };
}

function isZero(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at += 1) if (bytes[at] !== 0) return false;
  return true;
}

/** Bytes of the outermost element, when its length is a definite one; what is odd about it, DER's reader says. */
function sizeOfDer(bytes: Uint8Array): number | undefined {
  const [tag, length] = [bytes[0], bytes[1]];
  if (tag !== 0x30 || length === undefined || length === 0x80) return undefined;
  if (length < 0x80) return 2 + length;
  const width = length & 0x7f;
  if (width > 4) return undefined;
  let size = 0;
  for (let index = 2; index < 2 + width; index += 1) size = size * 256 + (bytes[index] ?? 0);
  return 2 + width + size;
}

function show(value: PdfValue): string {
  const list = as('array', value);
  if (list === undefined) return typeof value;
  return `[${list.items.map((item) => (typeof item === 'number' ? item : '?')).join(' ')}]`;
}

function refuse(code: PdfProblemCode, offset?: number, seen?: string): Refused {
  return {
    ok: false,
    code,
    ...(offset === undefined ? {} : { offset }),
    ...(seen === undefined ? {} : { seen }),
  };
}
