import { sameBytes } from '../asn1/values.ts';
import type { PdfDict, PdfValue } from './value.ts';

/**
 * True when two values say the same. References are the same when they name the same object, whatever stands
 * there; streams are never the same here, since their bytes are not at hand.
 */
export function equal(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  switch (one.kind) {
    case 'name':
      return other.kind === 'name' && one.name === other.name;
    case 'string':
      return other.kind === 'string' && sameBytes(one.bytes, other.bytes);
    case 'ref':
      return other.kind === 'ref' && one.num === other.num && one.gen === other.gen;
    case 'array':
      return (
        other.kind === 'array' &&
        one.items.length === other.items.length &&
        one.items.every((item, index) => equal(item, other.items[index]))
      );
    case 'dict':
      return other.kind === 'dict' && sameDict(one, other);
    case 'stream':
      return false;
  }
}

function sameDict(one: PdfDict, other: PdfDict): boolean {
  return differingKeys(one, other).length === 0;
}

/** Keys whose values differ; a key with null is as good as none. */
export function differingKeys(one: PdfDict, other: PdfDict): readonly string[] {
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()]);
  return [...keys].filter((key) => !equal(one.entries.get(key) ?? null, other.entries.get(key) ?? null));
}
