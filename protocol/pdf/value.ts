import type { ByteSpan } from '../security/verdict.ts';
import type { StringForm } from './strings.ts';

/** A value of ISO 32000-2 §7.3. Names and keys are text of one byte a character, `#xx` already undone. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfArray
  | PdfDict
  | PdfRef
  | PdfStream;

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  /** How it is written. */
  readonly form: StringForm;
  /** Where it stands in the file, brackets included; absent when it lies in an object stream. */
  readonly span?: ByteSpan;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly num: number;
  readonly gen: number;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** The encoded bytes, in the file. */
  readonly span: ByteSpan;
}

export type PdfKind = 'name' | 'string' | 'array' | 'dict' | 'ref' | 'stream';

export const emptyDict: PdfDict = { kind: 'dict', entries: new Map() };

/** The value when it is of this kind. */
export function as<K extends PdfKind>(
  kind: K,
  value: PdfValue | undefined,
): Extract<PdfValue, { kind: K }> | undefined {
  if (value === null || value === undefined || typeof value !== 'object' || value.kind !== kind)
    return undefined;
  return value as Extract<PdfValue, { kind: K }>;
}

/** A dictionary, also that of a stream. */
export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  return as('dict', value) ?? as('stream', value)?.dict;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return as('name', value)?.name;
}

export function wholeOf(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}
