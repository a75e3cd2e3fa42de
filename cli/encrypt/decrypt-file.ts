import { resolve } from 'node:path';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { decryptFile } from '../../protocol/security/encryption/decrypt-file.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { openEnveloped } from '../../protocol/security/encryption/enveloped/open-enveloped.ts';
import type { Opening } from '../../protocol/security/encryption/opening.ts';
import { openPacket, type RewrittenPacket } from '../../simulator/encryption/rewrite-packet.ts';
import type { CliContext } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { writePrivately } from '../private-file.ts';
import { type EncryptedKind, kindToOpen, openedName } from './kinds.ts';
import { type KeyOptions, readDecryptionKey } from './read-key.ts';
import { reportChange, reportNothing } from './report.ts';

/** The options of `lienthong decrypt`, as the parser hands them over. */
export interface DecryptOptions extends KeyOptions {
  readonly out?: string;
  readonly json?: true;
}

const largestFile = 512 * 1024 * 1024;

/**
 * Opens the attachments of a packet, or one file, with the key of an encryption certificate. What was changed, is for
 * others or is weakly encrypted is refused with its reason, and nothing is written. Exit code 0: opened; 1: not.
 * @throws {CommandFailure} when a file cannot be read or written, or an option has no meaning.
 */
export async function decryptArgument(
  context: CliContext,
  argument: string,
  options: DecryptOptions,
): Promise<void> {
  const { json } = options;
  const bytes = await readWholeArgument(context, argument, largestFile);
  const kind = kindToOpen(bytes);
  const output = resolve(context.cwd, options.out ?? openedName(argument, kind));
  const key = await readDecryptionKey(context, options);
  const made = key.ok ? await open(bytes, kind, key.value) : key;
  if (!made.ok) {
    reportNothing(context, { done: 'decrypted', problems: made.problems, json });
    return;
  }
  // Only the receiver was to read it: nobody else on this machine does.
  await writePrivately(output, made.value.bytes);
  const { files } = made.value;
  reportChange(context, { done: 'decrypted', output, kind, files, problems: made.problems, json });
}

async function open(
  bytes: Uint8Array,
  kind: EncryptedKind,
  key: DecryptionKey,
): Promise<Reading<RewrittenPacket>> {
  switch (kind) {
    case 'packet':
      return openPacket(bytes, key);
    case 'xml':
      return alone(await decryptFile(bytes, key));
    case 'cms':
      return alone(await openEnveloped(bytes, key));
  }
}

function alone(opened: Opening): Reading<RewrittenPacket> {
  if (opened.verdict !== 'opened') return unread(...opened.reasons);
  return read({ bytes: opened.content, files: [] }, opened.reasons);
}
