import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKills } from '../../simulator/hub/crash/kill-run.ts';
import type { KillProgress } from '../../simulator/hub/crash/report.ts';
import { missingForPowerCut } from '../../simulator/hub/power-cut/build-shadow-disk.ts';
import { runPowerCuts } from '../../simulator/hub/power-cut/cut-run.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProgress, renderReport } from './render.ts';

/** The options of `npm run soak:kills` and `soak:power-cuts`, as the parser hands them over. */
export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly json?: true;
}

/**
 * Kills hubs under load, or takes away what they have not synced too. Exit code 1 when something was lost or doubled.
 * @throws {CommandFailure} when this machine has no disk that can forget.
 */
export async function runKillSoak(
  context: CliContext,
  what: 'kills' | 'power-cuts',
  { kills, seed, json }: KillOptions,
): Promise<void> {
  const missing = what === 'power-cuts' ? missingForPowerCut() : undefined;
  if (missing !== undefined) throw new CommandFailure({ vi: missing, en: missing });
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-soak-'));
  const onKill = (progress: KillProgress) => {
    if (progress.done % 25 === 0) context.stderr.write(renderProgress(progress, context.language));
  };
  const run = what === 'kills' ? runKills : runPowerCuts;
  try {
    const clock = createSystemClock();
    const report = await run({ seed, kills, folder, clock, environment: { ...context.env }, onKill });
    context.stdout.write(
      json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, what, context.language),
    );
    context.setExitCode(report.violations.length === 0 ? 0 : 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
