import type { Threshold } from '../report/thresholds.ts';
import type { Act, Profile, Stage } from './profile.ts';

/** Where k6 sees a threshold: the metric and the expression of it; undefined for what only the journal knows. */
export interface K6Threshold {
  readonly metric: string;
  readonly expression: string;
}

/** A threshold in k6’s own words, for judging it a second time. */
export function k6ThresholdOf({ measure, most }: Threshold): K6Threshold | undefined {
  switch (measure.of) {
    case 'latency': {
      const rank = measure.rank === 100 ? 'max' : `p(${measure.rank})`;
      return { metric: `call_ms{op:${measure.operation}}`, expression: `${rank}<=${most}` };
    }
    case 'errors':
      return { metric: 'call_failed', expression: `rate<=${most}` };
    case 'turned-away':
      return { metric: `call_failed{op:${measure.operation}}`, expression: `rate<=${most}` };
    case 'dropped':
      return { metric: 'dropped_iterations', expression: `count<=${most}` };
    case 'html':
      return { metric: 'answers_html', expression: `count<=${most}` };
    case 'delay':
    case 'memory':
    case 'memory-growth':
      return undefined;
  }
}

/** `options.thresholds` of k6. */
export function k6Thresholds({ thresholds }: Pick<Profile, 'thresholds'>): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const each of thresholds) {
    const said = k6ThresholdOf(each);
    if (said !== undefined) found[said.metric] = [...(found[said.metric] ?? []), said.expression];
  }
  return found;
}

/** A scenario of k6, as plain data; `env` tells the function which act it plays. */
export type K6Scenario = (Arrivals | Workers | Spread) & { readonly env: { readonly ACT: string } };

/** Iterations begin at a rate that changes, whether earlier ones have ended or not. */
interface Arrivals {
  readonly executor: 'ramping-arrival-rate';
  readonly exec: string;
  readonly startRate: number;
  readonly timeUnit: string;
  readonly stages: { readonly duration: string; readonly target: number }[];
  readonly preAllocatedVUs: number;
  readonly maxVUs: number;
  readonly gracefulStop: string;
}

/** Virtual users that each do one thing once, for as long as it takes. */
interface Workers {
  readonly executor: 'per-vu-iterations';
  readonly exec: string;
  readonly vus: number;
  readonly iterations: 1;
  readonly maxDuration: string;
  readonly startTime: string;
  readonly gracefulStop: string;
}

/** Iterations spread evenly over a time. */
interface Spread {
  readonly executor: 'constant-arrival-rate';
  readonly exec: string;
  readonly rate: number;
  readonly timeUnit: string;
  readonly duration: string;
  readonly preAllocatedVUs: number;
  readonly maxVUs: number;
  readonly gracefulStop: string;
}

/** `options.scenarios` of k6: one for each act. */
export function k6Scenarios(profile: Profile): Record<string, K6Scenario> {
  return Object.fromEntries(
    profile.acts.map((act, index) => [
      `${act.act}-${index}`,
      { env: { ACT: String(index) }, ...scenarioOf(act, profile) },
    ]),
  );
}

function scenarioOf(act: Act, profile: Profile): Arrivals | Workers | Spread {
  const { seconds, drainSeconds } = profile;
  switch (act.act) {
    case 'send':
      return arrivals(act.stages);
    case 'receive':
      return workers('receive', act.workers, seconds + drainSeconds);
    case 'outage':
      return workers('outage', 1, drainSeconds + seconds, act.until);
    case 'broadcast':
      return workers('broadcast', 1, drainSeconds + seconds, act.at);
    case 'herd':
      return workers('herd', herdVus(act.nodes), seconds + drainSeconds);
    case 'big':
      return workers('big', act.parallel, seconds + drainSeconds, act.at);
    case 'directory':
      return {
        executor: 'constant-arrival-rate',
        exec: 'directory',
        rate: act.clients,
        timeUnit: inSeconds(seconds),
        duration: inSeconds(seconds),
        preAllocatedVUs: Math.min(act.clients, 20),
        maxVUs: act.clients,
        gracefulStop: inSeconds(gracefulStopSeconds),
      };
  }
}

/** Nodes that one virtual user stands for: it asks for all of them at once. */
const nodesAVu = 50;

export function herdVus(nodes: number): number {
  return Math.max(1, Math.ceil(nodes / nodesAVu));
}

/** How long one call may take, s. */
export const callSeconds = 120;

/**
 * How long k6 lets open calls finish when it is stopped, s. Longer than a call may take: one that is cut off leaves no
 * line, and what it sent would seem to be nobody’s. Who makes one call after the other looks at the time before each.
 */
export const gracefulStopSeconds = callSeconds + 10;

/** Beyond the drain of a profile, how long who empties the lists in the end may go on making calls, s. */
const drainReserve = 150;

/** How long the lists may be emptied in the end, s. */
export function lastDrainSeconds({ drainSeconds }: Pick<Profile, 'drainSeconds'>): number {
  return Math.ceil(drainSeconds) + drainReserve;
}

/** When k6 gives that up, s: a call that is open then may still finish, and so may a last look at all lists. */
export function drainTimeoutSeconds(profile: Pick<Profile, 'drainSeconds'>): number {
  return lastDrainSeconds(profile) + gracefulStopSeconds + 20;
}

/** k6 counts arrivals in whole numbers: of a thousand seconds, so that 0.7 a second is 700. */
const timeUnitSeconds = 1000;

function arrivals(stages: readonly Stage[]): Arrivals {
  const target = (rate: number) => Math.round(rate * timeUnitSeconds);
  const most = Math.max(...stages.map(({ rate }) => rate));
  return {
    executor: 'ramping-arrival-rate',
    exec: 'send',
    startRate: target(stages[0]?.step === true ? stages[0].rate : 0),
    timeUnit: inSeconds(timeUnitSeconds),
    stages: stages.flatMap(({ seconds, rate, step }) => [
      ...(step ? [{ duration: '0s', target: target(rate) }] : []),
      { duration: inSeconds(seconds), target: target(rate) },
    ]),
    preAllocatedVUs: Math.ceil(most * 6) + 10,
    maxVUs: Math.ceil(most * 20) + 50,
    gracefulStop: inSeconds(gracefulStopSeconds),
  };
}

function workers(exec: string, vus: number, seconds: number, startsAt = 0): Workers {
  const [maxDuration, startTime] = [inSeconds(seconds + 60), inSeconds(startsAt)];
  const gracefulStop = inSeconds(gracefulStopSeconds);
  return { executor: 'per-vu-iterations', exec, vus, iterations: 1, maxDuration, startTime, gracefulStop };
}

function inSeconds(value: number): string {
  return `${Math.round(value * 1000)}ms`;
}
