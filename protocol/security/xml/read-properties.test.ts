import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { checkBinding, readProperties, type SignedProperties } from './read-properties.ts';
import { properties, readOpen, sha256, signatureText } from './signature-texts-under-test.ts';
import { elementAt, openText, refusalOf } from './xml-texts-under-test.ts';

const time = (text: string) => `<xades:SigningTime>${text}</xades:SigningTime>`;
const sound = textWith(time('2026-11-21T08:20:00+07:00'));
const structure = (seen: string) => ['malformed', 'dsig.structure', 'Signature', seen];
const refused = (text: string) => refusalOf(() => propertiesIn(text));

function textWith(signed: string, unsigned = ''): string {
  return signatureText(undefined, properties(signed, unsigned));
}

/** The properties of a signature that stands below an element `h`. */
function propertiesIn(signature: string): SignedProperties | undefined {
  const open = openText(`<h>${signature}</h>`);
  const element = elementAt(open.root, 'Signature');
  const placed = { element, ancestors: [open.root], path: 'Signature' };
  return readProperties(readOpen({ ...open, root: element }), placed, open.contents);
}

/** A signature whose properties name certificates by these digests. */
function naming(...digests: readonly string[]): string {
  const each = digests.map(
    (digest) => `<xades:Cert><xades:CertDigest>${digest}</xades:CertDigest></xades:Cert>`,
  );
  return textWith(`<xades:SigningCertificateV2>${each.join('')}</xades:SigningCertificateV2>`);
}

const digestBy = (uri: string, value = 'QUJD') =>
  `<DigestMethod xmlns="http://www.w3.org/2000/09/xmldsig#" Algorithm="${uri}"/><DigestValue xmlns="http://www.w3.org/2000/09/xmldsig#">${value}</DigestValue>`;

describe('the properties of a signature', () => {
  it('are none without an object', () => {
    expect(propertiesIn(signatureText())).toBeUndefined();
  });

  it('stand at their place, below the signature', () => {
    const placed = propertiesIn(sound)?.placed;
    expect(placed?.path).toBe('SignedProperties');
    expect(placed?.element.name.local).toBe('SignedProperties');
    const above = ['h', 'Signature', 'Object', 'QualifyingProperties'];
    expect(placed?.ancestors.map(({ name }) => name.local)).toEqual(above);
  });

  it('may have unsigned ones behind them', () => {
    expect(propertiesIn(sound)?.unsigned).toBeUndefined();
    const both = propertiesIn(textWith('', '<xades:UnsignedProperties/>'));
    expect(both?.unsigned?.name.local).toBe('UnsignedProperties');
  });

  it('may say nothing', () => {
    const nothing = { signingTime: undefined, certificateDigests: [] };
    expect(propertiesIn(textWith(''))).toMatchObject(nothing);
    const empty = changed(
      textWith(''),
      /<xades:SignedSignatureProperties>.*<\/xades:SignedSignatureProperties>/,
      '',
    );
    expect(propertiesIn(empty)).toMatchObject(nothing);
  });

  it.each([
    ['another target', 'Target="#S"', 'Target="#T"', '@Target'],
    ['no target', ' Target="#S"', '', '@Target'],
    ['a foreign attribute', 'Target="#S"', 'Target="#S" a="1"', '@a'],
    [
      'a second kind of them',
      '</xades:QualifyingProperties>',
      '<xades:Other/></xades:QualifyingProperties>',
      'Other',
    ],
    ['nothing that is signed', /<xades:SignedProperties.*<\/xades:SignedProperties>/, '', 'SignedProperties'],
  ])('are refused with %s', (_, from, to, seen) => {
    expect(refused(changed(sound, from, to))).toEqual(structure(seen));
  });

  it('are refused for a signature without an id, whatever their target says', () => {
    const text = changed(changed(sound, ' Id="S"', ''), 'Target="#S"', 'Target="#undefined"');
    expect(refused(text)).toEqual(structure('@Target'));
  });

  it('may have an id', () => {
    expect(refused(changed(sound, 'Target="#S"', 'Target="#S" Id="Q"'))).toEqual([]);
  });
});

describe('the time that a signer claims', () => {
  it.each([
    ['2026-11-21T08:20:00+07:00', '2026-11-21T01:20:00.000Z'],
    ['2026-11-21T01:20:00Z', '2026-11-21T01:20:00.000Z'],
    ['2026-11-20T20:20:00-05:00', '2026-11-21T01:20:00.000Z'],
    ['2026-11-21T01:20:00.5Z', '2026-11-21T01:20:00.500Z'],
    ['2026-11-21T01:20:00.123456789Z', '2026-11-21T01:20:00.123Z'],
    ['\n  2026-11-21T01:20:00Z ', '2026-11-21T01:20:00.000Z'],
  ])('SIG-20: is a moment: %j', (text, moment) => {
    expect(propertiesIn(textWith(time(text)))?.signingTime).toBe(Date.parse(moment));
  });

  it.each([
    '2026-11-21T08:20:00',
    '2026-11-21',
    '2026-13-21T08:20:00Z',
    '2026-11-21 08:20:00Z',
    '2026-11-21T08:20Z',
    '2026-11-21T08:20:00.Z',
    '2026-11-21T08:20:00.1234567890Z',
    '2026-11-21T08:20:00+7',
    '+002026-11-21T08:20:00Z',
    '2026-11-21T08:20:00Zulu',
    '',
  ])('SIG-20: is none, and refused: %j', (text) => {
    expect(refused(textWith(time(text)))).toEqual(structure(text));
  });

  it('is shown without the white space around it', () => {
    expect(refused(textWith(time(' gần đây\n')))).toEqual(structure('gần đây'));
  });

  it('is refused when it stands there twice', () => {
    const one = time('2026-11-21T01:20:00Z');
    expect(refused(textWith(one + one))).toEqual(structure('SigningTime × 2'));
    expect(refused(textWith(one.repeat(3)))).toEqual(structure('SigningTime × 3'));
  });

  it('is not what stands there by that name in another vocabulary', () => {
    const foreign = '<SigningTime xmlns="urn:x">2026-11-21T01:20:00Z</SigningTime>';
    expect(propertiesIn(textWith(foreign))?.signingTime).toBeUndefined();
  });
});

describe('the certificates that a signer names', () => {
  const sha512 = 'http://www.w3.org/2001/04/xmlenc#sha512';

  it('are read in their order', () => {
    const read = propertiesIn(naming(digestBy(sha256), digestBy(sha512, 'REVG')));
    expect(read?.certificateDigests).toEqual([
      { hash: 'sha256', digest: Buffer.from('ABC') },
      { hash: 'sha512', digest: Buffer.from('DEF') },
    ]);
  });

  it('are refused without a digest, and with something beside it', () => {
    expect(refused(naming('').replace(/<xades:CertDigest><\/xades:CertDigest>/, ''))).toEqual(
      structure('CertDigest'),
    );
    const more = '<Manifest xmlns="http://www.w3.org/2000/09/xmldsig#"/>';
    expect(refused(naming(digestBy(sha256) + more))).toEqual(structure('Manifest'));
    expect(refused(naming(digestBy(sha256, '')))).toEqual(structure('DigestValue'));
  });

  it.each([
    'http://www.w3.org/2000/09/xmldsig#sha1',
    'http://www.w3.org/2001/04/xmldsig-more#md5',
    'urn:none',
  ])('SIG-06: are refused when named by %s', (uri) => {
    const weak = ['weak-algorithm', 'packet.signature-weak-hash', 'Signature', uri];
    expect(refused(naming(digestBy(uri)))).toEqual(weak);
  });
});

describe('the certificate under a signature', () => {
  const der = Buffer.from('certificate');
  const digest = createHash('sha384').update(der).digest();
  const bound = (...certificateDigests: SignedProperties['certificateDigests']) => {
    const read = propertiesIn(sound);
    if (read === undefined) throw new Error('no properties');
    return refusalOf(() => checkBinding({ ...read, certificateDigests }, der));
  };

  it('SIG-05: is the first that the signer named', () => {
    const [own, other] = [
      { hash: 'sha384', digest },
      { hash: 'sha384', digest: Buffer.alloc(48) },
    ] as const;
    const swapped = ['wrong-signer', 'signature.certificate-swapped', 'Signature', undefined];
    expect(bound(own, other)).toEqual([]);
    expect(bound(other, own)).toEqual(swapped);
    expect(bound({ hash: 'sha384', digest: digest.subarray(1) })).toEqual(swapped);
  });

  it('is any when he named none', () => {
    expect(bound()).toEqual([]);
  });
});
