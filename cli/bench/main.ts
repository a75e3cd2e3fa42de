import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { calibrate } from '../calibrate/machine-floors.ts';
import { quickEffort, usualEffort } from '../calibrate/measure-floors.ts';
import { renderCalibration } from '../calibrate/run-calibrate.ts';
import { benchBigFiles } from './big-files.ts';
import { benchBroadcast } from './broadcast.ts';
import { benchCertificatePath } from './certificate-path.ts';
import { benchChain } from './chain.ts';
import { benchDirectory } from './directory.ts';
import { benchHerd } from './herd.ts';
import { machineRatioOf, renderMachineRatio } from './natural-floors.ts';
import { benchInspect, benchStartUp } from './one-shot.ts';
import { isBuilt } from './processes.ts';
import { isMet, type Row, ratioOf, renderTable } from './rows.ts';
import { benchSendEdoc } from './send-edoc.ts';
import { benchSpans } from './spans.ts';
import { benchVerify } from './verify.ts';

/**
 * The benchmarks the project keeps: `npm run bench [-- [--smoke] [--json] [part…]]`. Every figure stands beside a
 * floor measured in the same run, because absolute figures say more about the machine than about the work. What the
 * machine does at most stands above them; rows that rest on one such floor say how they stand to it.
 * Exit code 0 whatever the figures are.
 */
const smoke = process.argv.includes('--smoke');
const json = process.argv.includes('--json');
const rounds = smoke ? 1 : 5;
/** What else ran on the machine in the minute before: below a tenth of the cores, figures can be compared. */
const [load = 0] = loadavg();

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  sendEdoc: () => benchSendEdoc({ rounds: smoke ? 1 : 9, scale: smoke ? 0.1 : 1 }),
  chain: () => benchChain({ rounds: Math.min(rounds, 3), scale: smoke ? 0.1 : 1 }),
  spans: () => benchSpans({ rounds: smoke ? 1 : 12, scale: smoke ? 0.1 : 1 }),
  directory: () => benchDirectory({ rounds, scale: smoke ? 0.04 : 1 }),
  broadcast: () => benchBroadcast({ rounds: Math.min(rounds, 3), scale: smoke ? 0.04 : 1 }),
  herd: () => benchHerd({ rounds: Math.min(rounds, 3), scale: smoke ? 0.04 : 1 }),
  'big-files': () => benchBigFiles({ rounds, scale: smoke ? 0.1 : 1 }),
  inspect: () => benchInspect(rounds),
  start: () => benchStartUp(rounds),
  verify: () => benchVerify({ rounds, scale: smoke ? 0.1 : 1 }),
  path: async () => benchCertificatePath({ rounds, scale: smoke ? 0.1 : 1 }),
};

const asked = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const unknown = asked.find((each) => !Object.hasOwn(parts, each));
if (unknown !== undefined) {
  process.stderr.write(`There is no part ${unknown}; there are: ${Object.keys(parts).join(', ')}.\n`);
  process.exit(64);
}

const folder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const machine = await calibrate({ folder, effort: smoke ? quickEffort : usualEffort });
const rows: Row[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) rows.push(...(await run()));
}

if (json) {
  const report = rows.map((row) => ({
    ...row,
    ratio: ratioOf(row),
    met: isMet(row),
    machine: machineRatioOf(row, machine.floors),
  }));
  process.stdout.write(
    `${JSON.stringify({ node: process.version, built: isBuilt, cores: availableParallelism(), load, machine, rows: report }, null, 2)}\n`,
  );
} else {
  process.stdout.write(
    `Node ${process.version}, ${isBuilt ? 'built' : 'from the sources (npm run build first)'}, ${availableParallelism()} cores, load ${load.toFixed(2)} before\n\n`,
  );
  process.stdout.write(`${renderCalibration({ language: 'en' }, machine)}\n`);
  process.stdout.write(renderTable(rows, (row) => renderMachineRatio(row, machine.floors)));
}
