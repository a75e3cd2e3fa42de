import { availableParallelism, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Calibration, calibrate } from '../calibrate/machine-floors.ts';
import { quickEffort, usualEffort } from '../calibrate/measure-floors.ts';
import { renderCalibration } from '../calibrate/run-calibrate.ts';
import type { CliContext } from '../context.ts';
import { benchBigFiles } from './big-files.ts';
import { benchBroadcast } from './broadcast.ts';
import { benchCertificatePath } from './certificate-path.ts';
import { benchChain } from './chain.ts';
import { benchDirectory } from './directory.ts';
import { benchHerd } from './herd.ts';
import { machineRatioOf, renderMachineRatio } from './natural-floors.ts';
import { benchInspect, benchStartUp } from './one-shot.ts';
import { benchPartNames } from './part-names.ts';
import { isBuilt } from './processes.ts';
import { isMet, type Row, ratioOf, renderTable } from './rows.ts';
import { benchSendEdoc } from './send-edoc.ts';
import { benchSpans } from './spans.ts';
import { benchVerify } from './verify.ts';

/** The options of `npm run bench`, as the parser hands them over. */
export interface BenchOptions {
  readonly smoke?: boolean;
  readonly json?: true;
}

type Part = (smoke: boolean) => Promise<readonly Row[]>;

/** Rounds and their share of the whole, whole and as a quick try. */
const effort = (smoke: boolean, rounds: number, smallest = 0.1) =>
  smoke ? { rounds: 1, scale: smallest } : { rounds, scale: 1 };

const parts: Readonly<Record<(typeof benchPartNames)[number], Part>> = {
  sendEdoc: (smoke) => benchSendEdoc(effort(smoke, 9)),
  chain: (smoke) => benchChain(effort(smoke, 3)),
  spans: (smoke) => benchSpans(effort(smoke, 12)),
  directory: (smoke) => benchDirectory(effort(smoke, 5, 0.04)),
  broadcast: (smoke) => benchBroadcast(effort(smoke, 3, 0.04)),
  herd: (smoke) => benchHerd(effort(smoke, 3, 0.04)),
  'big-files': (smoke) => benchBigFiles(effort(smoke, 5)),
  inspect: (smoke) => benchInspect(smoke ? 1 : 5),
  start: (smoke) => benchStartUp(smoke ? 1 : 5),
  verify: (smoke) => benchVerify(effort(smoke, 5)),
  path: async (smoke) => benchCertificatePath(effort(smoke, 5)),
};

const folder = fileURLToPath(new URL('../../.lienthong', import.meta.url));

/**
 * Measures the named parts, or all. Every figure stands beside a floor measured in the same run, because absolute
 * figures say more about the machine than about the work. What the machine does at most stands above them; rows that
 * rest on one such floor say how they stand to it. Exit code 0 whatever the figures are.
 */
export async function runBench(
  context: CliContext,
  asked: readonly string[],
  { smoke = false, json }: BenchOptions,
): Promise<void> {
  /** What else ran in the minute before: below a tenth of the cores, figures can be compared. */
  const [load = 0] = loadavg();
  const tell = (what: string) => context.interactive && context.stderr.write(`${what}…\n`);
  tell('calibrate');
  const machine = await calibrate({ folder, effort: smoke ? quickEffort : usualEffort });
  const rows: Row[] = [];
  for (const name of benchPartNames) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    tell(name);
    rows.push(...(await parts[name](smoke)));
  }
  context.stdout.write(json ? asJson(rows, machine, load) : asTable(rows, machine, load));
}

function asJson(rows: readonly Row[], machine: Calibration, load: number): string {
  const report = rows.map((row) => ({
    ...row,
    ratio: ratioOf(row),
    met: isMet(row),
    machine: machineRatioOf(row, machine.floors),
  }));
  const facts = { node: process.version, built: isBuilt, cores: availableParallelism(), load, machine };
  return `${JSON.stringify({ ...facts, rows: report }, null, 2)}\n`;
}

function asTable(rows: readonly Row[], machine: Calibration, load: number): string {
  const how = isBuilt ? 'built' : 'from the sources (npm run build first)';
  const head = `Node ${process.version}, ${how}, ${availableParallelism()} cores, load ${load.toFixed(2)} before`;
  const table = renderTable(rows, (row) => renderMachineRatio(row, machine.floors));
  return `${head}\n\n${renderCalibration({ language: 'en' }, machine)}\n${table}`;
}
