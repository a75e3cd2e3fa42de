import { inflateRawSync } from 'node:zlib';

/** One entry of a ZIP as its directory lists it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedSize: number;
  /** As declared. */
  readonly size: number;
  readonly offset: number;
}

/** A ZIP's own account of itself; undefined where there is none at the end of the bytes. */
export function zipEntriesOf(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(endMark);
  if (end < 0 || end + 22 > view.length) return undefined;
  const count = view.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) return undefined;
    entries.push(entryAt(view, at));
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function entryAt(view: Buffer, at: number): ZipEntry {
  const flags = view.readUInt16LE(at + 8);
  return {
    name: view.toString('utf8', at + 46, at + 46 + view.readUInt16LE(at + 28)),
    method: view.readUInt16LE(at + 10),
    isEncrypted: (flags & 1) === 1,
    packedSize: view.readUInt32LE(at + 20),
    size: view.readUInt32LE(at + 24),
    offset: view.readUInt32LE(at + 42),
  };
}

/** The content of an entry, at most `most` bytes of it; undefined when it cannot be unpacked within that. */
export function unzipEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packedSize, method } = entry;
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const packed = view.subarray(start, start + packedSize);
  if (packed.length !== packedSize || entry.isEncrypted) return undefined;
  if (method === 0) return packed;
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch {
    return undefined;
  }
}
