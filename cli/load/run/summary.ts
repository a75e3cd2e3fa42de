import { k6ThresholdOf } from '../../../loadtests/profiles/k6-options.ts';
import type { K6Said, Threshold } from '../../../loadtests/report/thresholds.ts';
import { jsonIn } from './json-file.ts';

/** What k6 said in its own summary. */
export interface K6Summary {
  /** By id of threshold; nothing for what only the journal knows. */
  readonly said: Readonly<Record<string, K6Said>>;
  /** Iterations that it could not start. */
  readonly dropped: number;
}

/** Reads the summary that k6 wrote; undefined when there is none, or none that is whole, as after a crash. */
export async function readSummary(
  path: string,
  thresholds: readonly Threshold[],
): Promise<K6Summary | undefined> {
  const summary = await jsonIn(path);
  if (summary === undefined) return undefined;
  const metrics = member(summary, 'metrics');
  const said = thresholds.flatMap((each) => {
    const found = saidOf(each, metrics);
    return found === undefined ? [] : [[each.id, found] as const];
  });
  const dropped = member(member(member(metrics, 'dropped_iterations'), 'values'), 'count');
  return { said: Object.fromEntries(said), dropped: typeof dropped === 'number' ? dropped : 0 };
}

function saidOf(threshold: Threshold, metrics: unknown): K6Said | undefined {
  const wanted = k6ThresholdOf(threshold);
  if (wanted === undefined) return undefined;
  const metric = member(metrics, wanted.metric);
  const held = member(member(member(metric, 'thresholds'), wanted.expression), 'ok');
  const [aggregate = ''] = wanted.expression.split('<=');
  const seen = member(member(metric, 'values'), aggregate);
  if (typeof held !== 'boolean' && typeof seen !== 'number') return undefined;
  return {
    ...(typeof seen === 'number' ? { seen } : {}),
    ...(typeof held === 'boolean' ? { held } : {}),
  };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
