import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../ports/system-clock.ts';
import type { LeftOut } from '../crash/orders.ts';
import { missingForPowerCut } from './build-shadow-disk.ts';
import { type CutReport, runPowerCuts } from './cut-run.ts';

const missing = missingForPowerCut();
const folder = mkdtempSync(join(tmpdir(), 'lienthong-power-cut-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing !== undefined)(`power cuts${missing === undefined ? '' : ` (${missing})`}`, () => {
  const run = (name: string, kills: number, leaveOut?: LeftOut): Promise<CutReport> => {
    mkdirSync(join(folder, name));
    return runPowerCuts({
      seed: 2026,
      kills,
      folder: join(folder, name),
      clock: createSystemClock(),
      environment: process.env,
      ...(leaveOut && { leaveOut, untilFirst: true, sideBySide: 1 }),
    });
  };

  it('DUP-07: what was answered OK is on the disk, though all that was not synced is gone', {
    timeout: 300_000,
  }, async () => {
    const { violations, balance, cuts } = await run('sound', 12);
    expect(violations).toEqual([]);
    expect(balance.accepted).toBe(balance.delivered + balance.held + balance.waiting);
    expect(balance.delivered).toBeGreaterThan(0);
    // The power was cut while there was something to lose, in both manners.
    expect(cuts.withLoss).toBeGreaterThan(0);
    expect(cuts.torn).toBeGreaterThan(0);
  });

  const leftOut: readonly (readonly [what: string, leaveOut: LeftOut])[] = [
    ['the log of its database', 'log'],
    ['the files of packets', 'packets'],
    ['the names of files', 'folders'],
  ];
  it.each(leftOut)('a hub that does not sync %s is found', { timeout: 300_000 }, async (_what, leaveOut) => {
    const { violations } = await run(leaveOut, 16, leaveOut);
    expect(violations.map(({ rule }) => rule)).not.toEqual([]);
  });
});
