import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatKdf } from './concat-kdf.ts';
import { unwrapKey, wrapKey } from './key-wrap.ts';

const wrapping = Buffer.alloc(32, 3);

describe('a wrapped key', () => {
  it.each([16, 24, 32, 64])('of %i bytes is unwrapped', (length) => {
    const key = Buffer.alloc(length, 5);
    const wrapped = wrapKey(wrapping, key);
    expect(wrapped).toHaveLength(length + 8);
    expect(unwrapKey(wrapping, wrapped)).toEqual(key);
  });

  it('of 32 bytes is wrapped as RFC 3394 computes it', () => {
    const kek = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
    const key = Buffer.from('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f', 'hex');
    expect(Buffer.from(wrapKey(kek, key)).toString('hex')).toBe(
      '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
    );
  });

  it.each([
    ['with a bit changed', (b: Buffer) => b.map((byte, at) => (at === 9 ? byte ^ 1 : byte))],
    ['without its last block', (b: Buffer) => b.subarray(0, -8)],
    ['without its last byte', (b: Buffer) => b.subarray(0, -1)],
    ['of two blocks', (b: Buffer) => b.subarray(0, 16)],
    ['of no bytes', (b: Buffer) => b.subarray(0, 0)],
    ['longer than any key', () => Buffer.from(wrapKey(wrapping, Buffer.alloc(72, 1)))],
  ])('is not unwrapped %s', (_, change) => {
    const wrapped = Buffer.from(wrapKey(wrapping, Buffer.alloc(32, 5)));
    expect(unwrapKey(wrapping, change(wrapped))).toBeUndefined();
  });

  it('is not unwrapped by another key', () => {
    const wrapped = wrapKey(wrapping, Buffer.alloc(32, 5));
    expect(unwrapKey(Buffer.alloc(32, 4), wrapped)).toBeUndefined();
  });
});

describe('ConcatKDF', () => {
  const block = (counter: number) =>
    createHash('sha256')
      .update(Buffer.of(0, 0, 0, counter))
      .update('secret')
      .update('info')
      .digest();

  it.each([0, 1, 31, 32, 33, 64, 65])('gives %i bytes, in blocks that are counted from one', (length) => {
    const made = concatKdf(Buffer.from('secret'), length, 'sha256', Buffer.from('info'));
    const blocks = Buffer.concat([block(1), block(2), block(3)]);
    expect(Buffer.compare(made, blocks.subarray(0, length))).toBe(0);
  });
});
