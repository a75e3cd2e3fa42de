import { names as n } from '../../protocol/edxml/names.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { readTree } from '../../protocol/xml/read.ts';
import type { XmlElement } from '../../protocol/xml/tree.ts';
import { type AttachmentView, attachmentsOf } from './attachment-view.ts';
import { Part } from './part.ts';

/**
 * A packet as the suite reads it: the positioned tree and nothing that any codec made of it. Whatever can be found
 * is found; what is wrong with it is for the checks to say.
 */
export interface PacketView {
  readonly bytes: Uint8Array;
  /** What stands between these bytes and an XML tree, or was noticed on the way. */
  readonly troubles: readonly Problem[];
  /** Not there when the bytes are no XML that may be read. */
  readonly root: Part;
  readonly envelope: Part;
  readonly header: Part;
  readonly message: Part;
  readonly trace: Part;
  readonly transaction: Part;
  readonly signature: Part;
  readonly manifest: Part;
  /** `other`: no packet, or none of the two kinds. */
  readonly kind: 'document' | 'status' | 'other';
  readonly attachments: readonly AttachmentView[];
  /** What somebody has found out about this packet, by what it is about; it lives as long as the view. */
  readonly memo: Map<string, unknown>;
}

/** Reads the bytes of a packet. Never throws for what they hold. */
export function readPacketView(bytes: Uint8Array): PacketView {
  const reading = readTree(bytes);
  const root = new Part(reading.ok ? reading.value.root : undefined, '');
  const envelope = root.one(n.envelope);
  const header = envelope.one(n.header);
  const message = header.one(n.messageHeader);
  const trace = header.one(n.traceHeaderList);
  const manifest = envelope.one(n.body, n.manifest);
  return {
    bytes,
    troubles: reading.problems,
    ...{ root, envelope, header, message, trace, manifest },
    transaction: trace.one(n.transaction),
    signature: header.one(n.signature),
    kind: kindOf(message),
    attachments: attachmentsOf(bytes, root),
    memo: new Map(),
  };
}

/** A status is told by its code; one that forgot it, by its time, which a document's header never has. */
function kindOf(message: Part): PacketView['kind'] {
  if (message.element === undefined) return 'other';
  if (has(message.element, n.statusCode)) return 'status';
  const isDocument = [n.documentType, n.subject, n.promulgationInfo, n.to].some(
    (name) => message.one(name).isThere,
  );
  if (isDocument) return 'document';
  return message.one(n.timestamp).isThere ? 'status' : 'other';
}

function has(element: XmlElement, local: string): boolean {
  return element.children.some((child) => child.name.local === local);
}

/** Something found out about a packet once, for all checks that ask. */
export function remembered<T>(view: PacketView, key: string, find: () => T): T {
  const { memo } = view;
  if (!memo.has(key)) memo.set(key, find());
  return memo.get(key) as T;
}
