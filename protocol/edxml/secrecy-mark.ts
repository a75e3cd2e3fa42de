import type { DocumentPacket } from './packet.ts';

/** Where a packet says that it is a state secret, and by which words. */
export interface SecrecyMark {
  readonly path: string;
  readonly mark: string;
}

const delimited = (words: string) =>
  new RegExp(`(?:^|[([\\]–_:;,.|*-])\\s*(${words})\\s*(?:$|[)\\]–_:;,.|*-])`, 'u');
/** Capitals that stand alone: `BẢO MẬT` and `bí mật` are words of any text. */
const mark = delimited('TUYỆT MẬT|TỐI MẬT|MẬT');
const level = /độ\s+mật\s*:\s*(tuyệt mật|tối mật|mật)(?![\p{L}])/iu;
/** In names of files, which lose their accents; `MAT` alone may be many words. */
const unaccentedMark = /(?:^|[^a-z])(tuyet[ _-]?mat|toi[ _-]?mat)(?![a-z])/i;

/**
 * The first secrecy mark in the subject or in the name of a file of a document (GEN-01): a state secret never
 * goes through this channel. What stands in the files themselves is not looked at. The words are the law's;
 * that a hub looks for them is our reading [I].
 */
export function findSecrecyMark(packet: DocumentPacket): SecrecyMark | undefined {
  const subject = markIn(packet.subject ?? '');
  if (subject !== undefined) return { path: 'MessageHeader/Subject', mark: subject };
  for (const [index, { name = '' }] of packet.attachments.entries()) {
    const stem = name.normalize('NFC').replace(/\.[^.]*$/, '');
    const found = markIn(stem) ?? unaccentedMark.exec(stem)?.[1];
    if (found !== undefined) return { path: `Attachment[${index + 1}]/AttachmentName`, mark: found };
  }
  return undefined;
}

function markIn(text: string): string | undefined {
  const composed = text.normalize('NFC');
  return mark.exec(composed)?.[1] ?? level.exec(composed)?.[1];
}
