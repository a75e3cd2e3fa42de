import { contentIdPrefix, names as n } from '../../protocol/edxml/names.ts';
import { readBase64 } from './base64.ts';
import type { Part } from './part.ts';
import {
  type ContentKind,
  contentKindOf,
  holdsAny,
  isMangled,
  macroMarks,
  testVirusMark,
} from './sniff-content.ts';
import { unzipEntry, type ZipEntry, zipEntriesOf } from './zip-entries.ts';

/** One file of a packet. */
export interface AttachmentView {
  readonly part: Part;
  /** Without `cid:`, for matching; '' when there is none. */
  readonly contentId: string;
  readonly name: string;
  /** In small letters, without the dot; '' for none. */
  readonly extension: string;
  /** As declared, in small letters and without parameters. */
  readonly contentType: string;
  readonly content: Part;
  /** Found out at the first question, then kept. */
  readonly facts: AttachmentFacts;
  /** The true file, unzipped where readers unzip it; read anew at every call, for nobody to keep. */
  file(): Uint8Array;
}

/** What the bytes of a file say. Small: a thousand packets may be kept in mind. */
export interface AttachmentFacts {
  readonly isIntact: boolean;
  readonly isBroken: boolean;
  /** Bytes as they travel, Base64 undone. */
  readonly size: number;
  readonly travels: ContentKind;
  /** Readers unzip it: declared a ZIP, and not named one. */
  readonly isPacked: boolean;
  /** Of whatever begins like a ZIP; undefined when its directory cannot be read. */
  readonly entries: readonly ZipEntry[] | undefined;
  /** What the true file is; `unknown` where it could not be unpacked. */
  readonly kind: ContentKind;
  readonly isUnpacked: boolean;
  readonly fileSize: number;
  readonly isMangled: boolean;
  readonly hasMacros: boolean;
  readonly isTestVirus: boolean;
}

/** What is unpacked at most; a larger file is left alone, and a check says how large it would be. */
export const mostUnpacked = 64 * 1024 * 1024;

/** The files of a packet in their order. */
export function attachmentsOf(source: Uint8Array, root: Part): readonly AttachmentView[] {
  return root.all(n.attachmentList, n.attachment).map((part) => viewOf(source, part));
}

function viewOf(source: Uint8Array, part: Part): AttachmentView {
  const name = part.one(n.attachmentName).text;
  const [type = ''] = part.one(n.contentType).text.split(';');
  const contentType = type.trim().toLowerCase();
  const content = part.one(n.attachmentContent);
  const isPacked = contentType === 'application/zip' && !/\.zip$/i.test(name);
  let facts: AttachmentFacts | undefined;
  const open = () => openFile(readBase64(source, content.element).bytes, isPacked);
  return {
    ...{ part, name, contentType, content },
    contentId: bareContentId(part.one(n.contentId).text),
    extension: /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '',
    get facts() {
      facts ??= factsOf(source, content, isPacked);
      return facts;
    },
    file: () => open() ?? new Uint8Array(0),
  };
}

/** A content id as both sides of a packet mean it. */
export function bareContentId(text: string): string {
  return text.startsWith(contentIdPrefix) ? text.slice(contentIdPrefix.length) : text;
}

/** The true file: the first entry of what travels packed, else what travels. */
function openFile(travelling: Uint8Array, isPacked: boolean): Uint8Array | undefined {
  if (!isPacked) return travelling;
  const [first] = zipEntriesOf(travelling) ?? [];
  return first === undefined ? undefined : unzipEntry(travelling, first, mostUnpacked);
}

function factsOf(source: Uint8Array, content: Part, isPacked: boolean): AttachmentFacts {
  const { isIntact, isBroken, bytes } = readBase64(source, content.element);
  const travels = contentKindOf(bytes);
  const file = openFile(bytes, isPacked && travels === 'zip');
  const kind = file === undefined ? 'unknown' : contentKindOf(file);
  return {
    ...{ isIntact, isBroken, travels, isPacked, kind },
    size: bytes.length,
    entries: travels === 'zip' ? zipEntriesOf(bytes) : undefined,
    isUnpacked: file !== undefined,
    fileSize: file?.length ?? 0,
    isMangled: kind !== 'text' && kind !== 'html' && isMangled(file ?? bytes),
    hasMacros: holdsAny(file ?? bytes, macroMarks),
    isTestVirus: holdsAny(file ?? bytes, [testVirusMark]),
  };
}
