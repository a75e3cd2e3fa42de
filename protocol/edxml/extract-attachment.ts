import { createHash } from 'node:crypto';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { type AttachmentLimits, defaultAttachmentLimits } from './attachment-limits.ts';
import { createBase64Decoder } from './base64.ts';
import { checkZip } from './check-zip.ts';
import { isReservedName, isUnsafeName } from './file-name.ts';
import type { PackedAttachment } from './packet.ts';
import { createZipProbe } from './zip-probe.ts';
import { parseDirectory, tailBytes } from './zip-records.ts';

/** A file as its sender had it. */
export interface ExtractedFile {
  /** The name that the packet gives it; a name inside a ZIP is never used. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes one file out of a packet: out of its Base64, and out of its ZIP where readers unzip. `packet` is the
 * bytes that `attachment` was read from. Refuses unsafe names, broken content, content that is not the one
 * that was read, and ZIPs that are no wrapper of one file within the limits. Problems: `attachment.*`.
 */
export function extractAttachment(
  packet: Uint8Array,
  attachment: PackedAttachment,
  limits: AttachmentLimits = defaultAttachmentLimits,
): Reading<ExtractedFile> {
  const { name = '', facts } = attachment;
  const place: Place = { path: attachment.contentId ?? name };
  if (isUnsafeName(name)) return unread(problem('attachment.name-unsafe', place, { seen: name }));
  if (isReservedName(name)) return unread(problem('attachment.name-reserved', place, { seen: name }));
  if (facts.size > limits.fileBytes) return unread(tooLarge(facts.size, limits, place));
  const content = decodeContent(packet, attachment);
  if (content === undefined) return unread(problem('attachment.base64-broken', place, { seen: name }));
  if (!facts.zipped) return read({ name, bytes: content });
  const file = unzip(content, limits, place);
  return file.ok ? read({ name, bytes: file.value }) : file;
}

function tooLarge(size: number, limits: AttachmentLimits, place: Place): Problem {
  return problem('attachment.too-large', place, { seen: String(size), expected: `≤ ${limits.fileBytes}` });
}

/** The bytes behind the Base64; undefined unless they are, as far as the facts tell, those that were read. */
function decodeContent(packet: Uint8Array, { facts }: PackedAttachment): Uint8Array | undefined {
  const content = new Uint8Array(facts.size);
  let at = 0;
  const decoder = createBase64Decoder((bytes) => {
    if (at + bytes.length <= content.length) content.set(bytes, at);
    at += bytes.length;
  });
  for (const { start, end } of facts.encoded) decoder.write(withoutMarkup(packet.subarray(start, end)));
  const isWhole = decoder.end().fault === undefined && at === facts.size;
  return isWhole && (facts.sha256 === undefined || sha256Of(content) === facts.sha256) ? content : undefined;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const lessThan = 0x3c;
const ampersand = 0x26;

/** Base64 may stand in a CDATA section, beside comments, or with its line ends written as references. */
function withoutMarkup(encoded: Uint8Array): Uint8Array {
  if (!encoded.includes(lessThan) && !encoded.includes(ampersand)) return encoded;
  const text = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength).toString('latin1');
  return Buffer.from(
    text.replace(/<!--(?:(?!<!--)[\s\S])*?-->|<!\[CDATA\[|\]\]>|&#[xX]?[0-9a-fA-F]+;/g, ''),
    'latin1',
  );
}

function unzip(content: Uint8Array, limits: AttachmentLimits, place: Place): Reading<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const probe = createZipProbe(limits.inflatedBytes, (bytes) => pieces.push(new Uint8Array(bytes)));
  probe.write(content);
  const directory = parseDirectory(content.subarray(Math.max(0, content.length - tailBytes)), content.length);
  const faults = checkZip({ size: content.length, directory, entry: probe.end() }, limits);
  if (faults.length > 0) return unread(...faults.map(({ code, detail }) => problem(code, place, detail)));
  return read(Buffer.concat(pieces));
}
