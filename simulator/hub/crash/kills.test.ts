import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, it } from 'vitest';
import { createSystemClock } from '../../ports/system-clock.ts';
import { runKills } from './kill-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('DUP-07: 60 kills lose nothing and double nothing', { timeout: 300_000 }, async () => {
  const report = await runKills({
    seed: 2026,
    kills: 60,
    folder,
    clock: createSystemClock(),
    environment: process.env,
  });
  expect(report.violations).toEqual([]);
  expect(report.kills).toBe(60);
  const { accepted, delivered, held, waiting, refused, documents, statuses } = report.balance;
  expect(accepted).toBe(delivered + held + waiting);
  for (const count of [documents, statuses, delivered, held, waiting, refused])
    expect(count).toBeGreaterThan(0);
});
