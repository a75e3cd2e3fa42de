import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../ports/system-clock.ts';
import { hasPostgres, startPostgres, withPostgres } from '../store/postgres/postgres-under-test.ts';
import { sendLarge } from './send-large.ts';

const megabyte = 1_000_000;
const packet = 32 * megabyte;
/** A hub holds some chunks of a packet and what its readers look back at, however long the packet is. */
const mostHeld = 8 * megabyte;

async function expectLittleHeld(store: string): Promise<void> {
  const report = await sendLarge(store, packet, createSystemClock());
  expect(report.packet).toBeGreaterThan(0.99 * packet);
  expect(report.whole).toBe(true);
  expect(report.sending.held).toBeLessThan(mostHeld);
  expect(report.fetching.held).toBeLessThan(mostHeld);
}

describe('a packet of 32 MB goes through a hub that holds little of it', () => {
  it('on a folder', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-large-'));
    await expectLittleHeld(join(folder, 'hub'));
    rmSync(folder, { recursive: true });
  });

  describe.skipIf(!hasPostgres)(withPostgres('with PostgreSQL'), () => {
    it('in its rows', { timeout: 120_000 }, async () => {
      const server = await startPostgres();
      await expectLittleHeld(await server.createDatabase());
      await server.stop();
    });
  });
});
