import type { Instant } from '../../protocol/ports/ports.ts';
import type { ArrivedAttachment, ReceivedDocument } from './node-records.ts';

/** One version of a document at its receiver; the packet stands in the node's files. */
export interface ReceivedVersion {
  /** From 1, the document as it first came. */
  readonly number: number;
  readonly arrivedAt: Instant;
  readonly subject: string;
  readonly file: string;
  readonly attachments: readonly ArrivedAttachment[];
}

/** RCL-13: every version that the receiver agreed to, oldest first; the last is the one in force. */
export function versionsOf(document: ReceivedDocument): readonly ReceivedVersion[] {
  const accepted = document.updates.filter(({ outcome, removal }) => outcome === 'accepted' && !removal);
  return [document, ...accepted].map(({ arrivedAt, subject, file, attachments }, index) => {
    return { number: index + 1, arrivedAt, subject, file, attachments };
  });
}
