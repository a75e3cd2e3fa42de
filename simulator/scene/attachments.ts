import { createHash } from 'node:crypto';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { read } from '../../protocol/result.ts';
import type { NodeStore } from '../agency/node-store.ts';
import { openDocument } from '../agency/open-packet.ts';
import type { DocumentCipher } from '../encryption/document-cipher.ts';
import { BrokenStory } from './broken-story.ts';
import type { LetterAttachment } from './story-event.ts';

/** Name, size and hash of what a draft sends along. */
export function describeAttachments(draft: DocumentDraft): readonly LetterAttachment[] {
  return draft.attachments.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256Of(bytes) }));
}

/**
 * Opens the packet that a receiver stored, with its cipher where files are encrypted, and holds each attachment against the file that was sent.
 * @throws {BrokenStory} when one is missing, is one too many, or differs in a byte.
 */
export async function compareAttachments(
  store: NodeStore,
  documentId: string,
  to: string,
  draft: DocumentDraft,
  cipher?: DocumentCipher,
): Promise<readonly LetterAttachment[]> {
  const entry = store.findReceived({ documentId, to, transaction: 0 });
  const opened = entry === undefined ? undefined : openDocument(await store.files.read(entry.file));
  const packed = opened?.ok ? opened.value.attachments : [];
  const files = cipher === undefined ? read(packed) : await cipher.openFiles(packed, [to]);
  const arrived = files.ok ? files.value : [];
  const sent = draft.attachments;
  const reasons: Bilingual[] = [];
  if (arrived.length !== sent.length) {
    reasons.push({
      vi: `${to} nhận ${arrived.length} tệp, bên gửi gửi ${sent.length} tệp`,
      en: `${to} has ${arrived.length} attachments, ${sent.length} were sent`,
    });
  }
  for (const [at, file] of sent.entries()) {
    const copy = arrived[at];
    if (copy !== undefined && copy.name === file.name && Buffer.from(copy.bytes).equals(file.bytes)) continue;
    reasons.push({
      vi: `tệp “${file.name}” tại ${to} khác tệp đã gửi: “${copy?.name ?? ''}”, ${copy?.bytes.length ?? 0} byte thay vì ${file.bytes.length}`,
      en: `“${file.name}” at ${to} is not what was sent: “${copy?.name ?? ''}”, ${copy?.bytes.length ?? 0} bytes instead of ${file.bytes.length}`,
    });
  }
  if (reasons.length > 0) throw new BrokenStory(reasons);
  return describeAttachments(draft);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
