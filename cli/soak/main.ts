import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runKills } from '../../simulator/hub/crash/kill-run.ts';
import type { KillProgress, KillReport } from '../../simulator/hub/crash/report.ts';
import { missingForPowerCut } from '../../simulator/hub/power-cut/build-shadow-disk.ts';
import { runPowerCuts } from '../../simulator/hub/power-cut/cut-run.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { chooseLanguage } from '../language.ts';
import { readSoakOptions } from './options.ts';
import { renderProgress, renderReport } from './render.ts';

/**
 * Long runs: `npm run soak:kills -- --kills 500 --seed 1` kills hubs under load, `npm run soak:power-cuts` takes
 * what they have not synced away too. Exit code 0 when nothing was lost and nothing doubled, 1 when something
 * was, 64 for wrong usage. `--json` prints the report as one JSON object; progress goes to the error stream.
 */
const language = chooseLanguage(process.argv, process.env);
const options = readSoakOptions(process.argv.slice(2), language);
if (typeof options === 'string') {
  process.stderr.write(`lienthong: ${options}\n`);
  process.exitCode = 64;
} else {
  process.exitCode = await soak(options);
}

async function soak({ what, kills, seed, json }: Exclude<typeof options, string>): Promise<number> {
  const missing = what === 'power-cuts' ? missingForPowerCut() : undefined;
  if (missing !== undefined) {
    process.stderr.write(`lienthong: soak:power-cuts ${missing}\n`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-soak-'));
  const onKill = (progress: KillProgress) => {
    if (progress.done % 25 === 0) process.stderr.write(renderProgress(progress, language));
  };
  const run = what === 'kills' ? runKills : runPowerCuts;
  try {
    const clock = createSystemClock();
    const report: KillReport = await run({ seed, kills, folder, clock, environment: process.env, onKill });
    process.stdout.write(
      json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, what, language),
    );
    return report.violations.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
