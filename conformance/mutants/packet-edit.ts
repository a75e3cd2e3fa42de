import { names as n } from '../../protocol/edxml/names.ts';
import { readBase64 } from '../reading/base64.ts';
import { type PacketView, readPacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';

/** One thing done to the bytes of a packet. */
export type Edit = (packet: Uint8Array) => Uint8Array;

/** Says which element an edit is about. */
export type Pick = (view: PacketView) => Part;

/** An element of `MessageHeader`. */
export const inMessage =
  (...path: readonly string[]): Pick =>
  ({ message }) =>
    message.one(...path);

/** An element of the first hop. */
export const inTrace =
  (name: string): Pick =>
  ({ trace }) =>
    trace.one(n.traceHeader, name);

/** An element of the transaction block. */
export const inTransaction =
  (...path: readonly string[]): Pick =>
  ({ transaction }) =>
    transaction.one(...path);

/** An element of a file, of the first one unless told. */
export const inAttachment =
  (name: string, index = 0): Pick =>
  ({ attachments, root }) =>
    (attachments[index]?.part ?? root.one(n.attachment)).one(name);

/** An element of a manifest's entry. */
export const inReference =
  (name: string, index = 0): Pick =>
  ({ manifest }) =>
    (manifest.all(n.reference)[index] ?? manifest.one(n.reference)).one(name);

/** Puts another text between the tags; markup in it stays markup. */
export function withText(pick: Pick, text: string | ((old: string, packet: Uint8Array) => string)): Edit {
  return (packet) => {
    const { inner, text: old } = elementOf(packet, pick);
    return spliced(packet, inner.start, inner.end, typeof text === 'string' ? text : text(old, packet));
  };
}

/** Takes an element out. */
export function without(pick: Pick): Edit {
  return replaced(pick, '');
}

/** Puts other markup in the place of an element. */
export function replaced(pick: Pick, xml: string | ((old: string) => string)): Edit {
  return (packet) => {
    const { span } = elementOf(packet, pick);
    const old = Buffer.from(packet.subarray(span.start, span.end)).toString('utf8');
    return spliced(packet, span.start, span.end, typeof xml === 'string' ? xml : xml(old));
  };
}

/** Puts markup behind an element. */
export function followed(pick: Pick, xml: string): Edit {
  return replaced(pick, (old) => old + xml);
}

/** Puts markup at the end of an element's content. */
export function filled(pick: Pick, xml: string): Edit {
  return (packet) => {
    const { end } = elementOf(packet, pick).inner;
    return spliced(packet, end, end, xml);
  };
}

/** Does something to the whole text. It has to change something. */
export function rewritten(change: (xml: string) => string): Edit {
  return (packet) => {
    const old = Buffer.from(packet).toString('utf8');
    const text = change(old);
    if (text === old) throw new Error('the edit changes nothing');
    return Buffer.from(text, 'utf8');
  };
}

/** Puts another file into an attachment: what it makes of the bytes that travel, as Base64. */
export function withFile(index: number, change: (bytes: Uint8Array) => Uint8Array): Edit {
  return withText(inAttachment(n.attachmentContent, index), (_, packet) => {
    const { element } = readPacketView(packet).attachments[index]?.content ?? {};
    const bytes = readBase64(packet, element).bytes;
    return Buffer.from(change(bytes)).toString('base64');
  });
}

/** Several edits, one after another. */
export function all(...edits: readonly Edit[]): Edit {
  return (packet) => edits.reduce((bytes, edit) => edit(bytes), packet);
}

/** An element as the encoder writes it. */
export function element(name: string, content: string): string {
  return `<edXML:${name}>${content}</edXML:${name}>`;
}

function elementOf(packet: Uint8Array, pick: Pick) {
  const part = pick(readPacketView(packet));
  if (part.element === undefined) throw new Error(`no ${part.path} in the packet`);
  return part.element;
}

function spliced(packet: Uint8Array, start: number, end: number, text: string): Uint8Array {
  return Buffer.concat([packet.subarray(0, start), Buffer.from(text, 'utf8'), packet.subarray(end)]);
}
