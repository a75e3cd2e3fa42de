import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openerOf } from '../../../fixtures/encrypted-files/test-receivers.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';

const { encryption, ecEncryption, ecSeal, ecLeader } = testPki();
const message = Buffer.alloc(32, 7);
const publicKeyOf = ({ key }: Holder) => createPublicKey(key);

function wrapped(oaepHash: 'sha1' | 'sha256'): Uint8Array {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key: publicKeyOf(encryption), padding, oaepHash }, message);
}

describe('a decryption key of RSA', () => {
  it.each(['sha1', 'sha256'] as const)('opens what was padded with %s', (hash) => {
    expect(openerOf(encryption).openOaep(wrapped(hash), hash)).toEqual(message);
  });

  it.each([
    ['was padded with another hash', () => wrapped('sha1')],
    ['is a byte too short', () => wrapped('sha256').subarray(1)],
    ['is a byte too long', () => Buffer.concat([wrapped('sha256'), Buffer.of(0)])],
    ['is nothing', () => Buffer.of()],
    ['is not below the modulus', () => Buffer.alloc(256, 0xff)],
  ])('opens nothing that %s, and does not throw', (_, bytes) => {
    expect(openerOf(encryption).openOaep(bytes(), 'sha256')).toBeUndefined();
  });

  it('agrees with nobody', () => {
    expect(openerOf(encryption).agree(publicKeyOf(ecEncryption))).toBeUndefined();
    expect(openerOf(encryption).agree(publicKeyOf(encryption))).toBeUndefined();
  });
});

describe('a decryption key on a curve', () => {
  it('agrees on a secret with a key of its curve, the same from both sides', () => {
    const secret = openerOf(ecEncryption).agree(publicKeyOf(ecLeader));
    expect(secret).toHaveLength(32);
    expect(openerOf(ecLeader).agree(publicKeyOf(ecEncryption))).toEqual(secret);
  });

  it('agrees with no key of another curve, and with none of RSA', () => {
    expect(openerOf(ecEncryption).agree(publicKeyOf(ecSeal))).toBeUndefined();
    expect(openerOf(ecEncryption).agree(publicKeyOf(encryption))).toBeUndefined();
  });

  it('opens nothing that was padded, and nothing that is nothing', () => {
    expect(openerOf(ecEncryption).openOaep(wrapped('sha256'), 'sha256')).toBeUndefined();
    expect(openerOf(ecEncryption).openOaep(Buffer.of(), 'sha256')).toBeUndefined();
  });
});

it('a decryption key names its certificate', () => {
  expect(openerOf(encryption).certificate).toBe(encryption.certificate);
});
