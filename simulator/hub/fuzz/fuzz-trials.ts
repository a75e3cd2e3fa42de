import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { openTrial } from '../../../fixtures/fuzz/trials/open-trial.ts';
import type { Trial, TrialName } from '../../../fixtures/fuzz/trials/trial.ts';
import type { FuzzReport, FuzzSpan } from './report.ts';
import { createTally, type Tally } from './tally.ts';

/** Cases between two looks at the memory; the first comes after as many, when all is warm. */
const weighEvery = 2_500;
const tellEvery = 250;

/** Runs the cases of a span of a trial. `tell` hears how many are done. */
export async function fuzzTrials(
  name: TrialName,
  span: FuzzSpan,
  tell: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const [trial, tally] = [await openTrial(name), createTally()];
  for (let number = span.from; number < span.to; number += 1) {
    await oneCase(trial, span.seed, number, tally);
    const done = number - span.from + 1;
    if (done % tellEvery === 0) {
      tell(done);
      await setImmediate();
    }
    if (done % weighEvery === 0) await tally.weigh(number);
  }
  return tally.report();
}

async function oneCase(trial: Trial, seed: number, number: number, tally: Tally): Promise<void> {
  try {
    const took = stopwatch();
    const { story, accepted, faults } = trial(seed, number);
    await tally.timed(number, story, took(), async () => {
      const tookAgain = stopwatch();
      trial(seed, number);
      return tookAgain();
    });
    tally.count(accepted);
    for (const fault of faults) tally.find({ ...fault, number, story });
  } catch (reason) {
    tally.count(false);
    const detail = (reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)).slice(
      0,
      800,
    );
    tally.find({ rule: 'threw', number, story: 'thrown', detail });
  }
}

/** Milliseconds that this process computed for: what others do on the machine makes no case slow. */
function stopwatch(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
