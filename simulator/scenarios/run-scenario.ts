import { agenciesOf, partyOf, type World } from '../../fixtures/worlds/world.ts';
import { parseDuration } from '../../protocol/calendar/duration.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { inventStaff } from '../agency/clerk-scripts.ts';
import type { ServedAgency } from '../agency/node.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { parseFaultPlan } from '../faults/parse-plan.ts';
import type { HubOptions } from '../hub/start-hub.ts';
import { limitsFrom } from '../hub/transfers/written-limits.ts';
import { silentLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { createVerifying } from './authorities.ts';
import { castOf, openingCast } from './cast.ts';
import { behaviourOf } from './clerks.ts';
import type { Course } from './course.ts';
import { createEncrypting } from './encrypting.ts';
import { judge } from './judge.ts';
import type { LineKind } from './line.ts';
import { planActs } from './plan-acts.ts';
import { planPolls, rank } from './polls.ts';
import type { Scenario } from './scenario.ts';
import { openStage, type Stage } from './stage.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createTraceHash } from './trace.ts';
import { planTraffic } from './traffic.ts';

/** How a scenario is run. */
export interface RunOptions {
  /** In the place of the scenario's own. */
  readonly seed?: string;
  /** `direct` without faults and `memory` with them, unless told. */
  readonly line?: LineKind;
  /** A folder for a hub that has to survive a restart. */
  readonly folder?: string;
  readonly onEvent?: (event: ExchangeEvent) => void;
  /** Hears of the time that it is in the scenario, once a virtual hour. */
  readonly onHour?: (now: Instant) => void;
}

/** What came of it. */
export interface Outcome {
  readonly scenario: string;
  readonly seed: string;
  /** SHA-256 over the events of hub and nodes, in order: one seed, one trace. */
  readonly traceHash: string;
  readonly events: number;
  /** By name of event. */
  readonly counts: Readonly<Record<string, number>>;
  /** Rounds of the nodes, each of which asks for two lists. */
  readonly polls: number;
  /** What the hub was asked for and has answered, by operation. */
  readonly requests: Readonly<Record<string, number>>;
  /** Virtual time that passed, in milliseconds. */
  readonly lasted: number;
  /** What was expected and is not so, and where the sides do not agree; empty when all is well. */
  readonly differences: readonly Bilingual[];
}

/** Runs a scenario to its end. Rejects only for what is no scenario, never for how it comes out. */
export async function runScenario(written: Scenario, options: RunOptions = {}): Promise<Outcome> {
  const seed = options.seed ?? written.seed ?? '1';
  const scenario = { ...written, seed };
  const start = Date.parse(scenario.start);
  const trace = createTraceHash();
  const counts: Record<string, number> = {};
  const requests: Record<string, number> = {};
  let moved = () => 0;
  const timeline = createTimeline(start, () => moved());
  const listeners: ((event: ExchangeEvent) => void)[] = [];
  const onEvent = (event: ExchangeEvent) => {
    trace.add(event);
    counts[event.name] = (counts[event.name] ?? 0) + 1;
    for (const hear of listeners) hear(event);
    options.onEvent?.(event);
  };
  const ports = { clock: timeline.clock, chance: createSeededChance(seed), log: silentLog };
  const cast = castOf(scenario, start);
  const verifying = createVerifying(scenario, cast, timeline.clock);
  const stage = await openStage({
    ...{ cast, opening: openingCast(scenario, start), seed, ports, onEvent },
    onRequest: ({ operation = '' }) => {
      requests[operation] = (requests[operation] ?? 0) + 1;
    },
    nodesRestart: scenario.acts?.some((act) => act.do === 'restart' && act.what !== 'hub') ?? false,
    line: options.line ?? (needsConnections(scenario) ? 'memory' : 'direct'),
    hub: hubOptions(scenario, options),
    verifying,
    encrypting: createEncrypting(scenario, cast, ports, verifying.authorities),
    serve: (systemId) => servedBy(scenario, cast, systemId),
  });
  moved = stage.line.moved;
  try {
    const course = openCourse(scenario, stage, timeline, listeners);
    const polls = planPolls(course, start);
    planTraffic(course, start);
    planActs(course, start, listeners);
    planHours(course, start, options);
    const lasted = parseDuration(scenario.until);
    await timeline.run(start + lasted);
    await timeline.finish();
    const differences = await judge(course);
    return {
      ...{ scenario: scenario.scenario, seed, traceHash: trace.digest(), events: trace.count(), counts },
      ...{ polls: polls(), requests, lasted, differences },
    };
  } finally {
    await stage.close();
  }
}

/** Faults of the wire need connections that they can cut. */
function needsConnections({ faults, acts = [] }: Scenario): boolean {
  return faults !== undefined || acts.some((act) => act.do === 'faults');
}

function hubOptions({ hub = {}, faults }: Scenario, { folder }: RunOptions): Partial<HubOptions> {
  const { store = 'memory', acceptance, ...rules } = hub;
  if (store === 'folder' && folder === undefined) throw new Error('this scenario needs a folder for its hub');
  const plan = faults === undefined ? undefined : parseFaultPlan(faults);
  if (plan?.ok === false) throw new Error(`the plan of faults is wrong: ${plan.problems[0]?.code}`);
  return {
    ...rules,
    ...(store === 'folder' && folder !== undefined ? { store: folder } : {}),
    ...(plan === undefined ? {} : { faults: plan.value }),
    ...(acceptance === undefined ? {} : { acceptance: limitsFrom(acceptance) }),
  };
}

function servedBy({ agencies = {} }: Scenario, cast: World, systemId: string): readonly ServedAgency[] {
  return agenciesOf(cast, systemId)
    .filter(({ state }) => state === 'active')
    .map((agency) => {
      const codes = [agency.code, ...(agency.code102 === undefined ? [] : [agency.code102])];
      const settings = codes.flatMap((code) => agencies[code] ?? [])[0] ?? agencies['*'] ?? {};
      const staff = inventStaff(cast.agencies.indexOf(agency), agency.mail);
      const all = [...codes, ...(settings.takesOver ?? [])];
      return { party: partyOf(agency), codes: all, ...behaviourOf(settings, staff) };
    });
}

function openCourse(
  scenario: Scenario & { readonly seed: string },
  stage: Stage,
  timeline: Timeline,
  listeners: ((event: ExchangeEvent) => void)[],
): Course {
  const numbers = new Map<string, number>();
  const events: ExchangeEvent[] = [];
  listeners.push((event) => events.push(event));
  return {
    ...{ scenario, stage, timeline, events },
    letters: new Map(),
    acted: new Map(),
    nextNumber(code) {
      const number = (numbers.get(code) ?? 0) + 1;
      numbers.set(code, number);
      return number;
    },
  };
}

const oneHour = 3_600_000;

/** The hub looks for what is overdue, and whoever watches hears what time it is. */
function planHours({ timeline, stage }: Course, start: Instant, { onHour }: RunOptions): void {
  const sweepEvery = 10 * 60_000;
  const sweep = async (at: Instant) => {
    await stage.hub().sweep(at);
    if (at % oneHour === 0) onHour?.(at);
    timeline.plan(at + sweepEvery, rank.hub, () => sweep(at + sweepEvery));
  };
  timeline.plan(start + sweepEvery, rank.hub, () => sweep(start + sweepEvery));
}
