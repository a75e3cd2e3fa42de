import { availableParallelism } from 'node:os';
import { referenceStagesApart } from '../../conformance/engine/reference-crew.ts';
import type { CliContext } from '../context.ts';
import type { ScenarioOptions } from './run-scenarios.ts';
import type { Beside } from './run-seat.ts';

type Seat = 'hub' | 'sender' | 'receiver';

/**
 * Runs a seat. Against a built-in system a worker plays beside this thread, and a whole plan is sure to need it: it
 * comes up while this thread loads what it needs itself, a second's work for each.
 */
export async function startSeat(
  context: CliContext,
  seat: Seat,
  options: ScenarioOptions,
  version: string,
  began?: number,
): Promise<void> {
  const beside = playsBeside(options) ? besideUs(context, seat) : undefined;
  if (isWholePlan(options)) beside?.start();
  try {
    const { runSeat } = await import('./run-seat.ts');
    await runSeat(context, seat, options, version, began, beside);
  } finally {
    await beside?.close();
  }
}

/** A run that is kept is played by one thread: it has to go on where it was. */
function playsBeside({ reference, keep, list, dryRun }: ScenarioOptions): boolean {
  const plays = list === undefined && dryRun === undefined;
  return reference === true && keep === undefined && plays && availableParallelism() > 1;
}

function isWholePlan({ group, id, level }: ScenarioOptions): boolean {
  return group === undefined && id === undefined && level === undefined;
}

/** One scenario here, two with each worker: one that it plays and the next. */
function besideUs(context: CliContext, seat: Seat): Beside {
  const workers = Math.min(4, availableParallelism()) - 1;
  return { ...referenceStagesApart(seat, workers, context.signal), lanes: 2 * workers };
}
