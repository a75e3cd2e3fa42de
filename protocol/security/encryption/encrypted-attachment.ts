import type { OutgoingAttachment } from '../../edxml/draft.ts';
import type { ExtractedFile } from '../../edxml/extract-attachment.ts';
import { type Reading, read } from '../../result.ts';
import { decryptFile } from './decrypt-file.ts';
import type { DecryptionKey } from './decryption-key.ts';
import { type EncryptionOrder, encryptFile } from './encrypt-file.ts';
import type { Opening } from './opening.ts';

/**
 * What is put behind the name of an encrypted file. It ends in a format that may be attached (ATT-04), so that a
 * hub which knows nothing of this can carry it; a text file travels zipped, which takes Base64 back to its size.
 */
export const encryptedSuffix = '.xenc.txt';

/** True when a file's name says that it is encrypted. */
export function isEncryptedName(name: string): boolean {
  return name.endsWith(encryptedSuffix) && name.length > encryptedSuffix.length;
}

/** The attachment that a file travels as, readable for its receivers alone. Problems: a receiver's certificate. */
export function encryptAttachment(file: ExtractedFile, order: EncryptionOrder): Reading<OutgoingAttachment> {
  const document = encryptFile(file.bytes, order);
  if (!document.ok) return document;
  const { value: bytes, problems } = document;
  return read({ name: file.name + encryptedSuffix, bytes, contentType: 'text/plain' }, problems);
}

/** The file behind an encrypted attachment, under its own name. */
export async function openAttachment(
  { name, bytes }: ExtractedFile,
  key: DecryptionKey,
): Promise<Opening & { readonly name: string }> {
  const own = isEncryptedName(name) ? name.slice(0, -encryptedSuffix.length) : name;
  return { ...(await decryptFile(bytes, key)), name: own };
}
