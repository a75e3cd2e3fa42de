import { performance } from 'node:perf_hooks';
import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core';
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import type { CollectedTest } from './collect-tests.ts';
import type { Tests, Times } from './load-tests.ts';

declare global {
  /** What mutated sources ask which of their mutants is active, and tell which places they reach. */
  var __stryker__: InstrumenterContext | undefined;
}

/** Every test, with no mutant active: which test reaches which mutants. Those that reach too many take no part. */
export async function runAll(tests: Tests, mostReached: number): Promise<CompleteDryRunResult> {
  const results: TestResult[] = [];
  for (const test of tests.values()) {
    stryker().currentTestId = test.id;
    results.push(await runTest(test));
    delete stryker().currentTestId;
  }
  const { static: atLoad, perTest }: MutantCoverage = stryker().mutantCoverage ?? { static: {}, perTest: {} };
  const isShort = (id: string) => sumOf(Object.values(perTest[id] ?? {})) <= mostReached;
  return {
    status: DryRunStatus.Complete,
    tests: results,
    mutantCoverage: {
      static: atLoad,
      perTest: Object.fromEntries(Object.entries(perTest).filter(([id]) => isShort(id))),
    },
  };
}

/** The tests that reach a mutant, short ones first, until one notices. */
export async function runMutant(
  { activeMutant, testFilter = [], hitLimit }: MutantRunOptions,
  tests: Tests,
  times: Times,
): Promise<MutantRunResult> {
  const chosen = testFilter
    .toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0))
    .map((id) => testOf(id, tests));
  Object.assign(stryker(), { activeMutant: internalized(activeMutant.id), hitCount: 0, hitLimit });
  const results: TestResult[] = [];
  for (const test of chosen) {
    const result = await runTest(test);
    results.push(result);
    if (result.status === TestStatus.Failed) break;
  }
  delete stryker().activeMutant;
  const limit = determineHitLimitReached(hitsOfLastMutant(), hitLimit);
  return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests: results });
}

/** True when none of these tests fails now that no mutant is active. */
export async function allPass(ids: readonly string[], tests: Tests): Promise<boolean> {
  for (const id of ids) {
    if ((await runTest(testOf(id, tests))).status === TestStatus.Failed) return false;
  }
  return true;
}

/** How often the mutant that was last active was reached. */
export function hitsOfLastMutant(): number | undefined {
  return stryker().hitCount;
}

function testOf(id: string, tests: Tests): CollectedTest {
  const test = tests.get(id);
  if (test === undefined) throw new Error(`there is no test ${id}`);
  return test;
}

async function runTest(test: CollectedTest): Promise<TestResult> {
  const about = { id: test.id, name: test.id, fileName: test.file };
  if (test.isSkipped) return { ...about, timeSpentMs: 0, status: TestStatus.Skipped };
  const began = performance.now();
  try {
    await test.run();
    return { ...about, timeSpentMs: performance.now() - began, status: TestStatus.Success };
  } catch (reason) {
    const failureMessage = reason instanceof Error ? reason.message : String(reason);
    return { ...about, timeSpentMs: performance.now() - began, status: TestStatus.Failed, failureMessage };
  }
}

/** The same text as the engine keeps of property names: it compares with those by address alone. */
function internalized(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function stryker(): InstrumenterContext {
  globalThis.__stryker__ ??= {};
  return globalThis.__stryker__;
}
