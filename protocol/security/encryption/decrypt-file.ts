import { createDecipheriv, createHash } from 'node:crypto';
import { type Problem, problem } from '../../problems/problem.ts';
import type { DecryptionKey } from './decryption-key.ts';
import { sizes } from './encrypt-file.ts';
import { algorithms } from './encryption-names.ts';
import { oaepHashOf, openKey } from './open-key.ts';
import { type Opening, opening, refuseOpening } from './opening.ts';
import { type EncryptedData, type EncryptedKey, readEncryptedData } from './read-encrypted-data.ts';

/**
 * Opens an XML Encryption 1.1 document with a receiver's key, and says what it found: whether it is for this
 * certificate, under which algorithms, and whether it was changed. Weak algorithms are refused by name and never
 * tried. Never throws for what a peer sent.
 */
export function decryptFile(bytes: Uint8Array, key: DecryptionKey): Promise<Opening> {
  return opening(async () => {
    const data = readEncryptedData(bytes);
    if (data.algorithm !== algorithms.contentGcm) {
      refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', data.algorithm);
    }
    const candidates = keysFor(key, data);
    if (candidates.length === 0) refuseOpening('not-for-this-key', 'encryption.not-for-this-key');
    const { contentKey, hidden } = await firstOpened(candidates, data, key);
    const content = decryptContent(data.value, contentKey);
    if (content === undefined) return refuseOpening('tampered', 'encryption.content-tampered');
    const used = { content: data.algorithm, key: hidden.algorithm };
    return {
      verdict: 'opened',
      content,
      mimeType: data.mimeType,
      algorithms: used,
      reasons: noticesOn(hidden),
    };
  });
}

/** Those that name this certificate; else those that name nobody. */
function keysFor({ certificate }: DecryptionKey, { keys }: EncryptedData): readonly EncryptedKey[] {
  const own = createHash('sha256').update(certificate).digest();
  const named = keys.filter(({ receiver }) => receiver !== undefined && own.equals(receiver));
  return named.length > 0 ? named.slice(0, mostTried) : keys.filter(isNobodys).slice(0, mostTried);
}

/** A private key is slow, and a peer writes the list. */
const mostTried = 8;

function isNobodys({ receiver }: EncryptedKey): boolean {
  return receiver === undefined;
}

interface OpenedKey {
  readonly contentKey: Uint8Array;
  readonly hidden: EncryptedKey;
}

async function firstOpened(
  candidates: readonly EncryptedKey[],
  data: EncryptedData,
  key: DecryptionKey,
): Promise<OpenedKey> {
  for (const hidden of candidates) {
    const contentKey = await openKey(hidden, data, key);
    if (contentKey?.length === sizes.key) return { contentKey, hidden };
  }
  return candidates.every(isNobodys)
    ? refuseOpening('not-for-this-key', 'encryption.not-for-this-key')
    : refuseOpening('wrong-key', 'encryption.key-differs');
}

function decryptContent(value: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  if (value.length < sizes.iv + sizes.tag) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(0, sizes.iv), {
    authTagLength: sizes.tag,
  });
  decipher.setAuthTag(value.subarray(value.length - sizes.tag));
  const content = decipher.update(value.subarray(sizes.iv, value.length - sizes.tag));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    // OpenSSL says in no other way that the tag does not fit; what came out before is not looked at.
    return undefined;
  }
}

function noticesOn({ method, algorithm }: EncryptedKey): readonly Problem[] {
  const isTransport = algorithm === algorithms.oaep || algorithm === algorithms.oaepOld;
  return isTransport && oaepHashOf(method, algorithm) === 'sha1' ? [problem('encryption.oaep-sha1', '')] : [];
}
