import { type Der, refuseDer } from '../asn1/der.ts';
import { listOf, onlyFieldOf } from '../asn1/fields.ts';
import { asciiOf } from '../asn1/values.ts';
import type { GeneralName } from './certificate.ts';
import { readName } from './distinguished-name.ts';

/** Reads GeneralNames: at least one (RFC 5280 §4.2.1.6). */
export function readGeneralNames(der: Der): readonly GeneralName[] {
  const names = listOf(der, (name) => readGeneralName(name), 1_000);
  if (names.length === 0) refuseDer('value', der.offset);
  return names;
}

/** Reads one GeneralName; `subtree` when it is the base of a constraint, where an address has a mask. */
export function readGeneralName(der: Der, subtree = false): GeneralName {
  if (der.tagClass !== 'context') return refuseDer('wrong-tag', der.offset);
  const { content } = der;
  switch (der.number) {
    case 1:
      return { kind: 'mail', value: asciiOf(der), content };
    case 2:
      return { kind: 'dns', value: asciiOf(der), content };
    case 4:
      return { kind: 'directory', value: readName(onlyFieldOf(der)).canonical, content };
    case 6:
      return { kind: 'uri', value: asciiOf(der), content };
    case 7:
      return { kind: 'ip', value: readAddress(der, subtree), content };
    default:
      return { kind: 'other', value: String(der.number), content };
  }
}

function readAddress(der: Der, subtree: boolean): string {
  const { content } = der;
  const lengths = subtree ? [8, 32] : [4, 16];
  if (der.constructed || !lengths.includes(content.length)) refuseDer('value', der.offset);
  const half = subtree ? content.length / 2 : content.length;
  if (subtree && !isMask(content.subarray(half))) refuseDer('value', der.offset);
  return addressText(content.subarray(0, half));
}

/** Ones, then zeros. */
function isMask(bytes: Uint8Array): boolean {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: 8 }, (_, index) => view.getUint16(index * 2).toString(16)).join(':');
}
