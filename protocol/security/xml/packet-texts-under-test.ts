import { names as n, packetNamespace } from '../../edxml/names.ts';
import { layOut, type PacketLayout } from './packet-layout.ts';
import { type OpenText, openText } from './xml-texts-under-test.ts';

/** What stands in a small packet; each part has a default. */
export interface PacketText {
  /** Instead of the whole header's inside. */
  readonly header?: string;
  /** Inside the message header. */
  readonly message?: string;
  /** Inside the list of hops, with what stands beside them. */
  readonly trace?: string;
  readonly body?: string;
  /** Behind the envelope. */
  readonly behind?: string;
}

export const tag = (name: string, inside = '', attributes = ''): string =>
  `<${name}${attributes}>${inside}</${name}>`;

export const hop: string = tag(
  n.traceHeader,
  tag(n.organId, 'G22') + tag(n.timestamp, '2026/11/20 08:30:00'),
);
export const transaction: string = tag(n.transaction, tag(n.transactionKind, '0'));

/** An entry of the manifest, or with a content an attachment. */
export function labels(id: string, more = '', name = `${id}.pdf`): string {
  return tag(n.contentId, `cid:${id}`) + tag(n.attachmentName, name) + more;
}

export const entry = (inside: string): string => tag('Reference', inside);
export const attachment = (inside: string, content = 'QUJD'): string =>
  tag(n.attachment, inside + tag(n.attachmentContent, content));
export const manifest = (...entries: readonly string[]): string => tag(n.manifest, entries.join(''));
export const attachments = (...each: readonly string[]): string => tag(n.attachmentList, each.join(''));

/** A small packet, all of it in the namespace of packets. */
export function packetText(parts: PacketText = {}): string {
  const {
    message = tag('Subject', 'x'),
    trace = hop + transaction,
    header = tag(n.messageHeader, message) + tag(n.traceHeaderList, trace),
    body = manifest(entry(labels('1'))),
    behind = attachments(attachment(labels('1'))),
  } = parts;
  const envelope = tag(n.envelope, tag(n.header, header) + tag(n.body, body));
  return tag(n.root, envelope + behind, ` xmlns="${packetNamespace}"`);
}

/** A packet with where its parts stand. */
export interface OpenPacketText extends OpenText {
  readonly layout: PacketLayout;
}

export function openPacketText(text: string): OpenPacketText {
  const open = openText(text);
  const layout = layOut(open.root);
  if (layout === undefined) throw new Error('no packet');
  return { ...open, layout };
}

export const layoutOf = (parts: PacketText = {}): PacketLayout => openPacketText(packetText(parts)).layout;
