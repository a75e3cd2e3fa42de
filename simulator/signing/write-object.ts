import type { PdfObject, PdfRef } from '@libpdf/core';

/** The number that an object gets in the file that is being written. */
export type NumberOf = (ref: PdfRef) => number;

/** Keeps numbers as they are: for objects of the file that is being added to. */
export const sameNumber: NumberOf = (ref) => ref.objectNumber;

/**
 * A direct object as PDF syntax (ISO 32000-1, 7.3). Strings are written as hex, streams are refused: they are
 * objects of their own.
 */
export function writeObject(object: PdfObject, numberOf: NumberOf = sameNumber): string {
  switch (object.type) {
    case 'null':
      return 'null';
    case 'bool':
      return String(object.value);
    case 'number':
      return writeNumber(object.value);
    case 'name':
      return writeName(object.value);
    case 'string':
      return writeHex(object.bytes);
    case 'ref':
      return writeReference(object, numberOf);
    case 'array':
      return `[${object
        .toArray()
        .map((each) => writeObject(each, numberOf))
        .join(' ')}]`;
    case 'dict':
      return writeDict(object, numberOf);
    case 'stream':
    case 'raw':
      throw new Error(`a ${object.type} is no direct object`);
  }
}

/** The entries of a dictionary, or of a stream's; `besides` replaces or adds some, undefined leaves one out. */
export function writeDict(
  dict: Iterable<[{ readonly value: string }, PdfObject]>,
  numberOf: NumberOf = sameNumber,
  besides: Readonly<Record<string, string | undefined>> = {},
): string {
  const kept = [...dict]
    .filter(([name]) => !Object.hasOwn(besides, name.value))
    .map(([name, value]) => `${writeName(name.value)} ${writeObject(value, numberOf)}`);
  const added = Object.entries(besides).flatMap(([name, value]) =>
    value === undefined ? [] : [`${writeName(name)} ${value}`],
  );
  return `<< ${[...kept, ...added].join(' ')} >>`;
}

/** Up to five decimals and never an exponent, which PDF does not know. */
export function writeNumber(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  const text = value.toFixed(5).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** A text for people: UTF-16 with its mark, which every reader of PDF 1.x knows. */
export function writeText(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return writeHex(bytes);
}

function writeHex(bytes: Uint8Array): string {
  return `<${Buffer.from(bytes).toString('hex')}>`;
}

function writeName(name: string): string {
  if (name.includes('\uFFFD')) throw new Error('a name that is no UTF-8 cannot be written as it stood');
  const plain = /^[!"$&'*-.0-;=?-Z\\^-z|~]*$/;
  if (plain.test(name)) return `/${name}`;
  const escaped = Array.from(Buffer.from(name, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte);
    return byte < 128 && plain.test(character) ? character : `#${byte.toString(16).padStart(2, '0')}`;
  });
  return `/${escaped.join('')}`;
}

/** Generations other than 0 stay only where numbers stay. */
function writeReference(ref: PdfRef, numberOf: NumberOf): string {
  const generation = numberOf === sameNumber ? ref.generation : 0;
  return `${numberOf(ref)} ${generation} R`;
}
