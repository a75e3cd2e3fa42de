import { crc32 as zlibCrc32 } from 'node:zlib';

/** The CRC-32 of ZIP over `bytes`, going on from the CRC of what came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  return zlibCrc32(bytes, before);
}
