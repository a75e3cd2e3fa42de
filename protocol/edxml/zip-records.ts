/** What the local header at the front of a ZIP says about its first entry. */
export interface LocalHeader {
  readonly flags: number;
  readonly method: number;
  /** 0 when the sizes follow the data (flag bit 3). */
  readonly compressedSize: number;
  readonly name: string;
  /** Offset of the entry's data. */
  readonly dataStart: number;
}

/** One entry of the directory at the end. */
export interface DirectoryEntry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly name: string;
  readonly headerOffset: number;
}

/** The directory at the end of a ZIP. */
export interface ZipDirectory {
  /** How many entries it says there are. */
  readonly count: number;
  /** Those that could be read; all of them for a directory that lies within the tail. */
  readonly entries: readonly DirectoryEntry[];
  readonly start: number;
}

const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const localLength = 30;
const directoryLength = 46;
const endLength = 22;

/** Bytes at the end of a ZIP that hold its end record, with the longest comment, and a short directory. */
export const tailBytes = 131_072;

/** Compression methods that are read: stored and Deflate. */
export const methods = { stored: 0, deflate: 8 } as const;

/** Reads the first local header; undefined when it is not whole within `head`. */
export function parseLocalHeader(head: Uint8Array): LocalHeader | undefined {
  const view = viewOf(head);
  if (head.length < localLength || view.getUint32(0, true) !== localSignature) return undefined;
  const nameLength = view.getUint16(26, true);
  const dataStart = localLength + nameLength + view.getUint16(28, true);
  if (dataStart > head.length) return undefined;
  return {
    flags: view.getUint16(6, true),
    method: view.getUint16(8, true),
    compressedSize: view.getUint32(18, true),
    name: nameIn(head, localLength, nameLength),
    dataStart,
  };
}

/** Reads the directory out of the last bytes of a ZIP of `size` bytes; undefined when there is no sound one. */
export function parseDirectory(tail: Uint8Array, size: number): ZipDirectory | undefined {
  const view = viewOf(tail);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const start = view.getUint32(end + 16, true);
  const length = view.getUint32(end + 12, true);
  const base = size - tail.length;
  if (start + length !== base + end) return undefined;
  const entries = start < base ? [] : readEntries(tail, start - base, end);
  return { count: view.getUint16(end + 10, true), entries, start };
}

/** The end record is the one whose comment reaches exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - endLength; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

function readEntries(tail: Uint8Array, from: number, to: number): readonly DirectoryEntry[] {
  const view = viewOf(tail);
  const entries: DirectoryEntry[] = [];
  let at = from;
  while (at + directoryLength <= to && view.getUint32(at, true) === directorySignature) {
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + directoryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      name: nameIn(tail, at + directoryLength, nameLength),
      headerOffset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function nameIn(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
