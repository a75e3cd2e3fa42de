import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SigningAlgorithm } from '../signing-key.ts';
import { dsig, xades } from './names.ts';
import { propertiesId, type SignatureText, writeProperties, writeSignature } from './write-signature.ts';
import { elementAt, openText } from './xml-texts-under-test.ts';

const text: SignatureText = {
  ...{ id: 'S', hash: 'sha256', algorithm: { scheme: 'rsa-pkcs1', hash: 'sha256' } },
  references: [{ uri: '#M', digest: Buffer.from('ABC'), canonical: true }],
  certificates: [Buffer.from('one'), Buffer.from('two')],
  ...{ object: '', value: 'AQID' },
};
const written = (wishes: Partial<SignatureText> = {}) => writeSignature({ ...text, ...wishes });
const rootOf = (wishes: Partial<SignatureText> = {}) => openText(written(wishes)).root;
const algorithmAt = (wishes: Partial<SignatureText>, path: string) =>
  elementAt(rootOf(wishes), path).attributes[0]?.value;

describe('a signature that is written', () => {
  it('is one line of its parts in their order', () => {
    expect(written()).toBe(
      [
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="S"><SignedInfo>',
        '<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>',
        '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>',
        '<Reference URI="#M"><Transforms>',
        '<Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></Transforms>',
        '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>',
        '<DigestValue>QUJD</DigestValue></Reference></SignedInfo><SignatureValue>AQID</SignatureValue>',
        '<KeyInfo><X509Data><X509Certificate>b25l</X509Certificate>',
        '<X509Certificate>dHdv</X509Certificate></X509Data></KeyInfo></Signature>',
      ].join(''),
    );
  });

  it('has references with a type, and such as are not transformed', () => {
    const digest = Buffer.from('ABC');
    const references = [
      { uri: 'cid:a&b"c', digest, canonical: false },
      { uri: '#P', digest, canonical: true, type: 'urn:t' },
    ];
    const [bare, typed] = elementAt(rootOf({ references }), dsig.signedInfo).children.slice(2);
    expect(bare?.attributes.map(({ name, value }) => [name.local, value])).toEqual([['URI', 'cid:a&b"c']]);
    expect(bare?.children[0]?.name.local).toBe(dsig.digestMethod);
    expect(typed?.attributes.map(({ value }) => value)).toEqual(['urn:t', '#P']);
  });

  it('has its object behind the key', () => {
    const last = rootOf({ object: '<Object/>' }).children.at(-1);
    expect(last?.name.local).toBe(dsig.object);
  });
});

describe('the algorithms of a signature that is written', () => {
  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
  const pss = (saltLength: number) => ({ scheme: 'rsa-pss', pss: { saltLength } }) as const;

  it.each<[SigningAlgorithm, string]>([
    [{ scheme: 'rsa-pkcs1', hash: 'sha384' }, `${more}rsa-sha384`],
    [{ scheme: 'ecdsa', hash: 'sha512' }, `${more}ecdsa-sha512`],
    [{ scheme: 'rsa-pss', hash: 'sha256' }, `${more2007}sha256-rsa-MGF1`],
    [{ ...pss(32), hash: 'sha256' }, `${more2007}sha256-rsa-MGF1`],
    [{ ...pss(64), hash: 'sha512' }, `${more2007}sha512-rsa-MGF1`],
  ])('SIG-07: are named by their URI: %j', (algorithm, uri) => {
    expect(algorithmAt({ algorithm }, `${dsig.signedInfo}/${dsig.signatureMethod}`)).toBe(uri);
  });

  it.each([
    ['sha384', `${more}sha384`],
    ['sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  ] as const)('are named for the digest: %s', (hash, uri) => {
    const path = `${dsig.signedInfo}/${dsig.reference}/${dsig.digestMethod}`;
    expect(algorithmAt({ hash }, path)).toBe(uri);
  });

  it.each<[SigningAlgorithm, string]>([
    [{ scheme: 'rsa-pkcs1', hash: 'sha1' }, 'sha1'],
    [{ scheme: 'ecdsa', hash: 'sha3-256' }, 'sha3-256'],
    [{ ...pss(20), hash: 'sha256' }, 'salt 20'],
    [{ ...pss(32), hash: 'sha512' }, 'salt 32'],
  ])('SIG-07: cannot be written without a name: %j', (algorithm, seen) => {
    expect(() => written({ algorithm })).toThrow(`An XML signature cannot be written with ${seen}.`);
  });

  it('SIG-06: cannot be written with a weak digest', () => {
    expect(() => written({ hash: 'md5' })).toThrow('An XML signature cannot be written with md5.');
  });
});

describe('the properties that are written', () => {
  const certificate = Buffer.from('certificate');
  const at = Date.UTC(2026, 10, 20, 17, 0, 5, 678);
  const qualifying = () =>
    elementAt(openText(writeProperties('S', certificate, at)).root, xades.qualifyingProperties);
  const signed = () =>
    elementAt(qualifying(), `${xades.signedProperties}/${xades.signedSignatureProperties}`);

  it('belong to the signature and have an id of their own', () => {
    expect(qualifying().attributes.map(({ value }) => value)).toEqual(['#S']);
    expect(propertiesId('S')).toBe('S-properties');
    expect(qualifying().children[0]?.attributes.map(({ value }) => value)).toEqual(['S-properties']);
  });

  it('SIG-21: say the time of Vietnam with its offset, in whole seconds', () => {
    expect(elementAt(signed(), xades.signingTime).text).toBe('2026-11-21T00:00:05+07:00');
  });

  it('SIG-05: name the certificate by its digest', () => {
    const digest = elementAt(
      signed(),
      [xades.signingCertificate, xades.certificate, xades.certificateDigest].join('/'),
    );
    const [method, value] = digest.children;
    expect(method?.attributes[0]?.value).toBe('http://www.w3.org/2001/04/xmlenc#sha256');
    expect(value?.text).toBe(createHash('sha256').update(certificate).digest('base64'));
  });
});
