import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type Outcome, type RunOptions, runScenario } from '../../simulator/scenarios/run-scenario.ts';
import type { Scenario } from '../../simulator/scenarios/scenario.ts';

/** A run of a scenario, and what it took. */
export interface MeasuredRun {
  readonly outcome: Outcome;
  /** Milliseconds on the wall. */
  readonly took: number;
  /** Milliseconds of processor time of all threads, of the program and of the system on its behalf. */
  readonly cpu: number;
}

/** What a run may take, in milliseconds; nothing is asked of what is left out. */
export interface RunLimits {
  readonly limit?: number;
  readonly cpuLimit?: number;
}

/** Runs a scenario with a folder of its own, and measures it. */
export async function runMeasured(scenario: Scenario, options: RunOptions): Promise<MeasuredRun> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-scenario-'));
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
  try {
    const outcome = await runScenario(scenario, { ...options, folder: join(folder, 'hub') });
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      outcome,
      took: Math.round(performance.now() - began),
      cpu: Math.round((user + system) / 1000),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is wrong with runs of one scenario under one seed: too long, or not the same. */
export function checkRuns(runs: readonly MeasuredRun[], limits: RunLimits): readonly Bilingual[] {
  const slow = runs.flatMap(({ took, cpu }) => [
    ...tooLong(took, limits.limit, { vi: 'thời gian chạy', en: 'it took' }),
    ...tooLong(cpu, limits.cpuLimit, { vi: 'thời gian bộ xử lý', en: 'processor time was' }),
  ]);
  const [first, ...others] = runs.map(({ outcome }) => outcome.traceHash);
  return [...slow, ...others.filter((each) => each !== first).map((each) => notTheSame(first ?? '', each))];
}

function tooLong(took: number, limit: number | undefined, what: Bilingual): readonly Bilingual[] {
  if (limit === undefined || took <= limit) return [];
  return [
    {
      vi: `${what.vi} ${took} ms, giới hạn ${limit} ms`,
      en: `${what.en} ${took} ms, the limit is ${limit} ms`,
    },
  ];
}

function notTheSame(first: string, other: string): Bilingual {
  return {
    vi: `cùng hạt giống mà mã vết khác nhau: ${first}, ${other}`,
    en: `one seed gave two traces: ${first}, ${other}`,
  };
}
