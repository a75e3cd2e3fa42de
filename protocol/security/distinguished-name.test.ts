import { describe, expect, it } from 'vitest';
import { decoding, readDer } from '../asn1/der.ts';
import { ia5, integer, nullValue, octets, oid, printable, sequence, set, tlv, utf8 } from '../asn1/write.ts';
import type { DistinguishedName } from './certificate.ts';
import { readName } from './distinguished-name.ts';

const [commonName, organization] = ['2.5.4.3', '2.5.4.10'];
const attribute = (type: string, value: Uint8Array) => sequence(oid(type), value);
const rdn = (type: string, value: Uint8Array) => set(attribute(type, value));

function nameOf(...rdns: readonly Uint8Array[]): DistinguishedName {
  return readName(readDer(sequence(...rdns)));
}

/** Canonical text of a name of one common name. */
const named = (value: Uint8Array) => nameOf(rdn(commonName, value)).canonical;

describe('a name', () => {
  it('is told in the order of the certificate, with labels where there are any', () => {
    const { text, attributes, der } = nameOf(
      rdn('2.5.4.6', printable('VN')),
      rdn('1.2.3.4', utf8('x')),
      set(attribute(commonName, utf8('A')), attribute(organization, utf8('B'))),
    );
    expect(text).toBe('C=VN, 1.2.3.4=x, CN=A+O=B');
    expect(attributes.map(({ oid: type, value }) => `${type} ${value}`)).toEqual([
      ...['2.5.4.6 VN', '1.2.3.4 x', '2.5.4.3 A', '2.5.4.10 B'],
    ]);
    expect(der[0]).toBe(0x30);
  });

  it('is empty, or nothing that can be compared as text', () => {
    expect(nameOf()).toMatchObject({ attributes: [], text: '', canonical: '' });
    expect(nameOf(rdn(commonName, octets(Uint8Array.of(1)))).attributes).toEqual([
      { oid: commonName, value: '#040101' },
    ]);
  });
});

describe('two names', () => {
  const same: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
    ['case', utf8('Văn Phòng'), utf8('VĂN PHÒNG')],
    ['spaces', utf8('  a   b '), utf8('a b')],
    ['strings', printable('abc'), utf8('abc')],
    ['strings of mail', ia5('a@b'), utf8('a@b')],
    ['forms of letters', utf8('ﬁ'), utf8('fi')],
    ['composition', utf8('e\u0302'), utf8('ê')],
  ];

  it.each(same)('are the same in spite of %s', (_, one, other) => {
    expect(named(one)).toBe(named(other));
  });

  it.each<[string, Uint8Array, Uint8Array]>([
    ['letters', utf8('a'), utf8('ă')],
    ['a separator', utf8('a,b'), utf8('a\\,b')],
    ['a hash', utf8('#0401'), octets()],
    ['T.61 and UTF-8', tlv(20, Uint8Array.of(0x61)), utf8('a')],
    ['kinds that are no text', octets(), nullValue],
  ])('differ by %s', (_, one, other) => {
    expect(named(one)).not.toBe(named(other));
  });

  it('are the same whatever the order within one level, and differ by the order of levels', () => {
    const [a, b] = [attribute(commonName, utf8('A')), attribute(organization, utf8('B'))];
    expect(nameOf(set(a, b)).canonical).not.toBe(nameOf(set(a), set(b)).canonical);
    expect(nameOf(set(a), set(b)).canonical).not.toBe(nameOf(set(b), set(a)).canonical);
    expect(nameOf(set(a), set(b)).canonical.startsWith(nameOf(set(a)).canonical)).toBe(true);
    expect(named(utf8('AB')).startsWith(named(utf8('A')))).toBe(false);
    const long = attribute(organization, utf8('a long value, so that it stands behind in the set'));
    const short = attribute(commonName, utf8('zz, and as long as the other one, or else longer than that'));
    expect(nameOf(set(long, short)).canonical).toMatch(/^2\.5\.4\.10=.*\+2\.5\.4\.3=/);
  });

  it('cannot borrow each other’s separators', () => {
    expect(named(utf8('a,+=#\\'))).toBe('2.5.4.3=a\\,\\+\\=\\#\\\\,');
  });
});

describe('a name that is refused', () => {
  const many = (count: number, value: Uint8Array) => Array.from({ length: count }, () => value);
  const ruleOf = (der: Uint8Array) => {
    const reading = decoding(() => readName(readDer(der)));
    return reading.ok ? 'none' : reading.fault.rule;
  };

  it.each<[string, () => Uint8Array, string]>([
    ['65 levels', () => sequence(...many(65, rdn(commonName, utf8('a')))), 'too-many'],
    ['64 levels', () => sequence(...many(64, rdn(commonName, utf8('a')))), 'none'],
    [
      '17 attributes in one',
      () => sequence(tlv(0x31, ...many(17, attribute(commonName, utf8('a'))))),
      'too-many',
    ],
    [
      '16 attributes in one',
      () => sequence(tlv(0x31, ...many(16, attribute(commonName, utf8('a'))))),
      'none',
    ],
    [
      'an attribute of three',
      () => sequence(set(sequence(oid(commonName), utf8('a'), integer(1)))),
      'wrong-tag',
    ],
    ['an attribute of one', () => sequence(set(sequence(oid(commonName)))), 'missing'],
    ['a NUL', () => sequence(rdn(commonName, utf8('a\0b'))), 'text'],
  ])('%s', (_, der, rule) => {
    expect(ruleOf(der())).toBe(rule);
  });
});
