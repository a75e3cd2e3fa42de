import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { OutgoingAttachment, WritingStyle } from './draft.ts';
import { contentIdPrefix } from './names.ts';

/** A file as it travels. Both sides of the packet name it; what they declare differs by style. */
export interface PackedFile {
  /** With `cid:`. */
  readonly contentId: string;
  readonly name: string;
  readonly description: string | undefined;
  /** Declared in the manifest. */
  readonly manifestType: string;
  /** Declared beside the content; it decides whether readers unzip. */
  readonly contentType: string;
  /** The file itself, or a ZIP with it as the one entry. */
  readonly bytes: Uint8Array;
}

/**
 * Packs one file by the rules of the axis's library [A]: pdf, doc, docx, zip (and its misspelt xsl, xslx)
 * travel as they are; anything else as a ZIP of one entry, whose name is a UUID with the file's extension.
 * `position` counts from 1. The same file packs to the same bytes.
 */
export function packAttachment(file: OutgoingAttachment, position: number, style: WritingStyle): PackedFile {
  const extension = extensionOf(file.name);
  const raw = isRaw(extension);
  const contentType = raw ? rawType(file, extension, style) : zipType;
  return {
    contentId: `${contentIdPrefix}${(file.contentId ?? String(position)).replace(/^cid:/, '')}`,
    name: file.name,
    description: file.description,
    manifestType: style === 'sdk' ? (file.contentType ?? `application/${extension}`) : contentType,
    contentType,
    bytes: raw ? file.bytes : zipOne(file, extension),
  };
}

const zipType = 'application/zip';

/** What goes unzipped, with its registered type. The library's own types are `application/<extension>`. */
const rawTypes = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xsl: 'application/xslt+xml',
  xslx: 'application/octet-stream',
  zip: zipType,
} as const;

function isRaw(extension: string): extension is keyof typeof rawTypes {
  return Object.hasOwn(rawTypes, extension);
}

function rawType(file: OutgoingAttachment, extension: keyof typeof rawTypes, style: WritingStyle): string {
  return file.contentType ?? (style === 'sdk' ? `application/${extension}` : rawTypes[extension]);
}

/** Lower case, without the dot; '' where the name has none. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** The earliest time that a ZIP can hold, as a wall-clock text, so that no zone shifts it. */
const entryTime = '1980-01-01T00:00:00';

function zipOne(file: OutgoingAttachment, extension: string): Uint8Array {
  const id = file.entryId ?? uuidOf(file.bytes);
  const entry = extension === '' ? id : `${id}.${extension}`;
  return zipSync({ [entry]: [file.bytes, { level: 6, mtime: entryTime }] });
}

/** A UUID of version 8 (RFC 9562, custom) from the SHA-256 of the content. */
function uuidOf(bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
