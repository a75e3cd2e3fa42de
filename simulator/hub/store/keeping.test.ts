import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeeping } from './keeping.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-keeping-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = 'ab'.repeat(32);

/** A folder of a hub that had one long packet. */
async function leavePacket(): Promise<string> {
  await (await openKeeping(folder)).close();
  const packet = join(folder, 'packets', 'a', 'b', sha256);
  writeFileSync(packet, 'a packet');
  return packet;
}

describe('packets whose database has gone', () => {
  it.each([
    ['is missing', (database: string) => rmSync(database)],
    ['is empty', (database: string) => truncateSync(database)],
  ])('are refused and kept where it %s', async (_, lose) => {
    const packet = await leavePacket();
    lose(join(folder, 'hub.db'));
    await expect(openKeeping(folder)).rejects.toMatchObject({
      reason: 'damaged',
      text: { en: expect.stringContaining('Restore'), vi: expect.stringContaining('phục hồi') },
    });
    expect(existsSync(packet)).toBe(true);
  });

  it('are refused each time, until they are removed', async () => {
    await leavePacket();
    rmSync(join(folder, 'hub.db'));
    for (let time = 0; time < 2; time += 1) await expect(openKeeping(folder)).rejects.toThrow('missing');
    rmSync(join(folder, 'packets'), { recursive: true });
    await (await openKeeping(folder)).close();
    expect(existsSync(join(folder, 'hub.db'))).toBe(true);
  });

  it('are not what a crash left half received before there was a database', async () => {
    await leavePacket();
    rmSync(join(folder, 'packets'), { recursive: true });
    await (await openKeeping(folder)).close();
    rmSync(join(folder, 'hub.db'));
    writeFileSync(join(folder, 'packets', 'incoming', '1'), 'half');
    await (await openKeeping(folder)).close();
    expect(existsSync(join(folder, 'packets', 'incoming', '1'))).toBe(false);
  });
});
