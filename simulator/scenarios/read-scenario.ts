import { isDayText } from '../../protocol/calendar/civil-date.ts';
import { parseDuration } from '../../protocol/calendar/duration.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import type { Reading } from '../../protocol/result.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { parseFaultPlan } from '../faults/parse-plan.ts';
import { checkReferences } from './check-references.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { readYamlSettings } from './yaml-settings.ts';

const readValue = createSchemaReader<Scenario>(scenarioSchema);

/**
 * Reads a scenario from the text of a file, YAML or JSON (which is YAML). Problems: `settings.*`, every one
 * with its path, line and column; a key that does not exist is told with the one that was meant.
 */
export function readScenario(text: string): Reading<Scenario> {
  return readYamlSettings(text, readValue, (scenario) => [
    ...checkStart(scenario),
    ...checkReferences(scenario),
    ...checkPolling(scenario),
    ...checkFaults(scenario),
  ]);
}

/** A moment of no calendar fits the schema's pattern. */
function checkStart({ start: seen }: Scenario): readonly Problem[] {
  if (isDayText(seen.slice(0, 10)) && !Number.isNaN(Date.parse(seen))) return [];
  return [problem('settings.value-wrong', 'start', { seen, expected: '2026-11-20T09:30:00+07:00' })];
}

/** Whoever polls again at the same instant polls for ever: virtual time would stand still. */
function checkPolling({ polling, agencies = {} }: Scenario): readonly Problem[] {
  const all = [
    ['polling', polling] as const,
    ...Object.entries(agencies).map(([code, { polling: own }]) => [`agencies/${code}/polling`, own] as const),
  ];
  return all.flatMap(([place, seen]) =>
    seen === undefined || parseDuration(seen) > 0
      ? []
      : [problem('settings.value-wrong', place, { seen, expected: '10m' })],
  );
}

/** Plans of faults have rules of their own that their schema cannot say. */
function checkFaults({ faults, acts = [] }: Scenario): readonly Problem[] {
  const later = acts.flatMap((act, index) =>
    act.do === 'faults' ? [[`acts/${index}/plan`, act.plan] as const] : [],
  );
  const plans = faults === undefined ? later : [['faults', faults] as const, ...later];
  return plans.flatMap(([path, written]) => {
    const plan = parseFaultPlan(written);
    if (plan.ok) return [];
    return plan.problems.map((each) => ({ ...each, place: { path: `${path}/${each.place.path}` } }));
  });
}
