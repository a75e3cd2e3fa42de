import { isDayText } from '../../protocol/calendar/civil-date.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { createSchemaReader, readJsonText } from '../../protocol/settings/schema-reader.ts';
import { callerKinds } from './fault-places.ts';
import type { FaultPlan, FaultRule, WrittenPlan } from './plan.ts';
import { faultPlanSchema } from './plan-schema.ts';
import { isPresetName, presets } from './presets.ts';
import type { TrustRule } from './trust-plan.ts';

/** The plan in which nothing goes wrong. */
export const orderly: FaultPlan = { rules: [] };

const readWritten = createSchemaReader<WrittenPlan>(faultPlanSchema);

/** Reads a plan that is JSON data already. Problems: `settings.*`, every one with its place. */
export function parseFaultPlan(value: unknown): Reading<FaultPlan> {
  const written = readWritten(value);
  return written.ok ? complete(written.value) : written;
}

/** Reads a plan from the text of a file. */
export function parseFaultPlanText(text: string): Reading<FaultPlan> {
  return readJsonText(text, parseFaultPlan);
}

/** The plan of a preset. */
export function presetPlan(name: keyof typeof presets): FaultPlan {
  return { rules: presets[name] };
}

/** What of a plan cannot happen on a caller's side of the line. */
export function checkCallerPlan({ rules }: FaultPlan): readonly Problem[] {
  return rules.flatMap(({ kind }, index) =>
    callerKinds.includes(kind)
      ? []
      : [
          problem('settings.fault-misplaced', `rules/${index}`, {
            seen: kind,
            expected: callerKinds.join(', '),
          }),
        ],
  );
}

function complete({ preset, seed, rules = [], trust }: WrittenPlan): Reading<FaultPlan> {
  const problems = [...checkRules('rules', rules), ...checkRules('trust', trust ?? [])];
  const all = [...(preset !== undefined && isPresetName(preset) ? presets[preset] : []), ...rules];
  const wrong = [...problems, ...checkIds('rules', all), ...checkIds('trust', trust ?? [])];
  if (wrong.length > 0) return unread(...wrong);
  return read({
    rules: all,
    ...(trust === undefined ? {} : { trust }),
    ...(seed === undefined ? {} : { seed }),
  });
}

type AnyRule = FaultRule | TrustRule;

function checkRules(list: string, rules: readonly AnyRule[]): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    const path = `${list}/${index}`;
    return [...checkWindow(rule, path), ...checkDelay(rule, path)];
  });
}

function checkIds(list: string, rules: readonly AnyRule[]): readonly Problem[] {
  const ids = rules.map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map((seen) => problem('settings.id-repeated', list, { seen }));
}

/** A date that no calendar has passes the schema's pattern. */
function checkWindow({ within = {} }: AnyRule, path: string): readonly Problem[] {
  return Object.entries(within)
    .filter(([, text]) => Number.isNaN(Date.parse(text)) || !isDayText(text.slice(0, 10)))
    .map(([key, text]) =>
      problem('settings.value-wrong', `${path}/within/${key}`, {
        seen: JSON.stringify(text),
        expected: '2026-11-21T08:00:00+07:00',
      }),
    );
}

function checkDelay(rule: AnyRule, path: string): readonly Problem[] {
  if (rule.kind !== 'delay' || rule.upTo === undefined || rule.upTo >= rule.ms) return [];
  const detail = { seen: String(rule.upTo), expected: `≥ ${rule.ms}` };
  return [problem('settings.value-wrong', `${path}/upTo`, detail)];
}
