import { type Der, tags } from '../asn1/der.ts';
import { fieldsOf, listOf, setOf } from '../asn1/fields.ts';
import { nameLabels } from '../asn1/oids.ts';
import { hexOf, oidOf, textOf } from '../asn1/values.ts';
import type { DistinguishedName, NameAttribute } from './certificate.ts';

interface ReadAttribute extends NameAttribute {
  readonly comparable: string;
}

/** Reads an X.501 Name. For readers that run inside `decoding`. */
export function readName(der: Der): DistinguishedName {
  const names = listOf(der, (rdn) => setOf(rdn, readAttribute, 16), 64);
  return {
    attributes: names.flat().map(({ oid, value }) => ({ oid, value })),
    text: names.map((rdn) => rdn.map(labelled).join('+')).join(', '),
    canonical: names.map(canonicalOf).join(''),
    der: der.bytes,
  };
}

/** The canonical text of a RDN: order of its attributes does not count. */
function canonicalOf(rdn: readonly ReadAttribute[]): string {
  const parts = rdn.map(({ oid, comparable }) => `${oid}=${comparable}`).sort();
  return `${parts.join('+')},`;
}

function readAttribute(der: Der): ReadAttribute {
  const fields = fieldsOf(der);
  const oid = oidOf(fields.take(tags.oid));
  const value = fields.any();
  fields.end();
  const text = isText(value) ? textOf(value) : undefined;
  if (text === undefined)
    return { oid, value: `#${hexOf(value.bytes)}`, comparable: `#${hexOf(value.bytes)}` };
  // What T.61 bytes mean depends on who reads them, so they are compared as bytes.
  const comparable = value.number === tags.teletex ? `#${hexOf(value.bytes)}` : fold(text);
  return { oid, value: text, comparable };
}

const textTags: readonly number[] = [
  tags.utf8,
  tags.printable,
  tags.ia5,
  tags.numeric,
  tags.visible,
  tags.teletex,
  tags.bmp,
  tags.universal,
];

function isText(der: Der): boolean {
  return der.tagClass === 'universal' && textTags.includes(der.number);
}

/** RFC 5280 §7.1 by way of RFC 4518: compatibility form, no case, single spaces; separators escaped. */
function fold(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return folded
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\,+=#]/g, '\\$&');
}

function labelled({ oid, value }: NameAttribute): string {
  return `${nameLabels[oid] ?? oid}=${value}`;
}
