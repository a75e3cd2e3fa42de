import { readdir } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { CliContext } from '../context.ts';
import { readReceivers } from '../encrypt/receivers.ts';
import { unreadable } from '../file-argument.ts';

/** Certificates that mails are encrypted for, by the bodies that they belong to. */
export interface MailCertificates {
  /** DER, every one of a body. */
  of(code: string): readonly Uint8Array[];
  /** Those of their authorities. */
  readonly chain: readonly Uint8Array[];
}

/**
 * Reads a folder in which `H17.pem`, `H17-ma-hoa.pem` or `H17.cer` is an encryption certificate of H17, in PEM with
 * those of its authorities behind it, or in DER. Other files are left alone.
 * @throws {CommandFailure} when the folder or one of these cannot be read.
 */
export async function readMailCertificates(
  context: CliContext,
  folder: string,
  world: World,
): Promise<MailCertificates> {
  const path = resolve(context.cwd, folder);
  const names = await readdir(path).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const known = names.flatMap((name) => {
    const body = /\.(pem|cer|crt|der)$/i.test(name) ? findAgency(world, codeIn(name)) : undefined;
    return body === undefined ? [] : [{ code: body.code, file: join(path, name) }];
  });
  const read = await readReceivers(
    context,
    known.map(({ file }) => file),
  );
  return {
    of: (code) => {
      const own = findAgency(world, code)?.code ?? code;
      return read.flatMap(({ certificate }, index) => (known[index]?.code === own ? [certificate] : []));
    },
    chain: read.flatMap(({ chain }) => chain),
  };
}

/** Codes have points in them, and no hyphen: `H17.01-ma-hoa.pem`. */
function codeIn(name: string): string {
  return parse(name).name.split('-')[0] ?? '';
}
