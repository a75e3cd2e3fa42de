import process from 'node:process';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { keepTimes, loadTests, readTimes, type Tests, type Times } from './load-tests.ts';
import { mostReachedName, usualMostReached } from './rooms.ts';
import { allPass, hitsOfLastMutant, runAll, runMutant } from './run-tests.ts';

/**
 * Stryker's runner for our rooms. Tests are loaded once and run in this process for one mutant after the other: a
 * mutant then costs milliseconds, where loading every test file anew costs a second.
 *
 * What a mutant leaves behind (a table that was made while it was active, say) must not judge the next one. So the
 * test that noticed a mutant has to pass once the mutant is gone; and a mutant that was never reached, because what
 * it would have changed was made before, is tried again. In both cases this fails, upon which Stryker tries the
 * mutant in a new process.
 */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', createRoomRunner)];

function createRoomRunner(): TestRunner {
  const copy = process.cwd();
  let tests: Tests = new Map();
  /** Undefined in the first process, which counts, is slow, and tries no mutant. */
  let times: Times | undefined;
  let mutants = 0;
  let isSpoilt = false;

  const init = async (): Promise<void> => {
    times = readTimes(copy);
    tests = await loadTests(copy, times === undefined);
  };

  const dryRun = async (): Promise<DryRunResult> => {
    const result = await runAll(tests, Number(process.env[mostReachedName] ?? usualMostReached));
    keepTimes(copy, new Map(result.tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])));
    return result;
  };

  const mutantRun = async (options: MutantRunOptions): Promise<MutantRunResult> => {
    if (times === undefined) throw new Error('the first process tries no mutant');
    if (isSpoilt) throw new Error('an earlier mutant has left something behind');
    mutants += 1;
    const result = await runMutant(options, tests, times);
    if (await isClean(result, tests)) return result;
    if (mutants > 1) throw new Error('what an earlier mutant has left behind was met');
    isSpoilt = true;
    return result;
  };

  const dispose = async (): Promise<void> => {
    const { finishAll } = await import('./collect-tests.ts');
    await finishAll();
  };

  // An environment of its own is what a mutant gets when it needs one, as said above.
  return { capabilities: () => ({ reloadEnvironment: true }), init, dryRun, mutantRun, dispose };
}

/** True when nothing that earlier mutants left behind can have made this result. */
async function isClean(result: MutantRunResult, tests: Tests): Promise<boolean> {
  if (result.status === MutantRunStatus.Killed) return allPass(result.killedBy, tests);
  return result.status !== MutantRunStatus.Survived || hitsOfLastMutant() !== 0;
}
