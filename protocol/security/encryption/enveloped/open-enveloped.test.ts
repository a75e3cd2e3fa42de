import { describe, expect, it } from 'vitest';
import {
  cbcParts,
  gcmAlgorithm,
  oaepAlgorithm,
  oddEnvelope,
  receiverName,
  sealGcm,
  transportKey,
} from '../../../../fixtures/encrypted-files/odd-envelope.ts';
import { openerOf, secret } from '../../../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../../../fixtures/keys/test-cast.ts';
import { hashOids } from '../../../asn1/oids.ts';
import { implicit, integer, nullValue, octets, oid, sequence, set } from '../../../asn1/write.ts';
import type { Opening } from '../opening.ts';
import { envelopeOids as o } from './envelope-oids.ts';
import { openEnveloped } from './open-enveloped.ts';

const { encryption } = testPki();
const open = (bytes: Uint8Array): Promise<Opening> => openEnveloped(bytes, openerOf(encryption));
const attribute = sequence(oid(o.data), set(octets(Buffer.from('x'))));
const passwordReceiver = implicit(3, sequence(integer(0)));

describe('an encrypted CMS message', () => {
  it.each([
    ['as S/MIME 4.0 has it', () => oddEnvelope()],
    ['with what the sender tells of itself', () => oddEnvelope({ before: [implicit(0, sequence())] })],
    [
      'with attributes that nobody authenticated',
      () => oddEnvelope({ behind: [octets(sealGcm().tag), implicit(2, set(attribute))] }),
    ],
    ['with a receiver by password beside', () => oddEnvelope({ keys: [transportKey(), passwordReceiver] })],
    [
      'with SHA-1, as it goes without saying',
      () =>
        oddEnvelope({
          keys: [transportKey({ hash: 'sha1', algorithm: oaepAlgorithm(undefined, undefined) })],
        }),
    ],
    [
      'with SHA-1, without parameters at all',
      () => oddEnvelope({ keys: [transportKey({ hash: 'sha1', algorithm: sequence(oid(o.oaep)) })] }),
    ],
    [
      'with SHA-384',
      () => {
        const algorithm = oaepAlgorithm(hashOids.sha384, hashOids.sha384);
        return oddEnvelope({ keys: [transportKey({ hash: 'sha384', algorithm })] });
      },
    ],
  ])('is opened %s', async (_, bytes) => {
    const opened = await open(bytes());
    expect(opened).toEqual({
      verdict: 'opened',
      content: secret,
      mimeType: undefined,
      algorithms: { content: o.gcm, key: o.oaep },
      reasons: [],
    });
  });

  it('feeds its authenticated attributes into the tag, as a SET', async () => {
    const attributes = set(attribute);
    const { encrypted, tag } = sealGcm(attributes);
    const made = (told: Uint8Array) =>
      oddEnvelope({ content: [implicit(0, octets(encrypted))], behind: [implicit(1, told), octets(tag)] });
    expect((await open(made(attributes))).verdict).toBe('opened');
    expect((await open(made(set()))).verdict).toBe('tampered');
  });

  it('TLS-09: of CBC is opened, with a word that nothing shows a change', async () => {
    const attributes = implicit(1, set(attribute));
    for (const behind of [[], [attributes]]) {
      expect(await open(oddEnvelope({ ...cbcParts(), behind }))).toMatchObject({
        verdict: 'opened',
        content: secret,
        algorithms: { content: o.cbc, key: o.oaep },
        reasons: [{ code: 'encryption.content-unauthenticated', place: { path: '' }, seen: 'AES-256-CBC' }],
      });
    }
  });

  it('names its receiver by issuer and serial number', async () => {
    const byKeyId = transportKey({ name: implicit(0, octets(Buffer.from('key'))) });
    for (const keys of [[byKeyId], [passwordReceiver], []]) {
      expect(await open(oddEnvelope({ keys }))).toMatchObject({
        verdict: 'not-for-this-key',
        reasons: [{ code: 'encryption.not-for-this-key' }],
      });
    }
    expect((await open(oddEnvelope({ keys: [byKeyId, transportKey()] }))).verdict).toBe('opened');
  });
});

describe('an encrypted CMS message that cannot be opened', () => {
  it.each([
    [
      'content of 128 bits',
      () => oddEnvelope({ algorithm: sequence(oid('2.16.840.1.101.3.4.1.6')) }),
      '2.16.840.1.101.3.4.1.6',
    ],
    ['CBC under a tag', () => oddEnvelope({ algorithm: sequence(oid(o.cbc)) }), o.cbc],
    ['GCM without a tag', () => oddEnvelope({ ...cbcParts(), algorithm: gcmAlgorithm() }), o.gcm],
    [
      'a key under what nobody here knows',
      () => oddEnvelope({ keys: [transportKey({ algorithm: sequence(oid('1.2.3')) })] }),
      '1.2.3',
    ],
    [
      'two hashes in one padding',
      () => oddEnvelope({ keys: [transportKey({ algorithm: oaepAlgorithm(o.sha256, undefined) })] }),
      'RSAES-OAEP',
    ],
  ] as const)('is refused by name for %s', async (_, bytes, seen) => {
    expect(await open(bytes())).toEqual({
      verdict: 'unsupported-algorithm',
      reasons: [{ code: 'encryption.algorithm-unknown', severity: 'error', place: { path: '' }, seen }],
    });
  });

  it.each([
    [
      '1.2.840.113549.1.1.1',
      'RSAES-PKCS1-v1_5',
      (dotted: string) =>
        oddEnvelope({ keys: [transportKey({ algorithm: sequence(oid(dotted), nullValue) })] }),
    ],
    [
      '1.2.840.113549.3.7',
      'des-EDE3-CBC',
      (dotted: string) => oddEnvelope({ ...cbcParts(), algorithm: sequence(oid(dotted)) }),
    ],
    [
      '1.2.840.113549.3.2',
      'RC2-CBC',
      (dotted: string) => oddEnvelope({ ...cbcParts(), algorithm: sequence(oid(dotted)) }),
    ],
  ])('TLS-09: is refused for the weak %s, which is %s', async (dotted, seen, bytes) => {
    expect(await open(bytes(dotted))).toMatchObject({
      verdict: 'weak-algorithm',
      reasons: [{ code: 'encryption.algorithm-weak', seen }],
    });
  });

  it.each([
    ['another padding than it says', { hash: 'sha1' } as const],
    ['a content key of another length', { key: Buffer.alloc(16, 7) }],
  ])('is not opened with %s', async (_, wishes) => {
    expect(await open(oddEnvelope({ keys: [transportKey(wishes)] }))).toMatchObject({
      verdict: 'wrong-key',
      reasons: [{ code: 'encryption.key-differs' }],
    });
  });

  it.each([
    ['a tag cut short', () => oddEnvelope({ behind: [octets(sealGcm().tag.subarray(0, 12))] })],
    ['another tag', () => oddEnvelope({ behind: [octets(Buffer.alloc(16))] })],
    ['a nonce of 16 bytes', () => oddEnvelope({ algorithm: gcmAlgorithm(Buffer.alloc(16)) })],
    ['no nonce', () => oddEnvelope({ algorithm: sequence(oid(o.gcm)) })],
    ['an IV of 12 bytes', () => oddEnvelope(cbcParts(Buffer.alloc(12)))],
    [
      'half a block',
      () => oddEnvelope({ ...cbcParts(), content: [implicit(0, octets(secret.subarray(0, 24)))] }),
    ],
    ['no content', () => oddEnvelope({ ...cbcParts(), content: [implicit(0, octets())] })],
    [
      'another padding',
      () => oddEnvelope({ ...cbcParts(), content: [implicit(0, octets(Buffer.alloc(32)))] }),
    ],
  ])('was tampered with where it has %s', async (_, bytes) => {
    expect(await open(bytes())).toMatchObject({
      verdict: 'tampered',
      reasons: [{ code: 'encryption.content-tampered' }],
    });
  });

  it('is malformed where its IV is none', async () => {
    const algorithm = sequence(oid(o.cbc), integer(1));
    expect(await open(oddEnvelope({ ...cbcParts(), algorithm }))).toMatchObject({
      verdict: 'malformed',
      reasons: [{ code: 'encryption.malformed', seen: 'IV' }],
    });
  });

  it('does not read an identifier of receivers further than it goes', async () => {
    const name = receiverName().slice(0, -1);
    expect((await open(oddEnvelope({ keys: [transportKey({ name })] }))).verdict).toBe('malformed');
  });
});
