import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import process from 'node:process';
import type { LoadReport } from '../../../loadtests/report/load-report.ts';
import type { Teller } from './tell-progress.ts';

/** What a reader needs to weigh the figures. */
export function describeMachine(): Readonly<Record<string, string>> {
  const model = cpus()[0]?.model.trim() ?? '?';
  return {
    cpu: `${availableParallelism()} × ${model}`,
    memory: `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`,
    os: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    load: loadavg()
      .map((each) => each.toFixed(2))
      .join(' '),
  };
}

/** What the machine does at most, in a few seconds: every figure of the run is read against it. */
export async function measureMachine(
  folder: string,
  teller: Teller,
  signal: AbortSignal,
): Promise<LoadReport['floors']> {
  const { calibrate, floorWords } = await import('../../calibrate/machine-floors.ts');
  const { quickEffort } = await import('../../calibrate/measure-floors.ts');
  teller.note('Đo giới hạn của máy…', 'Measuring the floors of the machine…');
  const { floors } = await calibrate({ folder, effort: quickEffort, signal });
  return floors.map(({ name, median, unit }) => ({
    name,
    what: floorWords.get(name) ?? { vi: name, en: name },
    median,
    unit,
  }));
}
