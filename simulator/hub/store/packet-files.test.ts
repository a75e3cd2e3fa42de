import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiskFiles } from './disk-files.ts';
import { createMemoryFiles } from './memory-files.ts';
import { bytesOf, describePacketFiles, long, nameOf, short, take } from './packet-files-contract.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describePacketFiles('in memory', async () => createMemoryFiles());
describePacketFiles('on disk', () => openDiskFiles(join(folder, 'packets')));

describe('packet files on disk', () => {
  it('are read again after being closed', async () => {
    const first = await openDiskFiles(join(folder, 'packets'));
    const sha256 = await take(first, short);
    await first.close();
    const second = await openDiskFiles(join(folder, 'packets'));
    expect(await bytesOf(second, sha256, 0, short.length)).toEqual(short);
    await second.close();
  });

  it('are whole no more when they are gone, or not as long as they were', async () => {
    const files = await openDiskFiles(join(folder, 'packets'));
    const sha256 = await take(files, short);
    const whole = [short.length, short.length + 1].map((size) => files.isWhole(sha256, size));
    expect(await Promise.all(whole)).toEqual([true, false]);
    await files.clear();
    expect(await files.isWhole(sha256, short.length)).toBe(false);
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
    expect(await take(files, short)).toBe(nameOf(short));
    await files.close();
  });
});
