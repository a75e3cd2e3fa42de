import { describe, expect, it } from 'vitest';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { attribute } from '../../../fixtures/signatures/odd-cms.ts';
import { decoding, readDer } from '../../asn1/der.ts';
import { cmsOids, hashOids } from '../../asn1/oids.ts';
import {
  bits,
  explicit,
  ia5,
  implicit,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  set,
  utcTime,
} from '../../asn1/write.ts';
import { decodeSignedAttributes } from './decode-signed-attributes.ts';
import { readSignerInfo } from './decode-signer-info.ts';
import type { CertificateReference, SignedAttributes } from './signed-attributes.ts';

const digest = octets(Uint8Array.of(1, 2));
const type = attribute(cmsOids.contentType, oid(cmsOids.data));
const own = attribute(cmsOids.messageDigest, digest);
const hash = (name: string) => sequence(oid(name));

/** What is read of a signer with these attributes beside the two that must be. */
function readingOf(more: readonly Uint8Array[], unsigned: readonly Uint8Array[] = [], base = [type, own]) {
  const der = sequence(
    integer(1),
    sequence(encodeName({ commonName: 'A' }), integer(5)),
    hash(hashOids.sha256),
    implicit(0, set(...base, ...more)),
    hash(hashOids.sha256),
    octets(Uint8Array.of(1)),
    unsigned.length === 0 ? undefined : implicit(1, set(...unsigned)),
  );
  const signer = decoding(() => readSignerInfo(readDer(der)));
  if (!signer.ok) throw new Error(`no signer: ${signer.fault.rule}`);
  return decodeSignedAttributes(signer.value, 'p7s');
}

function readWith(...more: readonly Uint8Array[]): SignedAttributes {
  const reading = readingOf(more);
  if (!reading.ok) throw new Error(`unreadable: ${reading.problems[0]?.code} ${reading.problems[0]?.seen}`);
  return reading.value;
}

const newer = (...fields: readonly Uint8Array[]) =>
  attribute(cmsOids.signingCertificateV2, sequence(...fields));
const older = (...fields: readonly Uint8Array[]) =>
  attribute(cmsOids.signingCertificate, sequence(...fields));
const id = (...fields: readonly Uint8Array[]) => sequence(sequence(...fields));

describe('what a signer signed beside the content', () => {
  it('are a content type and a digest at least', () => {
    expect(readWith()).toEqual({
      ...{ contentType: cmsOids.data, messageDigest: Uint8Array.of(1, 2), crls: [], ocspAnswers: [] },
    });
  });

  it('may be a time, and what nobody knows', () => {
    const at = Date.UTC(2026, 5, 1);
    const said = readWith(attribute(cmsOids.signingTime, utcTime(at)), attribute('1.2.3', nullValue, digest));
    expect(said.signingTime).toBe(at);
  });

  it('may be the algorithms that were meant', () => {
    const meant = sequence(hash(hashOids.sha256), implicit(1, hash('1.2.3')));
    const { protection } = readWith(attribute(cmsOids.algorithmProtection, meant));
    expect(protection).toEqual({ digest: hash(hashOids.sha256), signature: hash('1.2.3') });
  });

  it('may be lists, answers, or both', () => {
    const adobe = (...fields: readonly Uint8Array[]) =>
      readWith(attribute(cmsOids.adobeRevocation, sequence(...fields)));
    const [list, answer] = [sequence(nullValue), sequence(digest)];
    expect(adobe(explicit(0, sequence(list)), explicit(1, sequence(answer)))).toMatchObject({
      ...{ crls: [list], ocspAnswers: [answer] },
    });
    expect(adobe(explicit(1, sequence(answer)))).toMatchObject({ crls: [], ocspAnswers: [answer] });
    expect(adobe(explicit(0, sequence(list)))).toMatchObject({ crls: [list], ocspAnswers: [] });
    const most = Array.from({ length: 32 }, () => list);
    expect(adobe(explicit(0, sequence(...most))).crls).toHaveLength(32);
    const over = attribute(cmsOids.adobeRevocation, sequence(explicit(0, sequence(list, ...most))));
    expect(readingOf([over]).problems[0]?.seen).toMatch(/^too-many/);
  });
});

describe('the certificate that a signer signed', () => {
  const name = encodeName({ commonName: 'A' });
  const bytes = Uint8Array.of(1, 2);

  it.each<[string, () => readonly Uint8Array[], CertificateReference]>([
    ['by SHA-256', () => [newer(id(digest))], { hash: 'sha256', digest: bytes }],
    [
      'by a hash that is named',
      () => [newer(id(hash(hashOids.sha512), digest))],
      { hash: 'sha512', digest: bytes },
    ],
    [
      'by a hash that nobody knows',
      () => [newer(id(hash('1.2.3'), digest))],
      { hash: 'unknown', digest: bytes },
    ],
    ['by SHA-1, the older way', () => [older(id(digest))], { hash: 'sha1', digest: bytes }],
    [
      'the newer way, where both stand',
      () => [older(id(digest)), newer(id(digest))],
      { hash: 'sha256', digest: bytes },
    ],
    [
      'the first one named',
      () => [newer(sequence(sequence(digest), sequence(hash('1.2.3'), digest)))],
      { hash: 'sha256', digest: bytes },
    ],
    ['with policies beside', () => [newer(id(digest), sequence())], { hash: 'sha256', digest: bytes }],
    [
      'with its issuer and number',
      () => [newer(id(digest, sequence(sequence(explicit(4, name)), integer(10))))],
      { hash: 'sha256', digest: bytes, issuer: name, serial: 'A' },
    ],
    [
      'with the unique bits of its issuer',
      () => [newer(id(digest, sequence(sequence(explicit(4, name)), integer(10), bits(bytes))))],
      { hash: 'sha256', digest: bytes, issuer: name, serial: 'A' },
    ],
    [
      'with its number and another kind of name',
      () => [newer(id(digest, sequence(sequence(implicit(2, ia5('a'))), integer(10))))],
      { hash: 'sha256', digest: bytes, serial: 'A' },
    ],
    [
      'with its number and two names',
      () => [newer(id(digest, sequence(sequence(explicit(4, name), explicit(4, name)), integer(10))))],
      { hash: 'sha256', digest: bytes, serial: 'A' },
    ],
  ])('%s', (_, more, expected) => {
    expect(readWith(...more()).certificate).toEqual(expected);
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['none', () => newer(sequence()), /^missing/],
    ['a hash in the older form', () => older(id(hash(hashOids.sha256), digest)), /^wrong-tag/],
    ['something behind the reference', () => newer(id(digest), nullValue), /^wrong-tag/],
    ['something behind the identifier', () => newer(id(digest, nullValue)), /^wrong-tag/],
    [
      'something behind the number',
      () => newer(id(digest, sequence(sequence(explicit(4, name)), integer(1), nullValue))),
      /^wrong-tag/,
    ],
    [
      'nine names',
      () =>
        newer(
          id(digest, sequence(sequence(...Array.from({ length: 9 }, () => explicit(4, name))), integer(1))),
        ),
      /^too-many/,
    ],
    [
      '65 references',
      () => newer(sequence(...Array.from({ length: 65 }, () => sequence(digest)))),
      /^too-many/,
    ],
  ])('is not read with %s', (_, more, seen) => {
    const reading = readingOf([more()]);
    expect(reading.ok).toBe(false);
    expect(reading.problems).toMatchObject([{ code: 'signature.malformed', place: { path: 'p7s' } }]);
    expect(reading.problems[0]?.seen).toMatch(seen);
  });
});

describe('attributes that could be read in two ways', () => {
  const again = attribute(cmsOids.messageDigest, octets(Uint8Array.of(3)));
  const [twice, missing, misplaced] = [
    'signature.attribute-twice',
    'signature.attribute-missing',
    'signature.attribute-misplaced',
  ];

  it.each<[string, () => ReturnType<typeof readingOf>, string, string]>([
    ['a digest twice', () => readingOf([again]), twice, 'messageDigest'],
    [
      'an unknown one twice',
      () => readingOf([attribute('1.2.3', digest), attribute('1.2.3', nullValue)]),
      twice,
      '1.2.3',
    ],
    [
      'two times',
      () => readingOf([attribute(cmsOids.signingTime, utcTime(0), utcTime(1000))]),
      twice,
      'signingTime',
    ],
    ['no content type', () => readingOf([], [], [own]), missing, 'contentType'],
    ['no digest', () => readingOf([], [], [type]), missing, 'messageDigest'],
    [
      'a digest without a value',
      () => readingOf([], [], [type, attribute(cmsOids.messageDigest)]),
      missing,
      'messageDigest',
    ],
    [
      'a time that is not signed',
      () => readingOf([], [attribute(cmsOids.signingTime, utcTime(0))]),
      misplaced,
      'signingTime',
    ],
    [
      'a certificate that is not signed',
      () => readingOf([], [older(id(digest))]),
      misplaced,
      'signingCertificate',
    ],
    [
      'a certificate that is not signed, the newer way',
      () => readingOf([], [newer(id(digest))]),
      misplaced,
      'signingCertificateV2',
    ],
    [
      'algorithms that are not signed',
      () => readingOf([], [attribute(cmsOids.algorithmProtection, nullValue)]),
      misplaced,
      'CMSAlgorithmProtection',
    ],
  ])('%s', (_, reader, code, name) => {
    const { ok, problems } = reader();
    const named = problems.map(({ seen, expected }) => seen ?? expected);
    expect([ok, problems.map((each) => each.code), named]).toEqual([false, [code], [name]]);
    expect(problems[0]?.place.path).toBe('p7s');
  });

  it('are all told at once, in the order of their kinds', () => {
    const { problems } = readingOf([again], [newer(id(digest))], [own]);
    expect(problems.map(({ code }) => code)).toEqual([twice, missing, misplaced]);
  });

  it.each<[string, () => Uint8Array]>([
    ['a signature algorithm that is missing', () => sequence(hash(hashOids.sha256))],
    ['something behind it', () => sequence(hash(hashOids.sha256), implicit(1, hash('1.2.3')), nullValue)],
  ])('protection with %s', (_, value) => {
    expect(readingOf([attribute(cmsOids.algorithmProtection, value())]).ok).toBe(false);
  });
});
