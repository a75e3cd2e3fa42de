import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiskFiles } from './disk-files.ts';
import { createFolderFiles } from './folder-files.ts';
import { createMemoryFiles } from './memory-files.ts';
import {
  bytesOf,
  describePacketFiles,
  type FilesUnderTest,
  long,
  nameOf,
  short,
  take,
} from './packet-files-contract.ts';
import { createSqliteStore } from './sqlite-store.ts';
import { accepted, letter } from './store-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As a hub has them: a row speaks of each, and forgetting is forgetting both. */
async function openFolder(): Promise<FilesUnderTest> {
  const store = createSqliteStore(join(folder, 'hub.db'));
  const files = createFolderFiles(store.contents, await openDiskFiles(join(folder, 'packets')));
  return {
    ...files,
    record: (sha256, content) =>
      store.recordPacket({ ...letter, docId: sha256, sha256 }, [], accepted, undefined, content),
    async clear() {
      await store.reset();
      await files.clear();
    },
    async close() {
      await files.close();
      await store.close();
    },
  };
}

describePacketFiles('in memory', async () => createMemoryFiles());
describePacketFiles('in a folder', openFolder);

describe('packet files on disk', () => {
  it('are read again after being closed', async () => {
    const first = await openDiskFiles(join(folder, 'packets'));
    const sha256 = await take(first, long);
    await first.close();
    const second = await openDiskFiles(join(folder, 'packets'));
    expect(await bytesOf(second, sha256, 0, long.length)).toEqual(long);
    await second.close();
  });

  it('are whole no more when they are gone, or not as long as they were', async () => {
    const files = await openDiskFiles(join(folder, 'packets'));
    const sha256 = await take(files, long);
    const whole = [long.length, long.length + 1].map((size) => files.isWhole(sha256, size));
    expect(await Promise.all(whole)).toEqual([true, false]);
    await files.clear();
    expect(await files.isWhole(sha256, long.length)).toBe(false);
    await files.close();
  });

  it('leave nothing of a packet that is given up', async () => {
    const files = await openDiskFiles(join(folder, 'packets'));
    const incoming = files.receive();
    await incoming.write(long);
    expect(await incoming.whole()).toHaveLength(long.length);
    expect(readdirSync(join(folder, 'packets', 'incoming'))).toHaveLength(1);
    await incoming.discard();
    await incoming.discard();
    expect(readdirSync(join(folder, 'packets', 'incoming'))).toEqual([]);
    await files.close();
  });

  it('sweep what a crash left half written', async () => {
    mkdirSync(join(folder, 'packets', 'incoming'), { recursive: true });
    writeFileSync(join(folder, 'packets', 'incoming', '1'), 'half');
    const files = await openDiskFiles(join(folder, 'packets'));
    expect(await files.sweep(async () => true)).toBe(1);
    expect(await take(files, long)).toBe(nameOf(long));
    await files.close();
  });
});

describe('packets in a folder', () => {
  const inDatabase = () => {
    const database = new DatabaseSync(join(folder, 'hub.db'));
    const [row] = database.prepare('SELECT count(*) AS count FROM contents').all();
    database.close();
    return Number(row?.['count']);
  };
  const inFiles = () =>
    readdirSync(join(folder, 'packets'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{64}$/.test(name),
    );

  it('lie with their row when they are short, and in a file of their own when they are long', async () => {
    const files = await openFolder();
    await take(files, short);
    expect([inDatabase(), inFiles()]).toEqual([1, []]);
    const sha256 = await take(files, long);
    expect([inDatabase(), inFiles()]).toEqual([1, [join(sha256.charAt(0), sha256.charAt(1), sha256)]]);
    await files.close();
  });

  it('are found where an older version put them: a short one in a file', async () => {
    const files = await openFolder();
    const sha256 = nameOf(short);
    writeFileSync(join(folder, 'packets', sha256.charAt(0), sha256.charAt(1), sha256), short);
    expect(await files.isWhole(sha256, short.length)).toBe(true);
    expect(await bytesOf(files, sha256, 2, 5)).toEqual(short.subarray(2, 5));
    await files.close();
  });

  it('are whole no more when the bytes in the database are not as many as they were', async () => {
    const files = await openFolder();
    const sha256 = await take(files, short);
    const database = new DatabaseSync(join(folder, 'hub.db'));
    database.exec("UPDATE contents SET bytes = x'00'");
    database.close();
    expect(await files.isWhole(sha256, short.length)).toBe(false);
    await files.close();
  });
});
