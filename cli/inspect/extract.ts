import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import type { PackedAttachment, Packet } from '../../protocol/edxml/packet.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { attachmentsOf } from './summary.ts';

/** What came of taking the files out. */
export interface Extraction {
  /** Paths of the files written. */
  readonly written: readonly string[];
  /** Why others were not. */
  readonly problems: readonly Problem[];
}

/**
 * Writes the attachments into a folder, which is made when it is not there. A name that is no plain file name
 * is refused, a second file of one name gets a number, and nothing that exists is written over.
 * @throws {CommandFailure} when the folder cannot be written to.
 */
export async function extractAll(
  context: CliContext,
  bytes: Uint8Array,
  packet: Packet,
  folder: string,
): Promise<Extraction> {
  const target = resolve(context.cwd, folder);
  await mkdir(target, { recursive: true }).catch((error: unknown) => {
    throw unwritable(folder, error);
  });
  const written: string[] = [];
  const problems: Problem[] = [];
  for (const attachment of attachmentsOf(packet)) {
    const file = extractAttachment(bytes, attachment);
    if (file.ok) written.push(await writeNew(target, nameFor(attachment, file.value.name), file.value.bytes));
    else problems.push(...file.problems);
  }
  return { written, problems };
}

function nameFor({ contentId }: PackedAttachment, name: string): string {
  return name === '' ? `attachment-${(contentId ?? '').replace(/[^0-9A-Za-z]/g, '') || '0'}` : name;
}

async function writeNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? name : numberedName(name, copy));
    const failure = await writeFile(path, bytes, { flag: 'wx' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return path;
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST'))
      throw unwritable(path, failure);
  }
}

function numberedName(name: string, copy: number): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name} (${copy})` : `${name.slice(0, dot)} (${copy})${name.slice(dot)}`;
}

function unwritable(path: string, error: unknown): CommandFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CommandFailure({
    vi: `không ghi được vào “${path}” (${code})`,
    en: `cannot write to “${path}” (${code})`,
  });
}
