import { attendedSteps } from '../../conformance/engine/attended.ts';
import { contextOf } from '../../conformance/engine/judge-run.ts';
import type { RunHeader } from '../../conformance/engine/run-header.ts';
import { type Plan, type Suite, selectPlan } from '../../conformance/engine/select.ts';
import { wholeSuiteWithCode } from '../../conformance/engine/suite.ts';
import type { Recorder } from '../../conformance/evidence/recorder.ts';
import type { Seat } from '../../conformance/finding.ts';
import type { Requirement } from '../../conformance/requirements/requirement.ts';
import type { CliContext } from '../context.ts';
import { listPlan, refuseUnknown } from './list-plan.ts';
import type { CheckOptions } from './options.ts';
import { readSettings } from './settings.ts';
import { readStatements, recordStatements } from './statements.ts';
import { expectWritable } from './write-wanted.ts';

/** A run that is about to begin. */
export interface Prepared {
  /** Nothing has been played yet. */
  readonly header: RunHeader;
  readonly suite: Suite;
  readonly plan: Plan;
  /** What only a person at the system's screens can see. */
  readonly attended: readonly Requirement[];
  /** Writes down what people declared or attested, where a file of it was given. */
  recordStatements(recorder: Recorder): void;
}

/**
 * Reads the options of a run and makes its plan. Gives nothing when the plan was only to be shown.
 * @throws {CommandFailure} when an option has no meaning, nothing is selected, or no report can be
 * written where it is wanted.
 */
export async function prepare(
  context: CliContext,
  options: CheckOptions,
  run: { readonly seat: Seat; readonly target: string; readonly began: number },
): Promise<Prepared | undefined> {
  const { seat, began } = run;
  const settings = await readSettings(context, options, run);
  const header: RunHeader = { ...settings, seat, began, ended: began, ran: [], unfinished: [] };
  const suite = await wholeSuiteWithCode();
  const wish = { ...header, context: contextOf(header) };
  const plan = selectPlan(wish, suite);
  if (seat !== 'record') refuseUnknown(plan);
  if (options.list || options.dryRun) {
    listPlan(context, plan, { json: options.json === true, scenarios: options.dryRun === true });
    return undefined;
  }
  await expectWritable(context, options, header);
  const { statements: file } = options;
  const statements = file === undefined ? [] : await readStatements(context, file);
  return {
    header,
    suite,
    plan,
    attended: attendedSteps(wish, suite),
    recordStatements: (recorder) => recordStatements(recorder, statements, began),
  };
}
