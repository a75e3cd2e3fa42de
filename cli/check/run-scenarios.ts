import { resolve } from 'node:path';
import { openRunFolder } from '../../conformance/engine/run-folder.ts';
import { type Progress, runPlan, type Stages } from '../../conformance/engine/run-plan.ts';
import type { RunRecord } from '../../conformance/engine/stage.ts';
import { createRecorder } from '../../conformance/evidence/create-recorder.ts';
import { mergeEvidence } from '../../conformance/evidence/merge-evidence.ts';
import type { Seat } from '../../conformance/finding.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { conclude } from './conclude.ts';
import { keepRun } from './kept-run.ts';
import type { CheckOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { wordOf } from './shell-word.ts';

export interface ScenarioOptions extends CheckOptions {
  readonly reference?: true;
  /** File that names the hub under test. */
  readonly hub?: string;
  /** Folder in which the run is kept, so that it can be stopped and resumed. */
  readonly keep?: string;
}

/** A seat whose system is driven: who it is, on which stages, and what a reader should know of them. */
export interface Driven {
  readonly seat: Seat;
  readonly target: string;
  readonly stages: Stages;
  readonly environment: Readonly<Record<string, string>>;
  /** How many scenarios may run beside each other. */
  readonly parallel: number;
  /** When it began, where that was on another day. */
  readonly began?: number;
}

/** Plays the scenarios of a plan and judges what was recorded. */
export async function runScenarios(
  context: CliContext,
  options: ScenarioOptions,
  version: string,
  { seat, target, stages, environment, parallel, ...driven }: Driven,
): Promise<void> {
  const clock = createSystemClock();
  const { began = clock.now() } = driven;
  const prepared = await prepare(context, options, { seat, target, began });
  if (prepared === undefined) return;
  const { suite, plan } = prepared;
  const { seed, asOf } = prepared.header;
  if (options.keep !== undefined)
    await keepRun(context, options.keep, { seat, began, options: { ...options, seed, asOf } });
  const record = await runPlan({
    ...{
      seat,
      scenarios: plan.scenarios,
      stages,
      seed,
      signal: context.signal,
      parallel,
    },
    ...{ wanted: [...plan.scenarios.map(({ id }) => id), ...plan.missing], now: clock.now },
    heard: tellProgress(context),
    ...(options.keep === undefined ? {} : { store: openRunFolder(resolve(context.cwd, options.keep)) }),
  });
  if (context.signal.aborted && options.keep !== undefined) {
    sayHowToResume(context, options.keep, record);
    return;
  }
  const recorder = createRecorder(clock.now);
  prepared.recordStatements(recorder);
  const { evidence: played, ...rest } = record;
  const header = {
    ...prepared.header,
    ...rest,
    began,
    environment: { ...prepared.header.environment, ...environment },
  };
  const evidence = mergeEvidence([played, recorder.evidence()]);
  await conclude(context, options, { header, evidence, suite, version, judgedAt: clock.now() });
}

/** Says what is left of a run that was stopped. Exit code 2: nothing is decided yet. */
function sayHowToResume(context: CliContext, folder: string, { ran, unfinished }: RunRecord): void {
  const line = `lienthong check resume ${wordOf(folder)}`;
  context.stderr.write(
    `${say(context, {
      vi: `Đã dừng: ${ran.length} kịch bản xong, còn ${unfinished.length}. Chạy tiếp: ${line}`,
      en: `Stopped: ${ran.length} scenarios done, ${unfinished.length} left. Go on with: ${line}`,
    })}\n`,
  );
  context.setExitCode(2);
}

/** One line for a person at a terminal: what is going on, and what is being waited for. */
function tellProgress(context: CliContext): (progress: Progress) => void {
  if (!context.interactive) return () => undefined;
  return (progress) => {
    if (progress.kind === 'recorded') return;
    context.stderr.write(`${say(context, lineOf(progress))}\n`);
  };
}

function lineOf(progress: Exclude<Progress, { readonly kind: 'recorded' }>) {
  const { kind, scenario } = progress;
  switch (kind) {
    case 'began':
      return { vi: `▸ ${progress.title.vi} (${scenario})`, en: `▸ ${progress.title.en} (${scenario})` };
    case 'ended':
      return { vi: `✓ xong ${scenario}`, en: `✓ done ${scenario}` };
    case 'waiting': {
      const seconds = Math.round(progress.within / 1000);
      return {
        vi: `  … chờ ${progress.what.vi} (tối đa ${seconds} giây)`,
        en: `  … waiting for ${progress.what.en} (at most ${seconds} s)`,
      };
    }
    case 'broke-off':
      return { vi: `✗ ${scenario}: ${progress.why.vi}`, en: `✗ ${scenario}: ${progress.why.en}` };
  }
}

/** A seat that was named without a system to drive. */
export function nobodyToDrive(): Error {
  return usageFailure({
    vi: 'cần chỉ hệ thống được kiểm thử, hoặc --reference cho hệ thống mẫu có sẵn',
    en: 'name the system under test, or --reference for the built-in one',
  });
}
