import { createCipheriv, createDecipheriv } from 'node:crypto';

const initialValue = Buffer.alloc(8, 0xa6);

/** AES key wrap with a key of 256 bits (RFC 3394). */
export function wrapKey(wrapping: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv('id-aes256-wrap', wrapping, initialValue);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** Undefined when the wrapping key is another one, or the wrapped one was changed. */
export function unwrapKey(wrapping: Uint8Array, wrapped: Uint8Array): Uint8Array | undefined {
  if (wrapped.length < 24 || wrapped.length > 72 || wrapped.length % 8 !== 0) return undefined;
  const decipher = createDecipheriv('id-aes256-wrap', wrapping, initialValue);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    // OpenSSL has no other way to say that the check value differs.
    return undefined;
  }
}
