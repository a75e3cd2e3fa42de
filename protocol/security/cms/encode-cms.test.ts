import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { issueCertificate } from '../../../fixtures/keys/encode-certificate.ts';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testKey } from '../../../fixtures/keys/test-keys.ts';
import { testValidity } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf, testContext } from '../../../fixtures/signatures/test-context.ts';
import { readDer } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { smallIntegerOf } from '../../asn1/values.ts';
import { addTimeStamps } from './add-time-stamps.ts';
import { certificateNamesOf } from './certificate-names.ts';
import { contentOf, digestOf } from './content.ts';
import { decodeSignedAttributes } from './decode-signed-attributes.ts';
import { decodeSignedData } from './decode-signed-data.ts';
import { encodeSignatureAlgorithm, saltLengthOf } from './encode-algorithm.ts';
import { type CmsOrder, type CmsSigner, encodeCms } from './encode-cms.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignedData } from './signed-data.ts';
import { verifyCms } from './verify-cms.ts';

const { leader, seal, ecSeal } = testPki();
const letter = new TextEncoder().encode('Kính gửi');
const content = contentOf(letter);
const key = signingKeyOf(leader);

async function made(signer: Partial<CmsSigner> = {}, order: Partial<CmsOrder> = {}): Promise<SignedData> {
  const message = await encodeCms({ signers: [{ key, ...signer }], content, ...order });
  const reading = decodeSignedData(message, 'p7s');
  if (!reading.ok) throw new Error('unreadable');
  return reading.value;
}

async function attributesOf(signer: Partial<CmsSigner>): Promise<SignedAttributes> {
  const [first] = (await made(signer)).signers;
  const reading = first && decodeSignedAttributes(first, 'p7s');
  if (reading?.ok !== true) throw new Error('unreadable');
  return reading.value;
}

/** Version of the SignedData. */
function versionIn(message: Uint8Array): number {
  const outer = fieldsOf(readDer(message));
  outer.any();
  const inner = outer.explicit(0);
  return inner === undefined ? -1 : smallIntegerOf(fieldsOf(inner).any());
}

describe('a message that is made', () => {
  it('brings each certificate of the path once, or the signer’s alone, or none', async () => {
    const count = async (order: Partial<CmsOrder>) => (await made({}, order)).certificates.length;
    const two = { signers: [{ key }, { key: signingKeyOf(seal) }] };
    expect(await count({})).toBe(3);
    expect(await count(two)).toBe(4);
    expect(await count({ certificates: 'path' })).toBe(3);
    expect((await made({}, { certificates: 'signers' })).certificates).toEqual([leader.certificate]);
    expect(await count({ certificates: 'none' })).toBe(0);
  });

  it('carries its content when it is asked to', async () => {
    expect((await made({}, { content: { attached: letter } })).content?.bytes).toEqual(letter);
    expect((await made()).content).toBeUndefined();
  });

  it.each<[string, Partial<CmsSigner>, Partial<CmsOrder>, number]>([
    ['data, by issuer and number', {}, {}, 1],
    ['data, by key', { namedBy: 'key-id' }, {}, 3],
    ['another type', {}, { contentType: cmsOids.tstInfo }, 3],
    ['data, one by key', {}, { signers: [{ key }, { key: signingKeyOf(seal), namedBy: 'key-id' }] }, 3],
    ['data, each by number', {}, { signers: [{ key }, { key, namedBy: 'issuer-serial' }] }, 1],
  ])('has the version of what is in it: %s', async (_, signer, order, version) => {
    const message = await encodeCms({ signers: [{ key, ...signer }], content, ...order });
    expect(versionIn(message)).toBe(version);
  });

  it('names its signer by issuer and number, or by key', async () => {
    const { serial, issuer, subjectKeyId } = certificateOf(leader);
    expect((await made()).signers).toMatchObject([
      { version: 1, name: { by: 'issuer-serial', serial, issuer: issuer.der } },
    ]);
    expect((await made({ namedBy: 'key-id' })).signers).toMatchObject([
      { version: 3, name: { by: 'key-id', keyId: subjectKeyId } },
    ]);
  });

  it('is good, whichever way it names its signer', async () => {
    for (const namedBy of ['key-id', 'issuer-serial'] as const) {
      const message = await encodeCms({ signers: [{ key, namedBy, protectAlgorithms: true }], content });
      const [verdict] = verifyCms(message, content, testContext(), { place: 'p7s', binding: 'required' });
      expect([verdict?.verdict, verdict?.reasons]).toEqual(['valid', []]);
    }
  });

  it('has a token beside the signature when there is a service', async () => {
    const token = Uint8Array.of(5, 0);
    const [signer] = (await made({ timeStamp: () => token })).signers;
    expect(signer?.unsigned.map(({ type }) => type)).toEqual([cmsOids.signatureTimeStampToken]);
    expect((await made()).signers[0]?.unsigned).toEqual([]);
  });
});

describe('what is signed beside the content', () => {
  const at = Date.UTC(2026, 5, 1, 5, 6, 7);

  it('is a time to the second, when one is given', async () => {
    expect((await attributesOf({ signingTime: at + 789 })).signingTime).toBe(at);
    expect('signingTime' in (await attributesOf({}))).toBe(false);
  });

  it('is both algorithms, when they shall be protected', async () => {
    expect('protection' in (await attributesOf({}))).toBe(false);
    const { protection } = await attributesOf({ protectAlgorithms: true });
    expect(protection?.signature).toEqual(encodeSignatureAlgorithm(key.algorithm));
  });

  it.each([
    ['sha256', 'sha256'],
    ['sha384', 'sha384'],
    ['sha512', 'sha512'],
    ['sha1', 'sha256'],
  ] as const)('is the certificate: signed by %s, bound by %s', async (hash, expected) => {
    const { certificate } = await attributesOf({ key: signingKeyOf(leader, { hash }) });
    const { serial, issuer } = certificateOf(leader);
    expect(certificate).toMatchObject({ hash: expected, serial, issuer: issuer.der });
    expect(certificate?.digest).toEqual(new Uint8Array(digestOf(expected, [leader.certificate])));
  });
});

describe('the names of a certificate', () => {
  it('are its issuer, its number and its key’s identifier', () => {
    const { issuer, serial, keyId } = certificateNamesOf(ecSeal.certificate);
    const read = certificateOf(ecSeal);
    expect(issuer).toEqual(read.issuer.der);
    expect([Buffer.from(serial).toString('hex').toUpperCase().endsWith(read.serial)]).toEqual([true]);
    expect(keyId && Buffer.from(keyId).toString('hex')).toBe(read.subjectKeyId);
  });

  it('may be without an identifier, which nobody can then be named by', async () => {
    const bare: Holder = issueCertificate({
      ...{ subject: { commonName: 'A' }, key: testKey('spare-rsa'), extensions: [], ...testValidity.holders },
    });
    expect('keyId' in certificateNamesOf(bare.certificate)).toBe(false);
    const order = { signers: [{ key: signingKeyOf(bare), namedBy: 'key-id' as const }], content };
    await expect(encodeCms(order)).rejects.toThrow('no key identifier');
  });

  it('of no certificate are a mistake of one’s own', () => {
    expect(() => certificateNamesOf(letter)).toThrow('unreadable certificate: ');
  });
});

describe('content', () => {
  it('has one digest, in one piece or in several, however often it is asked for', () => {
    const whole = contentOf(letter);
    const pieces = contentOf(letter.subarray(0, 3), letter.subarray(3));
    expect(pieces.digest('sha384')).toEqual(whole.digest('sha384'));
    expect(whole.digest('sha256')).toBe(whole.digest('sha256'));
    expect(whole.digest('sha256')).not.toEqual(whole.digest('sha512'));
    expect(contentOf().digest('sha1')).toEqual(contentOf(new Uint8Array()).digest('sha1'));
  });

  it('says which bytes it is', () => {
    const { length } = letter;
    const { coverage } = contentOf(letter.subarray(0, 3), letter.subarray(3));
    expect(coverage).toEqual({ spans: [{ start: 0, end: length }], parts: [], bytes: length });
  });
});

describe('salts and later time-stamps', () => {
  it.each([
    ['sha256', undefined, 32],
    ['sha512', undefined, 64],
    ['sha256', { saltLength: 20 }, 20],
  ] as const)('%s with %o: %i bytes', (hash, pss, length) => {
    expect(saltLengthOf(hash, pss)).toBe(length);
  });

  it.each([
    ['nothing inside', Uint8Array.of(0x30, 3, 6, 1, 42), 'missing'],
    ['no fields', Uint8Array.of(0x30, 7, 6, 1, 42, 0xa0, 2, 0x30, 0), 'missing'],
    ['a signer of nothing', Uint8Array.of(0x30, 11, 6, 1, 42, 0xa0, 6, 0x30, 4, 0x31, 2, 0x30, 0), 'missing'],
  ])('are added to no message with %s', async (_, message, rule) => {
    await expect(addTimeStamps(message, () => letter)).rejects.toThrow(`time-stamp to: ${rule}`);
  });
});
