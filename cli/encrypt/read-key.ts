import { type Reading, read } from '../../protocol/result.ts';
import { type DecryptionKey, decryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

/** The options about a receiver's key, as the parser hands them over. */
export interface KeyOptions {
  readonly key: string;
  readonly password?: string;
}

const largestKey = 1024 * 1024;

/**
 * The key of an encryption certificate, out of a PKCS#12 file. Problems: a file or password that does not open.
 * @throws {CommandFailure} when the file cannot be read, or no password was given.
 */
export async function readDecryptionKey(
  context: CliContext,
  { key, password = context.env['LIENTHONG_KEY_PASSWORD'] }: KeyOptions,
): Promise<Reading<DecryptionKey>> {
  if (password === undefined) {
    throw usageFailure({
      vi: 'thiếu mật khẩu tệp khoá: --password hoặc biến LIENTHONG_KEY_PASSWORD',
      en: 'the password of the key file is missing: --password or LIENTHONG_KEY_PASSWORD',
    });
  }
  const material = openPkcs12(await readWholeArgument(context, key, largestKey), password);
  if (!material.ok) return material;
  const { certificate, privateKey } = material.value;
  return read(decryptionKey(certificate, privateKey.export({ type: 'pkcs8', format: 'der' })));
}
