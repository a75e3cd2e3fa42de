import type { ExtractedFile } from '../../protocol/edxml/extract-attachment.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { isEncryptedName } from '../../protocol/security/encryption/encrypted-attachment.ts';
import type { NodeParts } from './node.ts';

/**
 * Files of a packet as their sender had them, opened for the agencies with these codes. Problems: one that cannot be
 * opened; a system without keys cannot use what is encrypted, and says so instead of registering it (ERR-06).
 */
export async function openFiles(
  { cipher }: Pick<NodeParts, 'cipher'>,
  files: readonly ExtractedFile[],
  codes: readonly string[],
): Promise<Reading<readonly ExtractedFile[]>> {
  if (cipher !== undefined) return cipher.openFiles(files, codes);
  const encrypted = files.filter(({ name }) => isEncryptedName(name));
  return encrypted.length === 0
    ? read(files)
    : unread(...encrypted.map(({ name }) => problem('encryption.key-missing', name)));
}
