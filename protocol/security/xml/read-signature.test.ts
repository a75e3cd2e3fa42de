import { describe, expect, it } from 'vitest';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import {
  enveloped,
  exclusive,
  inclusive,
  properties,
  readText,
  reference,
  rsaSha256,
  sha256,
  signatureText,
  transform,
} from './signature-texts-under-test.ts';
import { refusalOf } from './xml-texts-under-test.ts';

const refused = (text: string) => refusalOf(() => readText(text));
const structure = (seen: string) => ['malformed', 'dsig.structure', 'Signature', seen];
const sound = signatureText();
const objectOf = (text: string) => signatureText(undefined, text);
const keyInfo = (certificates: string) => objectOf(`<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>`);
const certificate = '<X509Certificate>MAA=</X509Certificate>';

describe('a signature that can be read', () => {
  it('says what it is over, by which algorithms, and its value', () => {
    const read = readText(sound);
    expect(read).toMatchObject({ id: 'S', form: 'exclusive', object: undefined, qualifying: undefined });
    expect(read.method).toEqual({ scheme: 'rsa-pkcs1', hash: 'sha256' });
    expect(read.signedInfo.name.local).toBe('SignedInfo');
    expect([...read.value]).toEqual([1, 2, 3]);
    expect(read.certificates).toEqual([]);
    expect(read.references).toHaveLength(1);
    const [only] = read.references;
    expect(only).toMatchObject({ uri: '#M', type: undefined, enveloped: false, form: 'exclusive' });
    expect(only).toMatchObject({ hash: 'sha256', digest: Buffer.from('ABC') });
  });

  it('may have ids wherever nothing depends on them, and a type of its reference', () => {
    const text = ['SignedInfo', 'SignatureValue', 'Object'].reduce(
      (before, name) => changed(before, `<${name}>`, `<${name} Id="i${name}">`),
      objectOf(properties('')),
    );
    const read = readText(changed(text, '<Reference ', '<Reference Id="r" Type="urn:t" '));
    expect(read.references[0]?.type).toBe('urn:t');
    expect(read.object?.name.local).toBe('Object');
    expect(read.qualifying?.name.local).toBe('QualifyingProperties');
  });

  it('may have no id', () => {
    expect(readText(changed(sound, ' Id="S"', '')).id).toBeUndefined();
  });

  it.each([
    ['none for bytes as they are', [], false, undefined],
    ['a canonicalisation', [transform(inclusive)], false, 'inclusive'],
    ['the signature left out', [transform(enveloped)], true, 'inclusive'],
    ['the signature left out and a canonicalisation', [transform(enveloped), transform()], true, 'exclusive'],
  ] as const)('may have transforms: %s', (_, transforms, isEnveloped, form) => {
    const [only] = readText(signatureText(reference('', ...transforms))).references;
    expect([only?.enveloped, only?.form]).toEqual([isEnveloped, form]);
  });

  it.each([1, 1_000])('may have %d references', (count) => {
    expect(readText(signatureText(reference('#M').repeat(count))).references).toHaveLength(count);
  });

  it.each([0, 1, 16])('may bring %d certificates', (count) => {
    expect(readText(keyInfo(certificate.repeat(count))).certificates).toHaveLength(count);
  });

  it('takes certificates out of all X509Data, and no other key', () => {
    const text = keyInfo(`${certificate}<X509SKI>AA==</X509SKI></X509Data><KeyName>x</KeyName><X509Data>`);
    const more = changed(text, '<X509Data></X509Data>', `<X509Data>${certificate}</X509Data>`);
    const foreign = changed(
      more,
      '<KeyName>',
      `<y:X509Data xmlns:y="urn:y">${certificate}</y:X509Data><KeyName>`,
    );
    expect(readText(foreign).certificates).toEqual([Buffer.from([0x30, 0]), Buffer.from([0x30, 0])]);
  });
});

describe('the structure of a signature', () => {
  it.each([
    ['a foreign attribute of the signature', '<Signature ', '<Signature a="1" ', '@a'],
    ['a foreign attribute of SignedInfo', '<SignedInfo', '<SignedInfo a="1"', '@a'],
    ['a foreign attribute of the value', '<SignatureValue', '<SignatureValue a="1"', '@a'],
    ['a foreign attribute of a reference', '<Reference ', '<Reference a="1" ', '@a'],
    ['an attribute of the transforms', '<Transforms', '<Transforms Id="1"', '@Id'],
    ['an attribute of a digest', '<DigestValue', '<DigestValue Id="1"', '@Id'],
    ['an attribute of a digest method', '<DigestMethod ', '<DigestMethod Id="1" ', '@Id'],
    ['an attribute of the signature method', '<SignatureMethod ', '<SignatureMethod Id="1" ', '@Id'],
    ['something behind the references', '</SignedInfo>', '<Manifest/></SignedInfo>', 'Manifest'],
    ['something behind the digest', '</Reference>', '<Manifest/></Reference>', 'Manifest'],
    ['something behind the value', '</Signature>', '<Manifest/></Signature>', 'Manifest'],
    ['something else among the transforms', '<Transform ', '<Manifest/><Transform ', 'Manifest'],
    ['no URI of a reference', ' URI="#M"', '', '@URI'],
    ['no URI of the signature method', ` Algorithm="${rsaSha256}"`, '', '@Algorithm'],
    ['no URI of the canonicalisation', `Method Algorithm="${exclusive}"`, 'Method', '@Algorithm'],
    ['no URI of a digest', ` Algorithm="${sha256}"`, '', '@Algorithm'],
    ['no URI of a transform', `<Transform Algorithm="${exclusive}"`, '<Transform', '@Algorithm'],
    ['no value', '>AQID<', '><', 'SignatureValue'],
    ['no digest', '>QUJD<', '><', 'DigestValue'],
  ])('is refused with %s', (_, from, to, seen) => {
    expect(refused(changed(sound, from, to))).toEqual(structure(seen));
  });

  it.each([
    ['no reference', () => signatureText(''), 'Reference × 0'],
    [
      'more than a thousand references',
      () => signatureText(reference('#M').repeat(1_001)),
      'Reference × 1001',
    ],
    ['more than sixteen certificates', () => keyInfo(certificate.repeat(17)), 'X509Certificate × 17'],
    ['a certificate without bytes', () => keyInfo('<X509Certificate/>'), 'X509Certificate'],
    ['an attribute of the object', () => objectOf(properties('').replace('<Object', '<Object a="1"')), '@a'],
    [
      'something behind the properties',
      () => objectOf(properties('').replace('</Object>', '<Manifest/></Object>')),
      'Object',
    ],
  ])('is refused with %s', (_, text, seen) => {
    expect(refused(text())).toEqual(structure(seen));
  });
});

describe('the algorithms of a signature', () => {
  const unsupported = (code: string, seen: string) => ['unsupported-algorithm', code, 'Signature', seen];
  const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
  const md5 = 'http://www.w3.org/2001/04/xmldsig-more#md5';
  const rsaMd5 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5';
  const mac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';

  it.each([
    ['a canonicalisation', `Method Algorithm="${exclusive}`, 'Method Algorithm="urn:x'],
    ['a signature method', rsaSha256, 'urn:x'],
    ['a digest method', sha256, 'urn:x'],
  ])('SIG-19: are refused when nobody knows %s', (_, from, to) => {
    expect(refused(changed(sound, from, to))).toEqual(unsupported('dsig.algorithm-unknown', 'urn:x'));
  });

  it.each([
    ['a digest by SHA-1', sha256, sha1],
    ['a digest by MD5', sha256, md5],
    ['a signature by MD5', rsaSha256, rsaMd5],
  ])('SIG-06: are refused with %s', (_, from, to) => {
    const weak = ['weak-algorithm', 'packet.signature-weak-hash', 'Signature', to];
    expect(refused(changed(sound, from, to))).toEqual(weak);
  });

  it('are refused as a MAC before anything in it is read', () => {
    const text = changed(sound, `"${rsaSha256}"/>`, `"${mac}"><HMACOutputLength/></SignatureMethod>`);
    expect(refused(text)).toEqual(unsupported('dsig.mac', mac));
  });

  it.each([
    ['the signature method', rsaSha256, 'SignatureMethod'],
    ['a digest method', sha256, 'DigestMethod'],
  ])('are refused with a parameter of %s', (_, uri, name) => {
    const text = changed(sound, `"${uri}"/>`, `"${uri}"><P/></${name}>`);
    expect(refused(text)).toEqual(unsupported('dsig.parameter-unknown', 'P'));
  });

  it.each([
    ['no transform in their element', '', 'Transform × 0'],
    ['two canonicalisations', transform() + transform(), 'Transform × 2'],
    [
      'a canonicalisation before the signature is left out',
      transform() + transform(enveloped),
      'Transform × 2',
    ],
    ['three transforms', transform(enveloped) + transform() + transform(), 'Transform × 3'],
    ['the signature left out twice', transform(enveloped) + transform(enveloped), enveloped],
    ['a transform that nobody knows', transform('urn:x'), 'urn:x'],
  ])('are refused with %s', (_, transforms, seen) => {
    const text = changed(sound, transform(), transforms);
    expect(refused(text)).toEqual(unsupported('dsig.transform-refused', seen));
  });

  it('are refused with a parameter of a transform', () => {
    const text = changed(
      sound,
      `<Transform Algorithm="${exclusive}"/>`,
      `<Transform Algorithm="${exclusive}">x</Transform>`,
    );
    expect(refused(text)).toEqual(unsupported('dsig.parameter-unknown', 'text()'));
  });

  it.each([
    ['nothing', '<Object/>', 'Object'],
    ['something else of XAdES', properties('').replaceAll('QualifyingProperties', 'Other'), 'Other'],
    [
      'something of that name in another namespace',
      '<Object><QualifyingProperties/></Object>',
      'QualifyingProperties',
    ],
    ['something of another vocabulary', '<Object><Manifest/></Object>', 'Manifest'],
  ])('are not known of an object with %s', (_, object, seen) => {
    expect(refused(objectOf(object))).toEqual(unsupported('dsig.object-unknown', seen));
  });
});
