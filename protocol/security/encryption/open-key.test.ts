import { describe, expect, it } from 'vitest';
import { encrypted, openerOf, secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { decryptFile } from './decrypt-file.ts';
import type { Opening } from './opening.ts';

const { encryption, ecEncryption, tlsClient } = testPki();
const xenc = 'http://www.w3.org/2001/04/xmlenc#';
const xenc11 = 'http://www.w3.org/2009/xmlenc11#';
const dsig = 'http://www.w3.org/2000/09/xmldsig#';

interface Wishes {
  readonly holder?: Holder;
  readonly oaepHash?: 'sha1' | 'sha256';
}

/** The file for one holder, with something written otherwise; the change has to find what it changes. */
async function openChanged(
  from: string | RegExp,
  to: string,
  { holder = encryption, oaepHash = 'sha256' }: Wishes = {},
): Promise<Opening> {
  const text = encrypted({ receivers: [holder.certificate], oaepHash });
  const changed = text.replace(from, to);
  if (changed === text) throw new Error('a change that changes nothing');
  return decryptFile(Buffer.from(changed), openerOf(holder));
}

/** Verdict, code and what was seen. */
const told = ({ verdict, reasons }: Opening) => [
  verdict,
  reasons[0]?.code.replace('encryption.', ''),
  reasons[0]?.seen,
];

describe('a file whose key hides under RSAES-OAEP', () => {
  it.each([
    ['the old name, SHA-1 left out', /<ds:DigestMethod[^>]*\/>/, ''],
    ['the new name and no mask', `${xenc}rsa-oaep-mgf1p`, `${xenc11}rsa-oaep`],
    [
      'the new name and a mask of SHA-1',
      /<xenc:EncryptionMethod Algorithm="[^"]*mgf1p">/,
      `<xenc:EncryptionMethod Algorithm="${xenc11}rsa-oaep"><m:MGF xmlns:m="${xenc11}" Algorithm="${xenc11}mgf1sha1"/>`,
    ],
  ])('is opened with SHA-1 by %s, which is told', async (_, from, to) => {
    const opened = await openChanged(from, to, { oaepHash: 'sha1' });
    expect(opened).toMatchObject({
      verdict: 'opened',
      content: secret,
      reasons: [{ code: 'encryption.oaep-sha1', place: { path: '' } }],
    });
  });

  it.each([
    [
      'a digest that nobody knows',
      /<ds:DigestMethod Algorithm="[^"]*"\/>/,
      '<ds:DigestMethod Algorithm="urn:x"/>',
      'urn:x',
    ],
    ['a digest without a name', /<ds:DigestMethod Algorithm="[^"]*"\/>/, '<ds:DigestMethod/>', ''],
    [
      'two hashes',
      `${xenc}sha256"/><xenc11:MGF`,
      `${xenc}sha512"/><xenc11:MGF`,
      `${xenc11}rsa-oaep sha512 sha256`,
    ],
    ['no mask', /<xenc11:MGF[^>]*\/>/, '', `${xenc11}rsa-oaep sha256 sha1`],
    [
      'a mask without a name',
      /<xenc11:MGF xmlns:xenc11="[^"]*" Algorithm="[^"]*"\/>/,
      `<m:MGF xmlns:m="${xenc11}"/>`,
      `${xenc11}rsa-oaep sha256 `,
    ],
    [
      'the old name and SHA-256',
      `${xenc11}rsa-oaep"`,
      `${xenc}rsa-oaep-mgf1p"`,
      `${xenc}rsa-oaep-mgf1p sha256 sha1`,
    ],
    ['a label', '<xenc11:MGF', '<xenc:OAEPparams>AAAA</xenc:OAEPparams><xenc11:MGF', 'OAEPparams'],
    ['no name', ` Algorithm="${xenc11}rsa-oaep"`, '', ''],
  ])('is refused by name for %s', async (_, from, to, seen) => {
    expect(told(await openChanged(from, to))).toEqual(['unsupported-algorithm', 'algorithm-unknown', seen]);
  });
});

describe('a file whose key hides under an agreement', () => {
  const open = (from: string | RegExp, to: string) => openChanged(from, to, { holder: ecEncryption });

  it.each([
    ['another agreement', `${xenc11}ECDH-ES`, 'urn:x', 'urn:x'],
    ['no agreement', /<xenc:AgreementMethod.*<\/xenc:AgreementMethod>/, '', ''],
    ['another derivation', `${xenc11}ConcatKDF"`, 'urn:x"', 'urn:x'],
    ['a derivation without a name', ` Algorithm="${xenc11}ConcatKDF"`, '', ''],
    ['another digest', /<ds:DigestMethod Algorithm="[^"]*"/, '<ds:DigestMethod Algorithm="urn:x"', 'urn:x'],
    ['another curve', 'urn:oid:1.2.840.10045.3.1.7', 'urn:oid:1.3.132.0.10', 'urn:oid:1.3.132.0.10'],
    ['a curve without a name', ' URI="urn:oid:1.2.840.10045.3.1.7"', '', ''],
    ['another wrapping', `${xenc}kw-aes256`, `${xenc}kw-aes128`, `${xenc}kw-aes128`],
  ])('is refused by name for %s', async (_, from, to, seen) => {
    expect(told(await open(from, to))).toEqual(['unsupported-algorithm', 'algorithm-unknown', seen]);
  });

  const pointOf = (bytes: Uint8Array) => `<dsig11:PublicKey>${Buffer.from(bytes).toString('base64')}<`;
  const point = /<dsig11:PublicKey>[^<]*</;

  it.each([
    [
      'a point that is compressed',
      point,
      pointOf(Buffer.concat([Buffer.of(2), Buffer.alloc(64, 1)])),
      'PublicKey',
    ],
    [
      'a point that is too short',
      point,
      pointOf(Buffer.concat([Buffer.of(4), Buffer.alloc(63, 1)])),
      'PublicKey',
    ],
    [
      'a point that is too long',
      point,
      pointOf(Buffer.concat([Buffer.of(4), Buffer.alloc(65, 1)])),
      'PublicKey',
    ],
    [
      'a point off the curve',
      point,
      pointOf(Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)])),
      'PublicKey',
    ],
    ['a point that is no Base64', point, '<dsig11:PublicKey>?<', 'PublicKey'],
    ['no parameters', /<xenc11:ConcatKDFParams.*<\/xenc11:ConcatKDFParams>/, '', 'ConcatKDFParams'],
    ['no digest', /<ds:DigestMethod[^>]*\/>/, '', 'DigestMethod'],
    ['bits that are no bytes', ' PartyUInfo="00', ' PartyUInfo="04', 'PartyUInfo'],
    ['half a byte', ' PartyVInfo="00', ' PartyVInfo="00a', 'PartyVInfo'],
    ['what is no hex', ' AlgorithmID="00', ' AlgorithmID="00zz', 'AlgorithmID'],
    ['what is no hex at its end', / AlgorithmID="([^"]*)"/, ' AlgorithmID="$1 "', 'AlgorithmID'],
  ])('is malformed with %s', async (_, from, to, seen) => {
    expect(told(await open(from, to))).toEqual(['malformed', 'malformed', seen]);
  });

  it.each([
    ['another party', ' PartyUInfo="00', ' PartyUInfo="0000'],
    ['something of its own', ' PartyUInfo="00', ' SuppPrivInfo="0001" PartyUInfo="00'],
    ['something public of its own', ' PartyUInfo="00', ' SuppPubInfo="0001" PartyUInfo="00'],
    ['another key of the curve', point, pointOf(rawPoint(testPki().ecLeader))],
  ])('is not opened with %s', async (_, from, to) => {
    expect(told(await open(from, to))).toEqual(['wrong-key', 'key-differs', undefined]);
  });

  it('is not opened by a key that agrees with nobody', async () => {
    const text = encrypted({ receivers: [ecEncryption.certificate] });
    const opener = { ...openerOf(tlsClient), certificate: ecEncryption.certificate };
    expect(told(await decryptFile(Buffer.from(text), opener))).toEqual([
      'wrong-key',
      'key-differs',
      undefined,
    ]);
  });
});

function rawPoint({ key }: Holder): Uint8Array {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

it('the namespaces are told apart', async () => {
  expect(told(await openChanged('<ds:DigestMethod', `<x:DigestMethod xmlns:x="${dsig}2"`))).toEqual([
    'unsupported-algorithm',
    'algorithm-unknown',
    `${xenc11}rsa-oaep sha1 sha256`,
  ]);
});
