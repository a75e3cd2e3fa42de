import { resolve } from 'node:path';
import { attendedScenario } from '../../conformance/engine/attended.ts';
import { openRunFolder } from '../../conformance/engine/run-folder.ts';
import { type Progress, runPlan, type Stages } from '../../conformance/engine/run-plan.ts';
import type { RunRecord } from '../../conformance/engine/stage.ts';
import { StopReason } from '../../conformance/engine/stop-reason.ts';
import { createRecorder } from '../../conformance/evidence/create-recorder.ts';
import type { EvidenceEntry } from '../../conformance/evidence/evidence.ts';
import { mergeEvidence } from '../../conformance/evidence/merge-evidence.ts';
import type { Tolerances } from '../../conformance/tolerances.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { conclude } from './conclude.ts';
import { keepRun } from './kept-run.ts';
import type { CheckOptions } from './options.ts';
import { type Prepared, prepare } from './prepare.ts';
import { wordOf } from './shell-word.ts';

export interface ScenarioOptions extends CheckOptions {
  readonly reference?: true;
  /** File that names the hub under test. */
  readonly hub?: string;
  /** Folder in which the run is kept, so that it can be stopped and resumed. */
  readonly keep?: string;
  /** What makes the system of an agency act, and what that needs. */
  readonly driver?: 'prompt' | 'command' | 'webhook';
  readonly run?: string;
  readonly url?: string;
  readonly token?: string;
  /** The seat of the system in the test world, and what it is reached by. */
  readonly code?: string;
  readonly secret?: string;
  readonly host?: string;
  readonly port?: number;
  /** File into which the test roots are written. */
  readonly root?: string;
  readonly timeScale?: number;
  /** What a fast clock shows at the beginning. */
  readonly clockFrom?: string;
  /** Questions about the screen are put to the person at this terminal; who that is. */
  readonly ask?: true;
  readonly by?: string;
}

/** A run that begins, or goes on: what a system of somebody else must not see twice is drawn with `began`. */
export interface Begun {
  readonly seed: string;
  readonly began: number;
}

/** Stages that are up. */
export interface Opened {
  readonly stages: Stages;
  readonly environment: Readonly<Record<string, string>>;
  /** The clock of the run, where it is not the computer's own. */
  readonly clock?: Clock;
  /** Options that have to be the same on another day. */
  readonly again?: Partial<ScenarioOptions>;
  /** Resolves with why once nothing more can come of the system or what drives it: the run ends then. */
  readonly ended?: Promise<StopReason>;
  /** Why nothing can be played at all, where that is known before. */
  readonly unreached?: StopReason;
  close?(): Promise<void>;
}

/** A seat whose system is driven: who it is, and how its stages are put up. */
export interface Driven {
  readonly seat: 'hub' | 'sender' | 'receiver';
  readonly target: string;
  /** Puts the stages up; called once, when it is known that something is to be played. */
  open(run: Begun): Promise<Opened>;
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
  { seat, target, open, parallel, ...driven }: Driven,
): Promise<void> {
  const computer = createSystemClock();
  const { began = computer.now() } = driven;
  const prepared = await prepare(context, options, { seat, target, began });
  if (prepared === undefined) return;
  const { suite } = prepared;
  const { seed, asOf, tolerances } = prepared.header;
  const { stages, environment, again = {}, clock = computer, close, ...opened } = await open({ seed, began });
  const signal = untilEnded(context, opened);
  const { record, stop } = await (async () => {
    try {
      if (options.keep !== undefined)
        await keepRun(context, options.keep, { seat, began, options: { ...options, ...again, seed, asOf } });
      const played = await play(context, options, prepared, {
        ...{ seat, seed, began, stages, parallel, tolerances, signal },
        now: clock.now,
      });
      // Asked before the driver is closed, which ends it as well.
      const why: unknown = signal.reason;
      return { record: played, stop: why };
    } finally {
      await close?.();
    }
  })();
  if (stop instanceof StopReason) context.stderr.write(`! ${say(context, stop.text)}\n`);
  if (stop !== undefined && options.keep !== undefined) {
    sayHowToResume(context, options.keep, record);
    return;
  }
  if (stop !== undefined) sayWhatWasStopped(context, record);
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
  await conclude(context, options, { header, evidence, suite, version, judgedAt: computer.now() });
}

type Playing = Begun &
  Pick<Driven, 'parallel' | 'seat'> & {
    readonly tolerances: Tolerances;
    readonly stages: Stages;
    readonly now: () => number;
    readonly signal: AbortSignal;
  };

function play(
  context: CliContext,
  options: ScenarioOptions,
  { plan, attended }: Prepared,
  { seat, seed, began, stages, parallel, tolerances, now, signal }: Playing,
): Promise<RunRecord> {
  const asked = stages.canAsk === true && attended.length > 0 ? [attendedScenario(seat, attended)] : [];
  const scenarios = [...plan.scenarios, ...asked];
  return runPlan({
    ...{ seat, scenarios, stages, seed, run: String(began), signal, parallel, now },
    tolerances,
    wanted: [...scenarios.map(({ id }) => id), ...plan.missing],
    heard: tellProgress(context),
    ...(options.keep === undefined ? {} : { store: openRunFolder(resolve(context.cwd, options.keep)) }),
  });
}

/** Aborts with the context, or once nothing more can come of the system. */
function untilEnded(
  context: CliContext,
  { ended, unreached }: Pick<Opened, 'ended' | 'unreached'>,
): AbortSignal {
  const gone = new AbortController();
  if (unreached !== undefined) gone.abort(unreached);
  void ended?.then((why) => gone.abort(why));
  return AbortSignal.any([context.signal, gone.signal]);
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

/** Without a folder nothing of the run is kept; what was seen so far is judged. */
function sayWhatWasStopped(context: CliContext, { ran, unfinished }: RunRecord): void {
  context.stderr.write(
    `${say(context, {
      vi: `Đã dừng: ${ran.length} kịch bản xong, còn ${unfinished.length}; báo cáo dưới đây chỉ về phần đã chạy. Muốn dừng rồi chạy tiếp được: thêm --keep`,
      en: `Stopped: ${ran.length} scenarios done, ${unfinished.length} left; the report is about what was run. To stop and go on later: add --keep`,
    })}\n`,
  );
}

/** One line for a person at a terminal: what is going on, and what is being waited for. */
function tellProgress(context: CliContext): (progress: Progress) => void {
  const told = new Set<string>();
  return (progress) => {
    if (progress.kind === 'recorded') tellTrouble(context, progress.entry, told);
    else if (context.interactive) context.stderr.write(`${say(context, lineOf(progress))}\n`);
  };
}

/** What is wrong on our side of the run is told at once, once each: nobody should wait for a report to learn it. */
function tellTrouble({ stderr }: CliContext, entry: EvidenceEntry, told: Set<string>): void {
  if (entry.kind !== 'trouble' || told.has(entry.what)) return;
  told.add(entry.what);
  stderr.write(`! ${entry.what}\n`);
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
