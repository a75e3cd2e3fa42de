import { PdfParser } from '../parser.ts';
import type { PdfValue } from '../value.ts';

/** How the codes of a font read, after its `/ToUnicode` (ISO 32000-2 §9.10.3). */
export interface ToUnicode {
  /** Bytes of a code. */
  readonly codeLength: 1 | 2;
  readonly texts: ReadonlyMap<number, string>;
}

/** A code has two bytes, so no map has more. */
const mostCodes = 65_536;
const utf16 = new TextDecoder('utf-16be');

/** Reads `bfchar` and `bfrange` and passes over the rest. */
export function parseToUnicode(bytes: Uint8Array): ToUnicode {
  const texts = new Map<number, string>();
  const parser = new PdfParser(bytes);
  let operands: PdfValue[] = [];
  let codeLength: 1 | 2 = 1;
  for (;;) {
    const token = nextToken(parser);
    if (token === undefined) break;
    if (typeof token !== 'string') {
      operands.push(token.value);
      continue;
    }
    if (token === 'endcodespacerange' && lengthOf(operands[0]) === 2) codeLength = 2;
    if (token === 'endbfchar') addChars(operands, texts);
    if (token === 'endbfrange') addRanges(operands, texts);
    operands = [];
  }
  return { codeLength, texts };
}

/** An operand, an operator's name, or nothing more. */
export function nextToken(parser: PdfParser): string | { readonly value: PdfValue } | undefined {
  parser.skipSpace();
  const { bytes } = parser;
  const byte = bytes[parser.at];
  if (byte === undefined) return undefined;
  const isOperand = '/([<+-.0123456789'.includes(String.fromCharCode(byte));
  if (isOperand) return { value: parser.value() };
  const start = parser.at;
  while (parser.at < bytes.length && isWord(bytes[parser.at])) parser.at += 1;
  // A bracket without its partner, say: one byte further, so that there is an end.
  if (parser.at === start) parser.at += 1;
  return String.fromCharCode(...bytes.subarray(start, Math.min(parser.at, start + 40)));
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20 && !'()<>[]{}/%'.includes(String.fromCharCode(byte));
}

function lengthOf(value: PdfValue | undefined): number {
  return typeof value === 'object' && value?.kind === 'string' ? value.bytes.length : 0;
}

function addChars(operands: readonly PdfValue[], texts: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [codeOf(operands[at]), textIn(operands[at + 1])];
    if (code !== undefined && text !== undefined && texts.size < mostCodes) texts.set(code, text);
  }
}

function addRanges(operands: readonly PdfValue[], texts: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [first, last] = [codeOf(operands[at]), codeOf(operands[at + 1])];
    const target = operands[at + 2];
    if (first === undefined || last === undefined || last - first > mostCodes) continue;
    for (let code = first; code <= last && texts.size < mostCodes; code += 1) {
      const text = inRange(target, code - first);
      if (text !== undefined) texts.set(code, text);
    }
  }
}

function inRange(target: PdfValue | undefined, step: number): string | undefined {
  if (typeof target === 'object' && target?.kind === 'array') return textIn(target.items[step]);
  const text = textIn(target);
  if (text === undefined || text === '') return text;
  const points = Array.from(text);
  const last = (points.pop()?.codePointAt(0) ?? 0) + step;
  return last > 0x10ffff ? undefined : points.join('') + String.fromCodePoint(last);
}

function codeOf(value: PdfValue | undefined): number | undefined {
  if (typeof value !== 'object' || value?.kind !== 'string' || value.bytes.length > 4) return undefined;
  return value.bytes.reduce((code, byte) => code * 256 + byte, 0);
}

function textIn(value: PdfValue | undefined): string | undefined {
  if (typeof value !== 'object' || value?.kind !== 'string') return undefined;
  return utf16.decode(value.bytes);
}
