import { isDayText } from '../../protocol/calendar/civil-date.ts';
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
    ...checkFaults(scenario),
  ]);
}

/** A moment of no calendar fits the schema's pattern. */
function checkStart({ start: seen }: Scenario): readonly Problem[] {
  if (isDayText(seen.slice(0, 10)) && !Number.isNaN(Date.parse(seen))) return [];
  return [problem('settings.value-wrong', 'start', { seen, expected: '2026-11-20T09:30:00+07:00' })];
}

/** The plan of faults has rules of its own that its schema cannot say. */
function checkFaults({ faults }: Scenario): readonly Problem[] {
  const plan = faults === undefined ? undefined : parseFaultPlan(faults);
  if (plan?.ok !== false) return [];
  return plan.problems.map((each) => ({ ...each, place: { path: `faults/${each.place.path}` } }));
}
