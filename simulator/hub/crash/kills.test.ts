import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, it } from 'vitest';
import { createSystemClock } from '../../ports/system-clock.ts';
import { type KillRunOptions, runKills } from './kill-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (kills: number, more: Partial<KillRunOptions> = {}) =>
  runKills({
    seed: 2026,
    kills,
    folder: mkdtempSync(join(folder, 'run-')),
    clock: createSystemClock(),
    environment: process.env,
    ...more,
  });

it('DUP-07: 60 kills lose nothing and double nothing', { timeout: 600_000 }, async () => {
  const report = await run(60);
  expect(report.violations).toEqual([]);
  expect(report.kills).toBe(60);
  const { accepted, delivered, held, waiting, refused, documents, statuses } = report.balance;
  expect(accepted).toBe(delivered + held + waiting);
  for (const count of [documents, statuses, delivered, held, waiting, refused]) {
    expect(count).toBeGreaterThan(0);
  }
});

it('a hub that answers for what it has not committed is found', { timeout: 300_000 }, async () => {
  const { violations } = await run(20, { leaveOut: 'commits', untilFirst: true, sideBySide: 1 });
  expect(violations).not.toEqual([]);
});
