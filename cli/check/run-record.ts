import { createRecorder } from '../../conformance/evidence/create-recorder.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext } from '../context.ts';
import { conclude } from './conclude.ts';
import type { CheckOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { wordOf } from './shell-word.ts';

/**
 * Takes down evidence on file and attended steps, and checks their form and age. Statements prove nothing by
 * themselves: exit code 1 when one is too old, 2 otherwise.
 */
export async function runCheckRecord(
  context: CliContext,
  file: string,
  options: CheckOptions,
  version: string,
): Promise<void> {
  const clock = createSystemClock();
  const began = clock.now();
  const target = `record ${wordOf(file)}`;
  const prepared = await prepare(
    context,
    { ...options, statements: file },
    { seat: 'record', target, began },
  );
  if (prepared === undefined) return;
  const { header, suite } = prepared;
  const recorder = createRecorder(clock.now);
  prepared.recordStatements(recorder);
  const judging = { suite, version, judgedAt: clock.now() };
  await conclude(context, options, { header, evidence: recorder.evidence(), ...judging });
}
