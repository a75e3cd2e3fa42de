import type { Problem } from '../problems/problem.ts';
import { type Reading, unread } from '../result.ts';
import { type OutElement, writeXml } from '../xml/write.ts';
import type { DocumentDraft, StatusDraft, WritingStyle } from './draft.ts';
import { encodeAttachments, encodeBody } from './encode-attachments.ts';
import { encodeMessageHeader } from './encode-message-header.ts';
import { statusOrder } from './encode-order.ts';
import { encodeParty, encodeResponseFor, encodeStaff } from './encode-parts.ts';
import { encodeSignature } from './encode-signature.ts';
import { encodeTraceList } from './encode-trace.ts';
import { arrange, prefixed, prefixedName } from './encode-tree.ts';
import { names, packetNamespace, packetPrefix } from './names.ts';
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
  const parts = {
    from: encodeParty('from', draft.from),
    responseFor: encodeResponseFor(draft.responseFor, style),
    staffInfo: draft.staff === undefined ? [] : encodeStaff(draft.staff),
    statusCode: prefixed('statusCode', draft.statusCode),
    description: prefixed('description', draft.description),
    timestamp: prefixed('timestamp', draft.timestamp),
  };
  const messageHeader = prefixed('messageHeader', arrange(statusOrder[style], parts));
  return finish([envelope(prefixed('header', messageHeader))]);
}

/** The envelope binds the prefix again, to the same namespace: peers compare names with it literally. */
function envelope(content: readonly OutElement[]): OutElement {
  const attributes = [[`xmlns:${packetPrefix}`, packetNamespace]] as const;
  return { name: prefixedName('envelope'), attributes, content };
}

function finish(content: readonly OutElement[]): Reading<Uint8Array> {
  const written = writeXml({ name: names.root, attributes: [['xmlns', packetNamespace]], content });
  return written.ok ? written : unread(...written.problems.map(fromWhereReadersCount));
}

/** Paths leave the wrappers out that every packet has, as they do for a reader. */
function fromWhereReadersCount(found: Problem): Problem {
  const path = found.place.path.replace(wrappers, '');
  return { ...found, place: { ...found.place, path } };
}

const wrappers = new RegExp(`^${names.envelope}/(${names.header}|${names.body})/`);
