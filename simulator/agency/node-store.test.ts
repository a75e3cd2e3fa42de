import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFolderFiles, createMemoryFiles } from './node-files.ts';
import type { OutgoingPacket } from './node-records.ts';
import { openNodeStore } from './node-store.ts';
import { pathOfArrival } from './packet-path.ts';

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-node-'));
  folders.push(folder);
  return folder;
}

const packet: OutgoingPacket = {
  id: '000001',
  messageType: 'edoc',
  from: 'G06',
  documentId: 'G06,2026/11/21,1/BKHCN',
  file: 'outbox/000001.edxml',
  attempts: 0,
  dueAt: 5,
  dispatching: { state: 'waiting' },
};

describe('the registers of a node', () => {
  it.each([
    ['memory', async () => createMemoryFiles()],
    ['a folder', async () => createFolderFiles(await createFolder())],
  ])('in %s are as they were left when they are opened again', async (_, createFiles) => {
    const files = await createFiles();
    const store = await openNodeStore(files);
    await store.putOutgoing(packet);
    await store.putOutgoing({ ...packet, attempts: 1 });
    await files.write(packet.file, Buffer.from('<a/>'));
    const again = await openNodeStore(files);
    expect(again.outgoing()).toEqual([{ ...packet, attempts: 1 }]);
    expect(Buffer.from(await again.files.read(packet.file)).toString()).toBe('<a/>');
  });

  it('know the highest number of each series, also when they are opened again', async () => {
    const files = createMemoryFiles();
    const store = await openNodeStore(files);
    const paper = { from: 'Bộ Nội vụ', code: '12/BNV', promulgationDate: '2026/11/20', subject: 'Giấy mời' };
    const enter = (to: string, arrivalNumber: number, at: string) =>
      store.putAll([
        { register: 'paper', record: { ...paper, to, arrivalNumber, arrivedAt: Date.parse(at) } },
      ]);
    await enter('H17', 1, '2026-12-31T23:59:59+07:00');
    await enter('H17', 2, '2026-12-31T23:59:59+07:00');
    await enter('H17', 1, '2027-01-01T00:00:00+07:00');
    for (const each of [store, await openNodeStore(files)]) {
      expect(each.lastArrivalNumber('H17', 2026)).toBe(2);
      expect(each.lastArrivalNumber('H17', 2027)).toBe(1);
      expect(each.lastArrivalNumber('G06', 2026)).toBe(0);
      expect(each.lastRegisterNumber()).toBe(0);
    }
  });

  it('lose only the record that a crash cut off', async () => {
    const folder = await createFolder();
    const store = await openNodeStore(createFolderFiles(folder));
    await store.putOutgoing(packet);
    await appendFile(join(folder, 'journal.jsonl'), '{"register":"outg');
    expect((await openNodeStore(createFolderFiles(folder))).outgoing()).toEqual([packet]);
  });

  it('keep packets by year and unpadded month of Vietnam, as the vendor SDK does', async () => {
    const folder = await createFolder();
    const files = createFolderFiles(folder);
    const newYear = Date.UTC(2026, 11, 31, 17);
    const path = pathOfArrival('8af226c8-7cde-4fbe-88fe-e15a768b49cb', newYear);
    expect(path).toBe('2027/1/8af226c8-7cde-4fbe-88fe-e15a768b49cb.edxml');
    await files.write(path, Buffer.from('<a/>'));
    expect(await readdir(join(folder, '2027', '1'))).toEqual([`${path.slice(7)}`]);
  });

  it('give a delivery id that is a path of its own no say about the path', () => {
    expect(pathOfArrival('../../etc/passwd', 0)).toMatch(/^1970\/1\/[0-9a-f]{64}\.edxml$/);
  });
});
