import { type Reading, read } from '../../protocol/result.ts';
import { type DecryptionKey, decryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import type { CliContext } from '../context.ts';
import { openKeyFile } from '../sign/key-file.ts';

/** The options about a receiver's key, as the parser hands them over. */
export interface KeyOptions {
  readonly key: string;
  readonly password?: string;
}

/**
 * The key of an encryption certificate, out of a PKCS#12 file. Problems: a file or password that does not open.
 * @throws {CommandFailure} when the file cannot be read, or no password was given.
 */
export async function readDecryptionKey(
  context: CliContext,
  options: KeyOptions,
): Promise<Reading<DecryptionKey>> {
  const material = await openKeyFile(context, options);
  if (!material.ok) return material;
  const { certificate, privateKey } = material.value;
  return read(decryptionKey(certificate, privateKey.export({ type: 'pkcs8', format: 'der' })));
}
