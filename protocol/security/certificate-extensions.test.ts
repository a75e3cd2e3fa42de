import { describe, expect, it } from 'vitest';
import { encodeName, type SubjectName } from '../../fixtures/keys/names.ts';
import { decoding, readDer } from '../asn1/der.ts';
import { accessMethods, anyPolicy, extensionOids } from '../asn1/oids.ts';
import {
  bits,
  boolean,
  explicit,
  ia5,
  implicit,
  integer,
  namedBits,
  nullValue,
  octets,
  oid,
  sequence,
  tlv,
} from '../asn1/write.ts';
import { type ExtensionFacts, isKnownExtension, noFacts, readExtension } from './certificate-extensions.ts';
import { readName } from './distinguished-name.ts';

const name: SubjectName = { commonName: 'A' };
const canonical = readName(readDer(encodeName(name))).canonical;
const uri = (text: string) => implicit(6, ia5(text));
const dns = (text: string) => implicit(2, ia5(text));
const directory = explicit(4, encodeName(name));
const address = (...bytes: readonly number[]) => implicit(7, octets(Uint8Array.from(bytes)));
const many = (count: number, value: Uint8Array) => Array.from({ length: count }, () => value);
const o = extensionOids;

/** What one extension adds to what is known of a certificate without any. */
function factsOf(type: string, value: Uint8Array): Partial<ExtensionFacts> {
  const facts = noFacts();
  const reading = decoding(() => readExtension(type, readDer(value), facts));
  if (!reading.ok) throw new Error(reading.fault.rule);
  const before = new Map<string, unknown>(Object.entries(noFacts()));
  const isNew = ([key, fact]: readonly [string, unknown]) =>
    JSON.stringify(before.get(key)) !== JSON.stringify(fact);
  return Object.fromEntries(Object.entries(facts).filter(isNew));
}

function ruleOf(type: string, value: Uint8Array): string {
  const reading = decoding(() => readExtension(type, readDer(value), noFacts()));
  return reading.ok ? 'none' : reading.fault.rule;
}

const point = (...fields: readonly Uint8Array[]) => sequence(sequence(...fields));
const fullName = (...names: readonly Uint8Array[]) => explicit(0, explicit(0, ...names));

describe('what an extension says', () => {
  it.each<[string, string, () => Uint8Array, Partial<ExtensionFacts>]>([
    ['no authority', o.basicConstraints, () => sequence(), {}],
    ['an authority', o.basicConstraints, () => sequence(boolean(true)), { isAuthority: true }],
    [
      'an authority over users only',
      o.basicConstraints,
      () => sequence(boolean(true), integer(0)),
      { isAuthority: true, pathLength: 0 },
    ],
    [
      'the first use and the last',
      o.keyUsage,
      () => namedBits(0, 8),
      { keyUsage: ['digitalSignature', 'decipherOnly'] },
    ],
    [
      'two purposes',
      o.extendedKeyUsage,
      () => sequence(oid('1.2.3'), oid('1.2.4')),
      { extendedKeyUsage: ['1.2.3', '1.2.4'] },
    ],
    ['its key', o.subjectKeyId, () => octets(Uint8Array.of(0xab)), { subjectKeyId: 'ab' }],
    [
      'the key above',
      o.authorityKeyId,
      () => sequence(implicit(0, octets(Uint8Array.of(0xcd)))),
      { authorityKeyId: 'cd' },
    ],
    [
      'the issuer above, which is not read',
      o.authorityKeyId,
      () => sequence(tlv(0xa1, directory), implicit(2, integer(1))),
      {},
    ],
    [
      'a policy',
      o.certificatePolicies,
      () => sequence(sequence(oid('1.2.3'), sequence())),
      { policies: ['1.2.3'] },
    ],
    [
      'a mapping',
      o.policyMappings,
      () => sequence(sequence(oid('1.2.3'), oid('1.2.4'))),
      { policyLimits: { mappings: [{ issuer: '1.2.3', subject: '1.2.4' }] } },
    ],
    [
      'an explicit policy',
      o.policyConstraints,
      () => sequence(implicit(0, integer(0))),
      { policyLimits: { mappings: [], requireExplicit: 0 } },
    ],
    [
      'no mapping',
      o.policyConstraints,
      () => sequence(implicit(1, integer(2))),
      { policyLimits: { mappings: [], inhibitMapping: 2 } },
    ],
    [
      'no any policy',
      o.inhibitAnyPolicy,
      () => integer(3),
      { policyLimits: { mappings: [], inhibitAny: 3 } },
    ],
    ['nothing to ask', o.ocspNoCheck, () => nullValue, { statusUnchecked: true }],
    [
      'where answers and issuers are',
      o.authorityInfoAccess,
      () =>
        sequence(
          sequence(oid(accessMethods.ocsp), uri('http://a')),
          sequence(oid(accessMethods.issuers), uri('http://b')),
          sequence(oid(accessMethods.ocsp), dns('c')),
        ),
      { ocspAddresses: ['http://a'], issuerAddresses: ['http://b'] },
    ],
    [
      'where lists are',
      o.crlDistributionPoints,
      () => point(fullName(uri('http://a'), uri('ldap://b'), uri('HTTPS://c'), directory)),
      {
        crlAddresses: ['http://a', 'HTTPS://c'],
        distributionPoints: [
          {
            names: ['uri:http://a', 'uri:ldap://b', 'uri:HTTPS://c', `directory:${canonical}`],
            crlIssuers: [],
            partial: false,
          },
        ],
      },
    ],
    [
      'who signs lists, for some reasons',
      o.crlDistributionPoints,
      () => point(implicit(1, namedBits(1)), tlv(0xa2, dns('x'), directory)),
      { distributionPoints: [{ names: [], crlIssuers: [canonical], partial: true }] },
    ],
    [
      'where lists are, relative to the issuer: read by nobody',
      o.crlDistributionPoints,
      () => point(explicit(0, tlv(0xa1, sequence(oid('2.5.4.3'), ia5('x'))))),
      { distributionPoints: [{ names: [], crlIssuers: [], partial: false }] },
    ],
    ['nothing that is known', '1.2.3.4', () => nullValue, {}],
  ])('%s', (_, type, value, expected) => {
    expect(factsOf(type, value())).toEqual(expected);
  });

  it('of names that are allowed and forbidden', () => {
    const both = sequence(
      tlv(0xa0, sequence(dns('a.vn'))),
      tlv(0xa1, sequence(address(10, 0, 0, 0, 255, 0, 0, 0))),
    );
    expect(factsOf(o.nameConstraints, both).nameConstraints).toMatchObject({
      permitted: [{ kind: 'dns', value: 'a.vn' }],
      excluded: [{ kind: 'ip', value: '10.0.0.0' }],
    });
    const one = factsOf(o.nameConstraints, sequence(tlv(0xa1, sequence(dns('a.vn'))))).nameConstraints;
    expect([one?.permitted.length, one?.excluded.length]).toEqual([0, 1]);
  });

  it('of each kind of name', () => {
    const v6 = address(0x20, 1, 0x0d, 0xb8, ...many(11, Uint8Array.of(0)).map(() => 0), 1);
    const value = sequence(
      implicit(1, ia5('a@b')),
      dns('c.vn'),
      directory,
      uri('http://d'),
      address(10, 1, 2, 3),
      v6,
      implicit(8, oid('1.2.3')),
    );
    expect(factsOf(o.subjectAltName, value).alternativeNames?.map((each) => [each.kind, each.value])).toEqual(
      [
        ...[
          ['mail', 'a@b'],
          ['dns', 'c.vn'],
          ['directory', canonical],
          ['uri', 'http://d'],
        ],
        ...[
          ['ip', '10.1.2.3'],
          ['ip', '2001:db8:0:0:0:0:0:1'],
          ['other', '8'],
        ],
      ],
    );
  });

  it.each([o.basicConstraints, o.keyUsage, o.nameConstraints, o.ocspNoCheck])('%s is known', (type) => {
    expect(isKnownExtension(type)).toBe(true);
  });

  it.each(['1.2.3.4', '', 'constructor'])('%j is not known', (type) => {
    expect(isKnownExtension(type)).toBe(false);
  });
});

describe('an extension that is refused', () => {
  const subtree = (base: Uint8Array) => sequence(tlv(0xa0, sequence(base)));

  it.each<[string, string, () => Uint8Array, string]>([
    ['an authority that says FALSE', o.basicConstraints, () => sequence(boolean(false)), 'default-written'],
    ['a length without an authority', o.basicConstraints, () => sequence(integer(0)), 'value'],
    ['a length below zero', o.basicConstraints, () => sequence(boolean(true), integer(-1)), 'value'],
    ['constraints and more', o.basicConstraints, () => sequence(boolean(true), nullValue), 'wrong-tag'],
    ['no use at all', o.keyUsage, () => namedBits(), 'value'],
    ['a tenth use', o.keyUsage, () => namedBits(9), 'value'],
    ['no purpose', o.extendedKeyUsage, () => sequence(), 'value'],
    ['101 purposes', o.extendedKeyUsage, () => sequence(...many(101, oid('1.2.3'))), 'too-many'],
    ['a key under another tag', o.subjectKeyId, () => implicit(0, octets(Uint8Array.of(1))), 'wrong-tag'],
    ['a key above and more', o.authorityKeyId, () => sequence(nullValue), 'wrong-tag'],
    ['no policy', o.certificatePolicies, () => sequence(), 'value'],
    ['a policy twice', o.certificatePolicies, () => sequence(...many(2, sequence(oid('1.2.3')))), 'value'],
    ['no mapping', o.policyMappings, () => sequence(), 'value'],
    ['a mapping of three', o.policyMappings, () => sequence(sequence(...many(3, oid('1.2.3')))), 'wrong-tag'],
    ['a mapping from any', o.policyMappings, () => sequence(sequence(oid(anyPolicy), oid('1.2.3'))), 'value'],
    ['a mapping to any', o.policyMappings, () => sequence(sequence(oid('1.2.3'), oid(anyPolicy))), 'value'],
    ['no constraint of policies', o.policyConstraints, () => sequence(), 'value'],
    [
      'constraints of policies and more',
      o.policyConstraints,
      () => sequence(implicit(2, integer(1))),
      'wrong-tag',
    ],
    ['a constraint below zero', o.policyConstraints, () => sequence(implicit(0, integer(-1))), 'value'],
    ['any policy under another tag', o.inhibitAnyPolicy, () => implicit(0, integer(1)), 'wrong-tag'],
    ['any policy below zero', o.inhibitAnyPolicy, () => integer(-1), 'value'],
    ['nothing to ask, under another tag', o.ocspNoCheck, () => implicit(0, nullValue), 'wrong-tag'],
    ['no constraint of names', o.nameConstraints, () => sequence(), 'value'],
    ['constraints of names and more', o.nameConstraints, () => sequence(nullValue), 'wrong-tag'],
    ['an empty list of subtrees', o.nameConstraints, () => sequence(tlv(0xa0)), 'value'],
    [
      'a subtree with a minimum',
      o.nameConstraints,
      () => sequence(tlv(0xa0, sequence(dns('a'), implicit(0, integer(1))))),
      'wrong-tag',
    ],
    ['a network without a mask', o.nameConstraints, () => subtree(address(10, 0, 0, 0)), 'value'],
    ['a mask with a hole', o.nameConstraints, () => subtree(address(10, 0, 0, 0, 255, 0, 255, 0)), 'value'],
    ['an address with a mask', o.subjectAltName, () => sequence(address(10, 0, 0, 0, 255, 0, 0, 0)), 'value'],
    [
      'an address in pieces',
      o.subjectAltName,
      () => sequence(tlv(0xa7, octets(Uint8Array.of(1, 2)))),
      'value',
    ],
    ['no name', o.subjectAltName, () => sequence(), 'value'],
    ['a name under a tag that is none', o.subjectAltName, () => sequence(ia5('a')), 'wrong-tag'],
    ['no point', o.crlDistributionPoints, () => sequence(), 'value'],
    ['a point of nothing', o.crlDistributionPoints, () => point(), 'value'],
    ['a point of reasons alone', o.crlDistributionPoints, () => point(implicit(1, namedBits(1))), 'value'],
    ['a point and more', o.crlDistributionPoints, () => point(fullName(dns('a')), nullValue), 'wrong-tag'],
    [
      'reasons with a tail',
      o.crlDistributionPoints,
      () => point(fullName(dns('a')), implicit(1, bits(Uint8Array.of(0x40, 0)))),
      'bits-named',
    ],
    [
      'an access of three',
      o.authorityInfoAccess,
      () => sequence(sequence(oid('1.2.3'), dns('a'), nullValue)),
      'wrong-tag',
    ],
  ])('%s', (_, type, value, rule) => {
    expect(ruleOf(type, value())).toBe(rule);
  });
});
