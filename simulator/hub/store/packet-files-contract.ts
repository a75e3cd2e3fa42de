import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IncomingPacket, PacketFiles } from './packet-files.ts';

/** A packet that lies with its row where some do, one that does not, and two that do not even wait in memory. */
export const short = Buffer.from('<edXML/>\r\n');
export const middling = randomBytes(200 * 1024);
export const exact = randomBytes(512 * 1024);
export const long = randomBytes(600 * 1024);
const lengths = [
  ['short', short],
  ['middling', middling],
  ['exact', exact],
  ['long', long],
] as const;
export const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Packet files, and how a row comes to speak of bytes that lie with it, where some do. */
export interface FilesUnderTest extends PacketFiles {
  record?(sha256: string, content: Uint8Array): Promise<unknown>;
}

/** Takes a packet in as the hub does, chunk by chunk; its name. */
export async function take(files: FilesUnderTest, bytes: Uint8Array, size = bytes.length): Promise<string> {
  const incoming = files.receive();
  for (let at = 0; at < bytes.length; at += 64 * 1024)
    await incoming.write(bytes.subarray(at, at + 64 * 1024));
  const sha256 = nameOf(bytes.subarray(0, size));
  await keep(files, incoming, sha256, size);
  return sha256;
}

async function keep(
  files: FilesUnderTest,
  incoming: IncomingPacket,
  sha256: string,
  size: number,
): Promise<void> {
  const content = await incoming.keep(sha256, size);
  if (content !== undefined) await files.record?.(sha256, content);
}

export async function bytesOf(
  files: PacketFiles,
  sha256: string,
  start: number,
  end: number,
): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(files.read(sha256, start, end)));
}

/** What all packet files must do. `open` gives empty ones that sweep at once. */
export function describePacketFiles(name: string, open: () => Promise<FilesUnderTest>): void {
  describe(`packet files ${name}`, () => {
    it.each(lengths)('give a %s packet back, whole and by ranges', async (_, bytes) => {
      const files = await open();
      const sha256 = await take(files, bytes);
      expect((await bytesOf(files, sha256, 0, bytes.length)).equals(bytes)).toBe(true);
      expect(await files.isWhole(sha256, bytes.length)).toBe(true);
      expect(await bytesOf(files, sha256, 2, 5)).toEqual(bytes.subarray(2, 5));
      expect(await bytesOf(files, sha256, 5, 5)).toHaveLength(0);
      await files.close();
    });

    it.each(lengths)('cut what is no part of a %s packet', async (_, bytes) => {
      const files = await open();
      const sha256 = await take(files, bytes, bytes.length - 2);
      expect(await bytesOf(files, sha256, 0, bytes.length)).toHaveLength(bytes.length - 2);
      await files.close();
    });

    it.each(lengths)('show a %s packet before it is kept, and keep or leave it then', async (_, bytes) => {
      const files = await open();
      for (const act of ['keep', 'discard'] as const) {
        const incoming = files.receive();
        for (let at = 0; at < bytes.length; at += 64 * 1024)
          await incoming.write(bytes.subarray(at, at + 64 * 1024));
        expect(Buffer.from(await incoming.whole()).equals(bytes)).toBe(true);
        const isThere = bytesOf(files, nameOf(bytes), 0, bytes.length).then(Boolean, () => false);
        expect(await isThere).toBe(act === 'discard');
        await (act === 'keep' ? keep(files, incoming, nameOf(bytes), bytes.length) : incoming.discard());
      }
      expect((await bytesOf(files, nameOf(bytes), 0, bytes.length)).equals(bytes)).toBe(true);
      await files.close();
    });

    it('keep the same bytes twice, also at the same time', async () => {
      const files = await open();
      const names = await Promise.all(
        Array.from({ length: 8 }, (_, at) => take(files, at % 2 ? long : short)),
      );
      expect(new Set(names).size).toBe(2);
      expect(await bytesOf(files, names[1] ?? '', 0, long.length)).toHaveLength(long.length);
      await files.close();
    });

    it('sweep what nobody holds', async () => {
      const files = await open();
      const [held, orphan] = [await take(files, short), await take(files, long)];
      expect(await files.sweep(async (sha256) => sha256 === held)).toBe(1);
      await expect(bytesOf(files, orphan, 0, 1)).rejects.toThrow();
      expect(await bytesOf(files, held, 0, 8)).toHaveLength(8);
      await files.clear();
      await expect(bytesOf(files, held, 0, 1)).rejects.toThrow();
      await files.close();
    });
  });
}
