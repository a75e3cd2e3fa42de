import type { Problem } from '../problems/problem.ts';
import { type Reading, unread } from '../result.ts';
import { type OutElement, writeXml } from '../xml/write.ts';
import type { DocumentDraft, StatusDraft, WritingStyle } from './draft.ts';
import { encodeAttachments, encodeBody } from './encode-attachments.ts';
import { envelope, packetRoot } from './encode-envelope.ts';
import { encodeMessageHeader } from './encode-message-header.ts';
import { encodeSignature } from './encode-signature.ts';
import { encodeStatusHeader } from './encode-status.ts';
import { encodeTraceList } from './encode-trace.ts';
import { prefixed } from './encode-tree.ts';
import { names } from './names.ts';
import { packAttachment } from './pack-attachment.ts';

/**
 * Writes a document packet. It writes what the draft says and adds nothing (but `Direction` in the `sdk`
 * style): whether the draft is complete is for the checks to say. Fails only where a text holds a character
 * that XML cannot carry; every such place is named.
 */
export function encodeDocument(draft: DocumentDraft, style: WritingStyle): Reading<Uint8Array> {
  const files = draft.attachments.map((file, index) => packAttachment(file, index + 1, style));
  const header = prefixed('header', [
    ...encodeMessageHeader(draft, style),
    ...encodeTraceList(draft.trace, draft.transaction, style),
    ...encodeSignature(draft.signature),
  ]);
  return finish([envelope([...header, ...encodeBody(files)]), ...encodeAttachments(files)]);
}

/** Writes a status packet: a header alone, without trace, body or signature. Fails as `encodeDocument` does. */
export function encodeStatus(draft: StatusDraft, style: WritingStyle): Reading<Uint8Array> {
  return finish([envelope(encodeStatusHeader(draft, style))]);
}

function finish(content: readonly OutElement[]): Reading<Uint8Array> {
  const written = writeXml(packetRoot(content));
  return written.ok ? written : unread(...written.problems.map(fromWhereReadersCount));
}

/** Paths leave the wrappers out that every packet has, as they do for a reader. */
function fromWhereReadersCount(found: Problem): Problem {
  const path = found.place.path.replace(wrappers, '');
  return { ...found, place: { ...found.place, path } };
}

const wrappers = new RegExp(`^${names.envelope}/(${names.header}|${names.body})/`);
