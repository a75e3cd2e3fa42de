import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { asDocument, call, documents, letter, startHubUnderTest } from '../hub-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-shrunk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a packet whose file has shrunk is refused, and nobody is left waiting for the rest of it', async () => {
  const hub = await startHubUnderTest({ store: folder });
  try {
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const packets = join(folder, 'packets');
    for (const path of readdirSync(packets, { recursive: true, encoding: 'utf8' })) {
      if (/[0-9a-f]{64}$/.test(path)) truncateSync(join(packets, path), 100);
    }
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
});
