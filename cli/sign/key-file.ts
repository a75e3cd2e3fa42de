import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Reading } from '../../protocol/result.ts';
import type { KeyMaterial } from '../../simulator/signing/memory-key.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

const largestKey = 1024 * 1024;

const noPassword: Bilingual = {
  vi: 'thiếu mật khẩu tệp khoá: --password hoặc biến LIENTHONG_KEY_PASSWORD',
  en: 'the password of the key file is missing: --password or LIENTHONG_KEY_PASSWORD',
};

/**
 * Opens a PKCS#12 file by the password given, or the one in the environment. Problems: a file or password that does
 * not open.
 * @throws {CommandFailure} when the file cannot be read, or there is no password, which `missing` says in words.
 */
export async function openKeyFile(
  context: CliContext,
  {
    key,
    password = context.env['LIENTHONG_KEY_PASSWORD'],
  }: { readonly key: string; readonly password?: string },
  missing = noPassword,
): Promise<Reading<KeyMaterial>> {
  if (password === undefined) throw usageFailure(missing);
  return openPkcs12(await readWholeArgument(context, key, largestKey), password);
}
