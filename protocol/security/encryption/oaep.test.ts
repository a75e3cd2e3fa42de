import { constants, createHash, createPublicKey, privateDecrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { repeatableBytes } from '../../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { mask } from './mask.ts';
import { encodeOaep, encryptOaep } from './oaep.ts';

const { key } = testPki().encryption;
const padding = constants.RSA_PKCS1_OAEP_PADDING;

describe('RSAES-OAEP', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('with %s is undone by OpenSSL', (hash) => {
    const message = Buffer.alloc(32, 9);
    const made = encryptOaep(createPublicKey(key), message, hash, repeatableBytes(hash));
    expect(privateDecrypt({ key, padding, oaepHash: hash }, made)).toEqual(message);
  });

  it.each([
    [0, 66],
    [32, 98],
    [190, 256],
  ])('hides %i bytes in %i and no fewer', (length, size) => {
    const message = Buffer.alloc(length, 1);
    expect(encodeOaep(message, size, 'sha256', repeatableBytes('x'))).toHaveLength(size);
    expect(() => encodeOaep(message, size - 1, 'sha256', repeatableBytes('x'))).toThrow(/too long/);
  });

  it('is another text with other chance', () => {
    const made = (seed: string) => encodeOaep(Buffer.of(1), 256, 'sha256', repeatableBytes(seed));
    expect(made('one')).toEqual(made('one'));
    expect(made('one')).not.toEqual(made('other'));
  });

  it('has nobody to hide for when the key is none of RSA', () => {
    const curve = createPublicKey(testPki().ecEncryption.key);
    expect(() => encryptOaep(curve, Buffer.of(1), 'sha256', repeatableBytes('x'))).toThrow(/too long/);
  });
});

describe('MGF1', () => {
  const block = (counter: number) =>
    createHash('sha256')
      .update('seed')
      .update(Buffer.of(0, 0, 0, counter))
      .digest();

  it.each([0, 1, 31, 32, 33, 64, 65])('gives %i bytes of block after block', (length) => {
    const blocks = Buffer.concat([block(0), block(1), block(2)]);
    expect(mask(Buffer.from('seed'), length, 'sha256')).toEqual(blocks.subarray(0, length));
  });
});
