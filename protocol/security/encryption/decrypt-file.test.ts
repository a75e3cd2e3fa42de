import { describe, expect, it } from 'vitest';
import { encrypted, openerOf, secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { decryptFile } from './decrypt-file.ts';
import type { DecryptionKey } from './decryption-key.ts';

const { encryption, tlsClient } = testPki();
const opener = openerOf(encryption);
const text = encrypted({ receivers: [encryption.certificate] });
const [key = ''] = /<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/.exec(text) ?? [];
const nobodys = key.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '');

/** The file with these hidden keys in the place of its own. */
const withKeys = (...keys: readonly string[]): Buffer => Buffer.from(text.replace(key, keys.join('')));
const repeated = (each: string, count: number) => withKeys(...Array.from({ length: count }, () => each));

/** A key that counts what it is asked, and opens what `answers` says. */
function counting(answers: (asked: number) => Uint8Array | undefined) {
  const asked: Uint8Array[] = [];
  const openOaep = (wrapped: Uint8Array) => answers(asked.push(wrapped));
  const counted: DecryptionKey = { ...opener, openOaep };
  return { asked, counted };
}

describe('the keys that are tried', () => {
  it.each([
    ['name nobody', () => withKeys(nobodys)],
    [
      'name somebody by a hash that nobody here knows',
      () => withKeys(key.replaceAll(/(X509Digest [^>]*)sha256/g, '$1sha512')),
    ],
    [
      'name somebody else, and one that names nobody',
      () => withKeys(key.replace(/(X509Digest [^>]*>)[^<]*/, '$1AAAA'), nobodys),
    ],
    ['are for this certificate, among others', () => withKeys(nobodys, key)],
  ])('may be some that %s', async (_, bytes) => {
    expect(await decryptFile(bytes(), opener)).toMatchObject({ verdict: 'opened', content: secret });
  });

  it('are none that name somebody else', async () => {
    expect(await decryptFile(Buffer.from(text), openerOf(tlsClient))).toMatchObject({
      verdict: 'not-for-this-key',
      reasons: [{ code: 'encryption.not-for-this-key' }],
    });
  });

  it.each([
    ['of this certificate', key, 'wrong-key', 'encryption.key-differs'],
    ['of nobody', nobodys, 'not-for-this-key', 'encryption.not-for-this-key'],
  ])('are eight at most %s', async (_, each, verdict, code) => {
    const { asked, counted } = counting(() => undefined);
    expect(await decryptFile(repeated(each, 9), counted)).toMatchObject({ verdict, reasons: [{ code }] });
    expect(asked).toHaveLength(8);
  });

  it('are tried until one opens', async () => {
    const opened = counting((asked) => (asked < 3 ? undefined : Buffer.alloc(32)));
    expect(await decryptFile(repeated(key, 5), opened.counted)).toMatchObject({ verdict: 'tampered' });
    expect(opened.asked).toHaveLength(3);
  });

  it.each([0, 16, 31, 33])('hide 32 bytes, not %i', async (length) => {
    const { counted } = counting(() => Buffer.alloc(length));
    expect(await decryptFile(Buffer.from(text), counted)).toMatchObject({ verdict: 'wrong-key' });
  });

  it('are those of this certificate, where it is named', async () => {
    const { asked, counted } = counting(() => undefined);
    expect(await decryptFile(withKeys(nobodys, key, nobodys), counted)).toMatchObject({
      verdict: 'wrong-key',
    });
    expect(asked).toHaveLength(1);
  });
});

describe('what an encrypted file is', () => {
  it.each([
    ['another element', '<a/>', 'a'],
    ['one of no namespace', '<EncryptedData/>', 'EncryptedData'],
    ['one without a key', withKeys(), 'EncryptedKey'],
    ['one with 501 keys', repeated(nobodys, 501), 'EncryptedKey'],
    [
      'one with two contents',
      text.replace(/<xenc:CipherData>(?!.*<xenc:CipherData>).*<\/xenc:CipherData>/, '$&$&'),
      'CipherData × 2',
    ],
    [
      'one without content',
      text.replace(/<xenc:CipherData>(?!.*<xenc:CipherData>).*<\/xenc:CipherData>/, ''),
      'CipherData',
    ],
    [
      'one with a content that is no Base64',
      text.replace(/<xenc:CipherValue>[^<]*(?!.*<xenc:CipherValue>)/, '<xenc:CipherValue>?'),
      'CipherValue',
    ],
  ])('is not %s', async (_, bytes, seen) => {
    expect(await decryptFile(Buffer.from(bytes), opener)).toMatchObject({
      verdict: 'malformed',
      reasons: [{ code: 'encryption.malformed', seen, place: { path: '' } }],
    });
  });

  it('may be for 500 receivers', async () => {
    expect(await decryptFile(repeated(nobodys, 500), opener)).toMatchObject({ verdict: 'opened' });
  });

  it.each([
    ['part of a document', ' MimeType=', ' Type="urn:part" MimeType=', 'urn:part'],
    ['under another algorithm', 'aes256-gcm', 'aes192-gcm', 'http://www.w3.org/2009/xmlenc11#aes192-gcm'],
    ['under none', ' Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"', '', ''],
  ])('is refused by name when it is %s', async (_, from, to, seen) => {
    expect(await decryptFile(Buffer.from(text.replace(from, to)), opener)).toMatchObject({
      verdict: 'unsupported-algorithm',
      reasons: [{ code: 'encryption.algorithm-unknown', seen }],
    });
  });
});

it('a bug of a key is no answer about a file', async () => {
  const broken: DecryptionKey = {
    ...opener,
    openOaep: () => {
      throw new RangeError('the device is gone');
    },
  };
  await expect(decryptFile(Buffer.from(text), broken)).rejects.toThrow(RangeError);
});
