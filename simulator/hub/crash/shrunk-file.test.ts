import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { asDocument, call, documents, letter, longLetter, startHubUnderTest } from '../hub-under-test.ts';

const root = mkdtempSync(join(tmpdir(), 'lienthong-shrunk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const shrinkFiles = (folder: string) => {
  const packets = join(folder, 'packets');
  for (const path of readdirSync(packets, { recursive: true, encoding: 'utf8' })) {
    if (/[0-9a-f]{64}$/.test(path)) truncateSync(join(packets, path), 100);
  }
};

const shrinkRows = (folder: string) => {
  const database = new DatabaseSync(join(folder, 'hub.db'));
  database.exec('UPDATE contents SET bytes = substr(bytes, 1, 100)');
  database.close();
};

it.each([
  ['file', longLetter, shrinkFiles],
  ['place in the database', letter, shrinkRows],
] as const)(
  'a packet whose %s has shrunk is refused, and nobody is left waiting for the rest of it',
  async (what, write, shrink) => {
    const folder = mkdtempSync(join(root, what));
    const hub = await startHubUnderTest({ store: folder });
    try {
      await call(hub, 'G22', 'sendEdoc', asDocument('G22'), write(['H17']));
      shrink(folder);
      const { json } = await call(hub, 'H17', 'getReceivedEdocList', documents);
      const [row] = json['data'] as readonly { readonly docId: string }[];
      const fetched = call(hub, 'H17', 'getEdoc', [
        ['docId', row?.docId ?? ''],
        ['filePath', 'store'],
      ]);
      expect((await fetched).json['ErrorDesc']).toContain('[hub.failed]');
      expect(hub.log.entries.some(({ name }) => name === 'hub.failed')).toBe(true);
    } finally {
      await hub.close();
    }
  },
);
