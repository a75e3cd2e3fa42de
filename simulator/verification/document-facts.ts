import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { BodyFacts, DocumentFacts } from '../../protocol/security/document/document-facts.ts';

/** What is known of a document beside its packet. */
export interface KnownBeside {
  /** What the directory knows of the body that issues; without it, what the packet says itself. */
  readonly body?: BodyFacts | undefined;
  /** First receipt by the hub. */
  readonly receivedAt?: Instant | undefined;
}

/** What a packet says of its document, for the rules on signed documents to hold against its files. */
export function documentFacts(
  { from, code, promulgation, signer, trace }: DocumentPacket,
  { body, receivedAt }: KnownBeside,
): DocumentFacts {
  const sentAt = parseLocalTimestamp(trace[0]?.timestamp ?? '');
  return {
    from: body ?? { codes: [from.organId], name: from.organName ?? from.organId },
    ...(code.codeNumber === undefined ? {} : { codeNumber: code.codeNumber }),
    ...(code.codeNotation === undefined ? {} : { codeNotation: code.codeNotation }),
    ...(promulgation.date === undefined ? {} : { promulgationDate: promulgation.date }),
    ...(signer.competence === undefined ? {} : { competence: signer.competence }),
    ...(signer.position === undefined ? {} : { position: signer.position }),
    ...(signer.fullName === undefined ? {} : { signer: signer.fullName }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
  };
}
