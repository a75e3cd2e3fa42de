import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import type { EncryptionOrder } from '../../protocol/security/encryption/encrypt-file.ts';
import {
  encryptAttachment,
  isEncryptedName,
  openAttachment,
} from '../../protocol/security/encryption/encrypted-attachment.ts';
import type { EncryptionAlgorithms } from '../../protocol/security/encryption/opening.ts';
import { openDocument } from '../agency/open-packet.ts';

/** A file that was encrypted or opened, under its own name. */
export interface ChangedFile {
  readonly name: string;
  /** Bytes, in clear. */
  readonly size: number;
  readonly algorithms?: EncryptionAlgorithms;
}

/** A packet written anew around its changed files. */
export interface RewrittenPacket {
  readonly bytes: Uint8Array;
  readonly files: readonly ChangedFile[];
}

/**
 * Writes a document packet anew with its attachments encrypted; those that are already stay. Problems: a packet that
 * cannot be read, a receiver's certificate. A packet's own signature does not survive, which is told.
 */
export function encryptPacket(
  bytes: Uint8Array,
  order: Omit<EncryptionOrder, 'mimeType'>,
): Reading<RewrittenPacket> {
  const opened = draftIn(bytes);
  if (!opened.ok) return opened;
  const { draft } = opened.value;
  const files: ChangedFile[] = [];
  const attachments: OutgoingAttachment[] = [];
  for (const file of draft.attachments) {
    if (isEncryptedName(file.name)) {
      attachments.push(file);
      continue;
    }
    const mimeType = file.contentType ?? 'application/octet-stream';
    const made = encryptAttachment(file, { ...order, mimeType });
    if (!made.ok) return made;
    attachments.push({ ...file, ...made.value });
    files.push({ name: file.name, size: file.bytes.length });
  }
  return written({ ...draft, attachments }, files, opened.problems);
}

/**
 * Writes a document packet anew with its attachments as their sender had them. Problems: a packet that cannot be read,
 * or one in which nothing is encrypted; a file that this key does not open, or that was changed.
 */
export async function openPacket(bytes: Uint8Array, key: DecryptionKey): Promise<Reading<RewrittenPacket>> {
  const opened = draftIn(bytes);
  if (!opened.ok) return opened;
  const { draft } = opened.value;
  const problems: Problem[] = [];
  const files: ChangedFile[] = [];
  const attachments: OutgoingAttachment[] = [];
  for (const file of draft.attachments) {
    if (!isEncryptedName(file.name)) {
      attachments.push(file);
      continue;
    }
    const { name, ...answer } = await openAttachment(file, key);
    problems.push(...answer.reasons.map((each) => ({ ...each, place: { ...each.place, path: file.name } })));
    if (answer.verdict !== 'opened') return unread(...problems);
    const { content, mimeType, algorithms } = answer;
    const { contentType: _, ...rest } = file;
    attachments.push({
      ...{ ...rest, name, bytes: content },
      ...(mimeType === undefined ? {} : { contentType: mimeType }),
    });
    files.push({ name, size: content.length, algorithms });
  }
  if (files.length === 0) return unread(problem('encryption.nothing-encrypted', 'AttachmentEncoded'));
  return written({ ...draft, attachments }, files, [...opened.problems, ...problems]);
}

function written(
  draft: DocumentDraft,
  files: readonly ChangedFile[],
  problems: readonly Problem[],
): Reading<RewrittenPacket> {
  const encoded = encodeDocument(draft, 'sdk');
  return encoded.ok
    ? read({ bytes: encoded.value, files }, [...problems, ...encoded.problems])
    : unread(...problems, ...encoded.problems);
}

/** The packet as a draft, its files taken out. */
function draftIn(bytes: Uint8Array): Reading<{ readonly draft: DocumentDraft }> {
  const opened = openDocument(bytes);
  if (!opened.ok) return opened;
  const { packet, attachments } = opened.value;
  const files = attachments.map(({ name, bytes: content }, index): OutgoingAttachment => {
    const { description, contentType, contentId } = packet.attachments[index] ?? {};
    return {
      ...{ name, bytes: content },
      ...(description === undefined ? {} : { description }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(contentId === undefined ? {} : { contentId }),
    };
  });
  return read({ draft: draftOf(packet, files) }, lostWith(packet));
}

function draftOf(packet: DocumentPacket, attachments: readonly OutgoingAttachment[]): DocumentDraft {
  const { signature: _, manifest: __, unknown: ___, ...fields } = packet;
  return { ...fields, attachments };
}

function lostWith({ signature }: DocumentPacket): readonly Problem[] {
  return signature === 'xmldsig' ? [problem('encryption.packet-signature-lost', 'Signature')] : [];
}
