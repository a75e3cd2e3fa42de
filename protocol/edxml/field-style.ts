import type { XmlElement } from '../xml/tree.ts';
import { locate } from '../xml/walk.ts';
import { type OutElement, renderPieces, type XmlPiece } from '../xml/write.ts';
import { envelope, packetRoot } from './encode-envelope.ts';
import { encodeMessageHeader } from './encode-message-header.ts';
import { encodeStatusHeader } from './encode-status.ts';
import { encodeTraceList } from './encode-trace.ts';
import { prefixed, prefixedName } from './encode-tree.ts';
import { copyAttachments, copyManifest } from './field-style-files.ts';
import { copySignature } from './field-style-signature.ts';
import { names } from './names.ts';
import type { DocumentPacket, Packet, TraceHeader } from './packet.ts';

/**
 * The two years whose deliveries are known. In 2019 the hub put its own code into its hop and left an empty
 * shell where a document answers nothing; in 2025 its hop is a time alone, and there is no shell [A].
 */
export type FieldYear = '2019' | '2025';

/** The hub's own entry of the trace. */
export interface DeliveryHop {
  readonly year: FieldYear;
  readonly centreCode: string;
  /** `yyyy/MM/dd HH:mm:ss`, Vietnam local time. */
  readonly timestamp: string;
}

/**
 * A packet as the live hub writes it when it delivers: everything that its own vocabulary knows, in the
 * vendor library's order and with its prefixes; comments, unknown and empty elements are gone; `TypeDetail`
 * and `Direction` are there, whoever left them out; its own hop stands last in the trace [A]. Statuses get no
 * hop. Contents of attachments stay in the source and are only pointed at. `root` is the tree that `packet`
 * was read from.
 *
 * Deviation: ENV-07 wants the hub's code in its hop; the hub of 2025 leaves it out, and so does that style.
 */
export function encodeDelivered(packet: Packet, root: XmlElement, hop: DeliveryHop): readonly XmlPiece[] {
  const content =
    packet.kind === 'status'
      ? [envelope(encodeStatusHeader(packet, 'sdk'))]
      : documentContent(packet, root, hop);
  return renderPieces(packetRoot(content));
}

function documentContent(packet: DocumentPacket, root: XmlElement, hop: DeliveryHop): readonly OutElement[] {
  const signature = locate(root, `${names.envelope}/${names.header}/${names.signature}`);
  const header = prefixed('header', [
    ...messageHeader(packet, hop.year),
    ...encodeTraceList([...packet.trace, traceHeaderOf(hop)], packet.transaction, 'sdk'),
    ...(signature === undefined ? [] : copySignature(signature)),
  ]);
  return [envelope([...header, ...copyManifest(packet.manifest)]), ...copyAttachments(root)];
}

function traceHeaderOf({ year, centreCode, timestamp }: DeliveryHop): TraceHeader {
  return year === '2019' ? { organId: centreCode, timestamp } : { timestamp };
}

/** The list number that the live hub writes when a packet has none. */
const noTypeDetail = 0;

function messageHeader(packet: DocumentPacket, year: FieldYear): readonly OutElement[] {
  const documentType = { typeDetail: noTypeDetail, ...packet.documentType };
  const written = encodeMessageHeader({ ...packet, documentType }, 'sdk');
  return year === '2019' && packet.responseFor.length === 0 ? written.map(withEmptyShell) : written;
}

/** What the library writes behind `ResponseFor`. */
const behindShell: ReadonlySet<string> = new Set(
  (['steeringType', 'responseForTask', 'applicationType', 'toPlaces'] as const).map(prefixedName),
);

function withEmptyShell(header: OutElement): OutElement {
  const { content } = header;
  if (!Array.isArray(content)) return header;
  const children: readonly OutElement[] = content;
  const found = children.findIndex(({ name }) => behindShell.has(name));
  const shell: OutElement = { name: prefixedName('responseFor'), attributes: [], content: '' };
  return { ...header, content: children.toSpliced(found < 0 ? children.length : found, 0, shell) };
}
