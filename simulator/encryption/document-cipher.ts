import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import type { ExtractedFile } from '../../protocol/edxml/extract-attachment.ts';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import {
  encryptAttachment,
  isEncryptedName,
  openAttachment,
} from '../../protocol/security/encryption/encrypted-attachment.ts';
import { judgeReceiver } from '../../protocol/security/encryption/judge-receiver.ts';
import type { RandomBytes } from '../../protocol/security/encryption/random-bytes.ts';

/** Encrypts what agencies send and opens what they get. */
export interface DocumentCipher {
  /**
   * The draft with its files encrypted for every receiver, and for its author; what is encrypted already stays as it
   * is, and so does the draft of an author who does not encrypt. Problems: a receiver without a certificate, or with
   * one that may not be used now.
   */
  encryptFiles(draft: DocumentDraft): Promise<Reading<DocumentDraft>>;
  /** Files as their sender had them, opened by the keys of these agencies. Problems: why one cannot be opened. */
  openFiles(
    files: readonly ExtractedFile[],
    codes: readonly string[],
  ): Promise<Reading<readonly ExtractedFile[]>>;
}

export interface CipherOptions {
  /** Whether a body's files travel encrypted. */
  readonly encrypts: (code: string) => boolean;
  /** Encryption certificates (DER) of a body, as the directory of its authority has them; empty when there are none. */
  readonly certificatesOf: (code: string) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** The keys of a body that is served here. */
  readonly keysOf: (code: string) => readonly DecryptionKey[];
  /** What certificates are judged by, with fresh proofs: whoever encrypts for a lost key has told its finder (CRT-04). */
  readonly check: (certificates: readonly Uint8Array[], at: Instant) => Promise<VerificationContext>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

export function createDocumentCipher(options: CipherOptions): DocumentCipher {
  return {
    encryptFiles: async (draft) => {
      const isOpen = draft.attachments.some(({ name }) => !isEncryptedName(name));
      if (!isOpen || !options.encrypts(draft.from.organId)) return read(draft);
      const receivers = await receiversOf(draft, options);
      return receivers.ok ? encryptAll(draft, receivers.value, options) : receivers;
    },
    openFiles: async (files, codes) => {
      const keys = codes.flatMap(options.keysOf);
      const readings: Reading<ExtractedFile>[] = [];
      for (const file of files) readings.push(await openFile(file, keys));
      const problems = readings.flatMap((each) => each.problems);
      const opened = readings.flatMap((each) => (each.ok ? [each.value] : []));
      return opened.length === files.length ? read(opened, problems) : unread(...problems);
    },
  };
}

/** Everybody's certificates, the author's last. Whose state nobody can tell gets nothing. */
async function receiversOf(
  { to, from }: DocumentDraft,
  { certificatesOf, check, clock }: CipherOptions,
): Promise<Reading<readonly Uint8Array[]>> {
  const rows = await Promise.all(
    to.map(async ({ organId }) => ({ organId, certificates: await certificatesOf(organId) })),
  );
  const without = rows.filter(({ certificates }) => certificates.length === 0);
  if (without.length > 0) {
    return unread(
      ...without.map(({ organId: seen }) =>
        problem('encryption.receiver-without-certificate', 'MessageHeader/To', { seen }),
      ),
    );
  }
  const all = [...rows.flatMap(({ certificates }) => certificates), ...(await certificatesOf(from.organId))];
  const context = await check(all, clock.now());
  const problems = all.flatMap((each) => unfit(each, context));
  return problems.length > 0 ? unread(...problems) : read(all);
}

function unfit(certificate: Uint8Array, context: VerificationContext): readonly Problem[] {
  const { verdict, reasons, steps } = judgeReceiver(certificate, context);
  if (verdict === 'valid') return [];
  const subject = steps[0]?.certificate.subject.text ?? '';
  return [problem('encryption.receiver-unfit', subject, { seen: verdict }), ...reasons];
}

function encryptAll(
  draft: DocumentDraft,
  receivers: readonly Uint8Array[],
  { randomBytes }: CipherOptions,
): Reading<DocumentDraft> {
  const attachments: OutgoingAttachment[] = [];
  for (const file of draft.attachments) {
    if (isEncryptedName(file.name)) {
      attachments.push(file);
      continue;
    }
    const mimeType = file.contentType ?? 'application/octet-stream';
    const made = encryptAttachment(file, { receivers, randomBytes, mimeType });
    if (!made.ok) return made;
    const { description, contentId } = file;
    const beside = { ...(description === undefined ? {} : { description }) };
    attachments.push({ ...made.value, ...beside, ...(contentId === undefined ? {} : { contentId }) });
  }
  return read({ ...draft, attachments });
}

/** What several keys say of a file: opened by one of them, or why not by the one that it is for. */
async function openFile(
  file: ExtractedFile,
  keys: readonly DecryptionKey[],
): Promise<Reading<ExtractedFile>> {
  if (!isEncryptedName(file.name)) return read(file);
  const placed = (problems: readonly Problem[]) =>
    problems.map((each) => ({ ...each, place: { ...each.place, path: file.name } }));
  let foreign: readonly Problem[] = [problem('encryption.key-missing', file.name)];
  for (const key of keys) {
    const { name, ...opened } = await openAttachment(file, key);
    if (opened.verdict === 'opened') return read({ name, bytes: opened.content }, placed(opened.reasons));
    if (opened.verdict !== 'not-for-this-key') return unread(...placed(opened.reasons));
    foreign = placed(opened.reasons);
  }
  return unread(...foreign);
}
