import type { CheckResult, RunReport, RunVerdict } from '../report/run-report.ts';
import { isBroken } from './judge-waivers.ts';

/** What the verdict of a run hangs on. */
export interface VerdictGround {
  readonly results: readonly CheckResult[];
  readonly waivers: RunReport['waivers'];
  readonly guards: RunReport['guards'];
  /** Checks whose failures somebody answers for, all of them. */
  readonly covered: ReadonlySet<string>;
  /** The run is about statements alone, and one of them is too old. */
  readonly outdated: boolean;
  /** Somebody who saw it says that a binding duty is not met. */
  readonly denied: boolean;
  /** Checks whose silence leaves something open: they were to be brought about, and were not. */
  readonly open: ReadonlySet<string>;
}

/**
 * A failure makes a run not conformant, whatever else is open. Without one, anything that could not be seen to
 * its end leaves it inconclusive; so does a run in which nothing passed.
 */
export function runVerdict(ground: VerdictGround): RunVerdict {
  const { results, waivers, guards, covered, open, outdated, denied } = ground;
  if (guards.canary === 'passed' || guards.unknownCase === 'passed') return 'inconclusive';
  const failed = results.some(({ check, verdict }) => verdict === 'fail' && !covered.has(check));
  if (outdated || denied || failed || waivers.some(({ outcome }) => isBroken(outcome)))
    return 'not-conformant';
  if (results.some(({ check, verdict }) => verdict === 'inconclusive' || open.has(check)))
    return 'inconclusive';
  const seen = results.some(
    ({ verdict }) => verdict === 'pass' || verdict === 'warn' || verdict === 'declared',
  );
  return seen ? 'conformant' : 'inconclusive';
}

/** 0 conformant, 1 not conformant, 2 inconclusive. 64, asked in the wrong way, is the command line's own. */
export function exitCodeOf(verdict: RunVerdict): 0 | 1 | 2 {
  switch (verdict) {
    case 'conformant':
      return 0;
    case 'not-conformant':
      return 1;
    case 'inconclusive':
      return 2;
  }
}
