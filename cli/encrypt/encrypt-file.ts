import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Reading, read } from '../../protocol/result.ts';
import { encryptFile } from '../../protocol/security/encryption/encrypt-file.ts';
import { encodeEnveloped } from '../../protocol/security/encryption/enveloped/encode-enveloped.ts';
import { encryptPacket, type RewrittenPacket } from '../../simulator/encryption/rewrite-packet.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { commonNameOf } from '../../simulator/signing/check-signer.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readWholeArgument, unwritable } from '../file-argument.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { type EncryptedKind, kindToEncrypt, sealedName } from './kinds.ts';
import { judgeReceivers, readReceivers } from './receivers.ts';
import { reportChange, reportNothing } from './report.ts';

/** The options of `lienthong encrypt`, as the parser hands them over. */
export interface EncryptOptions extends ProofOptions {
  readonly for: readonly string[];
  readonly out?: string;
  readonly as: 'auto' | EncryptedKind;
  readonly oaep: 'sha256' | 'sha1';
  readonly cipher: 'aes-256-gcm' | 'aes-256-cbc';
  readonly unchecked?: true;
  readonly json?: true;
}

const largestFile = 256 * 1024 * 1024;

/**
 * Encrypts the attachments of a packet, or one file, for the holders of certificates. A refusal is printed with its
 * reasons and nothing is written. Exit code 0: done; 1: refused; 2: the state of a certificate cannot be had now.
 * @throws {CommandFailure} when a file cannot be read or written, or an option has no meaning.
 */
export async function encryptArgument(
  context: CliContext,
  argument: string,
  options: EncryptOptions,
): Promise<void> {
  const { json } = options;
  const bytes = await readWholeArgument(context, argument, largestFile);
  const kind = options.as === 'auto' ? kindToEncrypt(bytes) : options.as;
  checkMeaning(options, kind);
  const output = resolve(context.cwd, options.out ?? sealedName(argument, kind));
  const given = await readReceivers(context, options.for);
  const receivers = given.map(({ certificate }) => certificate);
  const judged = await judgeReceivers(context, given, options, createSystemClock());
  if (judged.kind !== 'fit') {
    const exitCode = judged.kind === 'undetermined' ? 2 : 1;
    reportNothing(context, { done: 'encrypted', problems: judged.problems, json, exitCode });
    return;
  }
  const made = encrypt(bytes, kind, receivers, options);
  if (!made.ok) {
    reportNothing(context, { done: 'encrypted', problems: made.problems, json });
    return;
  }
  await writeFile(output, made.value.bytes).catch((error: unknown) => {
    throw unwritable(output, error);
  });
  reportChange(context, {
    ...({ done: 'encrypted', output, kind, json } as const),
    files: made.value.files,
    receivers: receivers.map(commonNameOf),
    problems: [...judged.problems, ...made.problems],
  });
}

function encrypt(
  bytes: Uint8Array,
  kind: EncryptedKind,
  receivers: readonly Uint8Array[],
  { oaep: oaepHash, cipher }: EncryptOptions,
): Reading<RewrittenPacket> {
  switch (kind) {
    case 'packet':
      return encryptPacket(bytes, { receivers, randomBytes, oaepHash });
    case 'xml':
      return alone(
        encryptFile(bytes, { receivers, randomBytes, oaepHash, mimeType: 'application/octet-stream' }),
      );
    case 'cms':
      return alone(encodeEnveloped(bytes, { receivers, randomBytes, cipher }));
  }
}

function alone(made: Reading<Uint8Array>): Reading<RewrittenPacket> {
  return made.ok ? read({ bytes: made.value, files: [] }, made.problems) : made;
}

function checkMeaning({ oaep, cipher }: EncryptOptions, kind: EncryptedKind): void {
  if (oaep === 'sha1' && kind === 'cms') {
    throw usageFailure({
      vi: '--oaep sha1 chỉ dùng cho XML Encryption (gói tin, --as xml)',
      en: '--oaep sha1 is for XML Encryption only (packets, --as xml)',
    });
  }
  if (cipher === 'aes-256-cbc' && kind !== 'cms') {
    throw usageFailure({
      vi: '--cipher aes-256-cbc chỉ dùng với --as cms',
      en: '--cipher aes-256-cbc goes with --as cms only',
    });
  }
}
