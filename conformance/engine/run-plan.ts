import type { Bilingual } from '../../protocol/problems/entry.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { Evidence, EvidenceEntry } from '../evidence/evidence.ts';
import { mergeEvidence } from '../evidence/merge-evidence.ts';
import type { Seat } from '../finding.ts';
import type { Tolerances } from '../tolerances.ts';
import { unknownCase } from './guards.ts';
import { resumedSubject } from './interruption.ts';
import { journaledStage } from './journal.ts';
import type { PlayedApart } from './reference-crew.ts';
import type { KeptScenario, RunStore } from './run-folder.ts';
import type { AgencyStage, HubStage, RunRecord, Scenario } from './stage.ts';
import { asksAgain, stopped } from './stop-reason.ts';

/** What a stage is made for. Its recorder is its own: the parts are put together in the order of the plan. */
export interface StageOrder {
  readonly scenario: Scenario;
  /** Of this scenario alone, so that it plays the same whatever else is selected. */
  readonly seed: string;
  readonly signal: AbortSignal;
  /** Names the run: what two runs against one system must not share is drawn with it. Empty where nothing outlasts a run. */
  readonly run: string;
  readonly tolerances: Tolerances;
  /** What was recorded on an earlier day: the recorder begins with it. */
  readonly before?: Evidence;
  /** Folder for what a stage must remember from one day to the next; absent for a run that cannot be stopped. */
  readonly folder?: string;
  /** Told of every entry as it is written down. */
  heard(entry: EvidenceEntry): void;
  /** Told when the stage begins to wait, and for what. */
  waiting(what: Bilingual, within: number): void;
}

/** A stage that is up, and how it is taken down. */
export interface OpenStage<S> {
  readonly stage: S;
  close(): Promise<void>;
}

/** Puts up a fresh stage for each scenario; one of the two, by the seat under test. */
export interface Stages {
  hub?(order: StageOrder): Promise<OpenStage<HubStage>>;
  agency?(order: StageOrder): Promise<OpenStage<AgencyStage>>;
  /** The system under test and what our stages keep in their folders outlast a stop: a scenario goes on where it was. */
  readonly resumes?: true;
  /**
   * Plays a whole scenario in another thread. Where one of the two above is there as well, it plays one scenario at a
   * time beside those threads. `seed` is the run's.
   */
  apart?(scenario: string, seed: string, tolerances: Tolerances): Promise<PlayedApart>;
  /** Somebody can be asked what only the screen shows. */
  readonly canAsk?: true;
}

/** What a watcher of a run is told. */
export type Progress =
  | { readonly kind: 'began' | 'ended'; readonly scenario: string; readonly title: Bilingual }
  | { readonly kind: 'recorded'; readonly scenario: string; readonly entry: EvidenceEntry }
  | { readonly kind: 'waiting'; readonly scenario: string; readonly what: Bilingual; readonly within: number }
  | { readonly kind: 'broke-off'; readonly scenario: string; readonly why: Bilingual };

/** Which scenarios are run on which stages. `seed` decides all that is drawn; `now` tells milliseconds since 1970. */
export interface RunPlanOptions {
  readonly seat: Seat;
  readonly scenarios: readonly Scenario[];
  /** Ids that the plan wants; one that no scenario has is reported, never passed over. All unless told. */
  readonly wanted?: readonly string[];
  readonly stages: Stages;
  readonly seed: string;
  readonly run?: string;
  readonly tolerances: Tolerances;
  /** Stops the run when it aborts; its reason is told where it is a `StopReason`. */
  readonly signal: AbortSignal;
  /** How many scenarios may run beside each other: 1 where they share a system that keeps state. */
  readonly parallel: number;
  readonly now: () => number;
  /** Where the run is kept, so that it can be stopped and resumed on another day. */
  readonly store?: RunStore;
  readonly heard?: (progress: Progress) => void;
}

type Played =
  | { readonly kind: 'ran'; readonly scenario: string; readonly evidence: Evidence }
  | {
      readonly kind: 'broke-off';
      readonly scenario: string;
      readonly why: Bilingual;
      readonly evidence?: Evidence;
    };

/**
 * Plays scenarios on stages of their own and gives back all that was recorded, in the order of the plan. A
 * scenario that throws is trouble of the harness; the others go on. In every plan stands one case that there is not.
 */
export async function runPlan(options: RunPlanOptions): Promise<RunRecord> {
  const { seat, scenarios, seed, parallel, now } = options;
  const began = now();
  const wanted = [...(options.wanted ?? scenarios.map(({ id }) => id)), unknownCase(seed)];
  const played = await inTurns(wanted, parallel, (id, lane) => playNamed(id, lane, options));
  const broken = played.filter((each) => each.kind === 'broke-off');
  return {
    ...{ seat, began, ended: now() },
    evidence: mergeEvidence(played.map(({ evidence }) => evidence).filter((each) => each !== undefined)),
    ran: played.filter(({ kind }) => kind === 'ran').map(({ scenario }) => scenario),
    unfinished: broken
      .filter(({ scenario }) => scenario !== unknownCase(seed))
      .map(({ scenario, why }) => ({ scenario, why })),
  };
}

async function playNamed(id: string, lane: number, options: RunPlanOptions): Promise<Played> {
  const scenario = options.scenarios.find((each) => each.id === id);
  if (scenario === undefined) return { kind: 'broke-off', scenario: id, why: noSuchScenario(id) };
  if (options.signal.aborted) return { kind: 'broke-off', scenario: id, why: stopped(options.signal) };
  const { heard = () => undefined } = options;
  heard({ kind: 'began', scenario: id, title: scenario.title });
  const { apart, hub, agency } = options.stages;
  const playsHere = lane === 0 && (hub ?? agency) !== undefined;
  const played =
    apart === undefined || playsHere
      ? await play(scenario, options, heard)
      : await playApart(id, apart, options);
  heard(
    played.kind === 'ran'
      ? { kind: 'ended', scenario: id, title: scenario.title }
      : { kind: 'broke-off', scenario: id, why: played.why },
  );
  return played;
}

async function play(
  scenario: Scenario,
  options: RunPlanOptions,
  heard: (progress: Progress) => void,
): Promise<Played> {
  const { id } = scenario;
  const kept = keptFor(id, options);
  if (kept?.isDone) return { kind: 'ran', scenario: id, evidence: kept.before };
  const tape = createTape(kept);
  const order: StageOrder = {
    ...{ scenario, seed: `${options.seed}/${id}`, run: options.run ?? '', signal: options.signal },
    tolerances: options.tolerances,
    ...(kept === undefined ? {} : { before: kept.before, folder: kept.folder }),
    heard: (entry) => {
      tape.heard(entry);
      heard({ kind: 'recorded', scenario: id, entry });
    },
    waiting: (what, within) => {
      kept?.waiting(what, within, options.now());
      heard({ kind: 'waiting', scenario: id, what, within });
    },
  };
  let act: Act | undefined;
  try {
    act = await openFor(scenario, options.stages, order, kept);
    tape.readFrom(act.evidence);
    try {
      await act.run();
    } finally {
      await act.close();
    }
    const evidence = act.evidence();
    if (options.signal.aborted) {
      forgetUnanswered(kept, options.signal);
      return { kind: 'broke-off', scenario: id, why: stopped(options.signal), evidence };
    }
    kept?.done();
    return { kind: 'ran', scenario: id, evidence };
  } catch (error) {
    if (options.signal.aborted) forgetUnanswered(kept, options.signal);
    else kept?.forget();
    const why = options.signal.aborted ? stopped(options.signal) : threw(error);
    const evidence = act === undefined ? {} : { evidence: act.evidence() };
    return { kind: 'broke-off', scenario: id, why, ...evidence };
  }
}

/** What it was told on an earlier day stays: the system knows of that. */
function forgetUnanswered(kept: KeptScenario | undefined, signal: AbortSignal): void {
  if (asksAgain(signal) && kept?.before.entries.length === 0) kept.forget();
}

async function playApart(
  id: string,
  apart: NonNullable<Stages['apart']>,
  { seed, signal, tolerances }: RunPlanOptions,
): Promise<Played> {
  try {
    const { entries, bodies, why } = await apart(id, seed, tolerances);
    const evidence = evidenceOf(entries, bodies);
    if (why !== undefined) return { kind: 'broke-off', scenario: id, why, evidence };
    return { kind: 'ran', scenario: id, evidence };
  } catch (error) {
    return { kind: 'broke-off', scenario: id, why: signal.aborted ? stopped(signal) : threw(error) };
  }
}

/** What is kept of a scenario: nothing of an earlier day where its stage cannot remember that. */
function keptFor(id: string, { store, stages }: RunPlanOptions): KeptScenario | undefined {
  const kept = store?.scenario(id);
  if (kept === undefined || kept.isDone || stages.resumes === true) return kept;
  kept.forget();
  return store?.scenario(id);
}

/** Hands entries on to what is kept, with their bodies: the first come before the recorder is known. */
function createTape(kept: KeptScenario | undefined) {
  const early: EvidenceEntry[] = [];
  let evidence: (() => Evidence) | undefined;
  const keep = (entry: EvidenceEntry, from: () => Evidence) => kept?.heard(entry, (ref) => from().body(ref));
  return {
    heard(entry: EvidenceEntry): void {
      if (evidence === undefined) early.push(entry);
      else keep(entry, evidence);
    },
    readFrom(from: () => Evidence): void {
      evidence = from;
      for (const entry of early.splice(0)) keep(entry, from);
    },
  };
}

const harness = { kind: 'harness' } as const;

interface Act {
  evidence(): Evidence;
  run(): Promise<void>;
  close(): Promise<void>;
}

async function openFor(
  scenario: Scenario,
  stages: Stages,
  order: StageOrder,
  kept: KeptScenario | undefined,
): Promise<Act> {
  if (scenario.seat === 'hub') {
    const { stage, close } = await called(stages.hub, order, scenario);
    const remembering = rememberingStage(stage, kept);
    return { evidence: () => stage.recorder.evidence(), run: () => scenario.run(remembering), close };
  }
  const { stage, close } = await called(stages.agency, order, scenario);
  const remembering = rememberingStage(stage, kept);
  return { evidence: () => stage.recorder.evidence(), run: () => scenario.run(remembering), close };
}

function rememberingStage<S extends HubStage | AgencyStage>(stage: S, kept: KeptScenario | undefined): S {
  if (kept === undefined) return stage;
  const { journal, before } = kept;
  if (stage.recorder.evidence().entries.length < before.entries.length) {
    throw new Error('The stage has forgotten what was recorded before.');
  }
  const last = before.entries.at(-1);
  if (last !== undefined) {
    const facts = { stopped: new Date(last.at).toISOString() };
    stage.recorder.add({ kind: 'state', at: stage.clock.now(), of: harness, subject: resumedSubject, facts });
  }
  return journaledStage(stage, journal, before.entries);
}

function called<S>(
  open: ((order: StageOrder) => Promise<OpenStage<S>>) | undefined,
  order: StageOrder,
  { id, seat }: Scenario,
): Promise<OpenStage<S>> {
  if (open === undefined) throw new Error(`Scenario ${id} needs a stage for seat ${seat}.`);
  return open(order);
}

/** Runs jobs beside each other in so many lanes; answers come in the order of the jobs. */
async function inTurns<T, R>(
  jobs: readonly T[],
  width: number,
  run: (job: T, lane: number) => Promise<R>,
): Promise<readonly R[]> {
  const answers = new Map<number, R>();
  const left = [...jobs.entries()];
  const serve = async (lane: number) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      answers.set(next[0], await run(next[1], lane));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, (_, lane) => serve(lane)));
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}

function noSuchScenario(id: string): Bilingual {
  return { vi: `không có kịch bản “${id}”`, en: `there is no scenario “${id}”` };
}

function threw(error: unknown): Bilingual {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { vi: `kịch bản bị lỗi: ${what}`, en: `the scenario broke off: ${what}` };
}
