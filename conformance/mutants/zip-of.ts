import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP that may be made wrongly. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Says that it is encrypted. */
  readonly locked?: true;
  /** Packed: what comes out is the work of the zlib of this machine. Stored unless told. */
  readonly packed?: true;
}

/** A ZIP; as long as its entries are stored, the same parts give the same bytes on every machine. */
export function zipOf(...parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packed = part.packed ? deflateRawSync(part.bytes, { level: 9 }) : part.bytes;
    const name = Buffer.from(part.name, 'utf8');
    const common = commonHeader(part, packed.length, name.length);
    const local = Buffer.concat([signature(0x04034b50), common, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), common, place, name]));
    files.push(local);
    offset += local.length;
  }
  return Buffer.concat([...files, ...directory, endOf(parts.length, offset, directory)]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Version, flags, method, time, check, sizes, length of the name, no extra. */
function commonHeader({ bytes, locked, packed: isPacked }: ZipPart, packed: number, name: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(locked === undefined ? 0x800 : 0x801, 2);
  header.writeUInt16LE(isPacked ? 8 : 0, 4);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name, 22);
  return header;
}

function endOf(count: number, offset: number, directory: readonly Buffer[]): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), end]);
}
