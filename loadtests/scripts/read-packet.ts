import crypto from 'k6/crypto';
import encoding from 'k6/encoding';
import { createHeadReader } from '../axis/packet-head.ts';
import type { PacketSays } from '../axis/packet-text.ts';

/** A delivered packet, as far as the journal wants it. */
export interface PacketRead {
  readonly says: PacketSays;
  readonly bytes: number;
  /** Of the last attachment's text; of no text where there is none. Absent where it was not taken. */
  readonly sha256?: string;
}

/** Up to this size the attachment of every packet is hashed; of larger ones, one in `sample`. */
const alwaysHashed = 300_000;
const sample = 10;

let seen = 0;

/** Of one virtual user: each has its own. */
const readHead = createHeadReader((base64) => encoding.b64decode(base64, 'std', 's'));

/**
 * Reads a packet from the Base64 text of an answer, with line ends in it or without.
 * @throws when it is no Base64.
 */
export function readPacket(text: string): PacketRead {
  const data = withoutSpace(text);
  const says = readHead(data);
  const bytes = Math.round((data.length / 4) * 3) - (data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0);
  if (says.kind === 'status') return { says, bytes };
  seen += 1;
  const isHashed = data.length <= alwaysHashed || seen % sample === 0;
  return { says, bytes, ...(isHashed ? { sha256: attachmentHash(data) ?? hashOfNothing } : {}) };
}

/** Most packets have none, and a pattern is slow to find that out: the client must cost less than the hub. */
function withoutSpace(text: string): string {
  return [' ', '\n', '\r', '\t'].some((each) => text.includes(each)) ? text.replace(/\s+/g, '') : text;
}

/** A packet that has lost its attachment, or whose end is cut off, must not look like one that was not sampled. */
const hashOfNothing = crypto.sha256('', 'hex');

const [lessThan, greaterThan] = [0x3c, 0x3e];

/** Looks from the end for the tag that closes the content, and from the beginning for the one that opens it. */
function attachmentHash(data: string): string | undefined {
  const buffer = encoding.b64decode(data, 'std');
  const bytes = new Uint8Array(buffer);
  const opens = openingEnd(bytes);
  const closes = closingStart(bytes);
  if (opens === undefined || closes === undefined || closes <= opens) return undefined;
  return crypto.sha256(buffer.slice(opens, closes), 'hex');
}

const content = 'ContentTransferEncoded';

function openingEnd(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(lessThan); at >= 0; ) {
    const end = bytes.indexOf(greaterThan, at);
    if (end < 0) return undefined;
    if (textOf(bytes, at, Math.min(end, at + 80)).includes(content)) return end + 1;
    at = bytes.indexOf(lessThan, end);
  }
  return undefined;
}

function closingStart(bytes: Uint8Array): number | undefined {
  for (let at = bytes.lastIndexOf(lessThan); at >= 0; at = bytes.lastIndexOf(lessThan, at - 1)) {
    if (textOf(bytes, at, Math.min(at + 80, bytes.length)).includes(`${content}>`)) return at;
    if (at === 0) return undefined;
  }
  return undefined;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
