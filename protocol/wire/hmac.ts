import { hash } from 'node:crypto';

/** Gives the HMAC-SHA256 of a message, as 64 hex digits. */
export type Hmac = (message: Uint8Array) => string;

/** SHA-256 works through so many bytes at a time; a longer key is hashed first. */
const blockBytes = 64;
const digestBytes = 32;

/**
 * HMAC-SHA256 (RFC 2104) under one key, for short messages. In two one-shot hashes it takes half the time of
 * `createHmac`, and leaves no native object behind: every request is signed once and verified once, and to
 * collect these objects costs a long run as much again.
 */
export function prepareHmac(key: Uint8Array): Hmac {
  const block = new Uint8Array(blockBytes);
  block.set(key.length > blockBytes ? Buffer.from(hash('sha256', key, 'hex'), 'hex') : key);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  return (message) => {
    const first = Buffer.allocUnsafe(blockBytes + message.length);
    first.set(inner);
    first.set(message, blockBytes);
    const second = Buffer.allocUnsafe(blockBytes + digestBytes);
    second.set(outer);
    second.write(hash('sha256', first, 'hex'), blockBytes, 'hex');
    return hash('sha256', second, 'hex');
  };
}

/** So many secrets stay prepared: more than systems are connected. */
const capacity = 4_096;
const prepared = new Map<string, Hmac>();

/** HMAC-SHA256 under the UTF-8 bytes of a secret, which is remembered as it was prepared. */
export function hmacSha256(message: Uint8Array, secret: string): string {
  const known = prepared.get(secret);
  if (known !== undefined) return known(message);
  const hmac = prepareHmac(Buffer.from(secret, 'utf8'));
  if (prepared.size >= capacity) prepared.clear();
  prepared.set(secret, hmac);
  return hmac(message);
}
