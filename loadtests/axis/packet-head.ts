import { headerEnd, type PacketSays, readHeader } from './packet-text.ts';

/** Finds what a delivered packet says in the Base64 text of an answer. */
export type ReadHead = (data: string) => PacketSays;

/** Headers from this length on are kept: those of letters to hundreds. */
const longHeader = 65_536;

/**
 * A letter to thousands says the same to each of them, in a header of a megabyte: what the last long one said is
 * remembered with its Base64, and a packet that begins with the very same text is not read again. The client that
 * makes the load must cost less than the hub that bears it.
 */
export function createHeadReader(decode: (base64: string) => string): ReadHead {
  let known: { readonly base64: string; readonly says: PacketSays } | undefined;
  return (data) => {
    if (known !== undefined && data.startsWith(known.base64)) return known.says;
    const header = headerOf(data, decode);
    const says = readHeader(header);
    if (header.length >= longHeader) known = { base64: data.slice(0, wholeGroups(header)), says };
    return says;
  };
}

/** The packet's beginning up to the end of its header; all of it where none ends. */
function headerOf(data: string, decode: (base64: string) => string): string {
  for (let length = 8192; ; length *= 4) {
    const text = decode(data.slice(0, length));
    const end = headerEnd(text);
    if (end !== undefined) return text.slice(0, end);
    if (length >= data.length) return text;
  }
}

/** Characters of Base64 that stand for nothing but this text: it makes four of three bytes. */
function wholeGroups(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Either half of a pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return Math.floor(bytes / 3) * 4;
}
