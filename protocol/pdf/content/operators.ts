import { isRegular, latin1 } from '../characters.ts';
import { PdfFault } from '../fault.ts';
import { limits } from '../limits.ts';
import { PdfParser } from '../parser.ts';
import type { PdfDict, PdfValue } from '../value.ts';

/** One instruction of a content stream with what stands before it (ISO 32000-2 §7.8.2). */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** How many operands an instruction keeps: none has more than 33 (§8.6.6.5). */
const mostOperands = 40;

/** The instructions of a content stream in order. An image in the stream comes as `BI` with its dictionary. */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
  const parser = new PdfParser(bytes);
  let operands: PdfValue[] = [];
  for (let count = 0; ; ) {
    parser.skipSpace();
    const byte = bytes[parser.at];
    if (byte === undefined) return;
    if (beginsValue(byte) || isWord(parser, 'true') || isWord(parser, 'false') || isWord(parser, 'null')) {
      if (operands.length >= mostOperands) operands = [];
      operands.push(parser.value());
      continue;
    }
    count += 1;
    if (count > limits.operators) throw new PdfFault('pdf.limit', undefined, 'operators');
    const operator = wordAt(parser);
    yield operator === 'BI' ? { operator, operands: [inlineImage(parser)] } : { operator, operands };
    operands = [];
  }
}

const valueSigns: ReadonlySet<number> = new Set(
  Array.from('0123456789+-./([<', (sign) => sign.charCodeAt(0)),
);

function beginsValue(byte: number): boolean {
  return valueSigns.has(byte);
}

function isWord(parser: PdfParser, word: string): boolean {
  const back = parser.at;
  const found = parser.keyword(word);
  parser.at = back;
  return found;
}

/** A stray delimiter is a word of its own, so that reading goes on. */
function wordAt(parser: PdfParser): string {
  const start = parser.at;
  while (isRegular(parser.bytes[parser.at])) parser.at += 1;
  if (parser.at === start) parser.at += 1;
  return latin1(parser.bytes.subarray(start, Math.min(parser.at, start + 16)));
}

/** `BI … ID … EI`: its data end at the first `EI` between white space. */
function inlineImage(parser: PdfParser): PdfDict {
  const entries = new Map<string, PdfValue>();
  for (;;) {
    parser.skipSpace();
    if (parser.at >= parser.bytes.length || parser.keyword('ID')) break;
    const key = parser.value();
    if (typeof key !== 'object' || key?.kind !== 'name') break;
    entries.set(key.name, parser.value());
  }
  const end = Buffer.from(parser.bytes.buffer, parser.bytes.byteOffset, parser.bytes.length);
  let at = parser.at;
  do at = end.indexOf('EI', at + 1);
  while (at > 0 && (isRegular(parser.bytes[at - 1]) || isRegular(parser.bytes[at + 2])));
  parser.at = at < 0 ? parser.bytes.length : at + 2;
  return { kind: 'dict', entries };
}
