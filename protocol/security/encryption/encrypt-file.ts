import { createCipheriv, createHash } from 'node:crypto';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { agreeOnce } from './agreement.ts';
import { concatKdf } from './concat-kdf.ts';
import { wrapKey } from './key-wrap.ts';
import type { HidingHash } from './mask.ts';
import { encryptOaep } from './oaep.ts';
import type { RandomBytes } from './random-bytes.ts';
import { type Receiver, readReceiver } from './receiver.ts';
import { type HiddenKey, writeEncryptedData } from './write-encrypted-data.ts';

/** For whom a file is encrypted, and out of what chance. */
export interface EncryptionOrder {
  /** Certificates (DER) of the receivers, and of whoever else is to read it: the sender's own, for one. */
  readonly receivers: readonly Uint8Array[];
  readonly randomBytes: RandomBytes;
  /** Of the file: `application/pdf`. */
  readonly mimeType: string;
  /** Of RSAES-OAEP. `sha1` only for peers that know nothing newer; SHA-256 unless given. */
  readonly oaepHash?: Extract<HidingHash, 'sha1' | 'sha256'>;
}

/** Bytes of AES-256, of the IV and of the tag (XML Encryption 1.1, 5.2.4). */
export const sizes = { key: 32, iv: 12, tag: 16 } as const;

const mostReceivers = 500;

/**
 * Encrypts a file for several receivers, as an XML Encryption 1.1 document: AES-256-GCM, the content key hidden
 * by RSAES-OAEP or ECDH-ES for each. The hub has no key, so it can carry the file and not read it. Problems: a
 * receiver's certificate that cannot be read, or may not be used so.
 */
export function encryptFile(file: Uint8Array, order: EncryptionOrder): Reading<Uint8Array> {
  const readings = order.receivers.map(readReceiver);
  const problems = readings.flatMap((each) => each.problems);
  const receivers = readings.flatMap((each) => (each.ok ? [each.value] : []));
  const isComplete = receivers.length === readings.length && receivers.length <= mostReceivers;
  if (!isComplete || receivers.length === 0) {
    const detail = { seen: String(receivers.length) };
    return unread(
      ...problems,
      ...(problems.length > 0 ? [] : [problem('encryption.no-receiver', '', detail)]),
    );
  }
  const { randomBytes, mimeType } = order;
  const contentKey = randomBytes(sizes.key);
  const keys = receivers.map((each) => hide(contentKey, each, order));
  const value = encryptContent(file, contentKey, randomBytes(sizes.iv));
  return read(writeEncryptedData({ mimeType, keys, value }), problems);
}

function encryptContent(file: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: sizes.tag });
  return Buffer.concat([iv, cipher.update(file), cipher.final(), cipher.getAuthTag()]);
}

function hide(contentKey: Uint8Array, receiver: Receiver, order: EncryptionOrder): HiddenKey {
  const { randomBytes, oaepHash = 'sha256' } = order;
  if (receiver.way === 'transport') {
    const wrapped = encryptOaep(receiver.key, contentKey, oaepHash, randomBytes);
    return { way: 'transport', receiver: receiver.digest, wrapped, hash: oaepHash };
  }
  const { curve } = receiver;
  const { point, secret } = agreeOnce(curve, receiver.point, randomBytes);
  // What the key is for, whose it was for one use, whose it is: a secret means nothing in another place.
  const party = {
    algorithmId: Buffer.from('http://www.w3.org/2001/04/xmlenc#kw-aes256'),
    sender: createHash('sha256').update(point).digest(),
    receiver: receiver.digest,
  };
  const info = Buffer.concat([party.algorithmId, party.sender, party.receiver]);
  const wrapped = wrapKey(concatKdf(secret, sizes.key, 'sha256', info), contentKey);
  return { way: 'agreement', receiver: receiver.digest, wrapped, hash: 'sha256', curve, point, party };
}
