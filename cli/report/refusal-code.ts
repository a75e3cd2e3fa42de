import type { ProblemCode } from '../../protocol/problems/catalogue.ts';
import type { Problem } from '../../protocol/problems/problem.ts';

/** What nobody judged cannot be refused for what it says. */
const silent: ProblemCode = 'certification.report-missing';

/**
 * The exit code of a refusal. 1 is a verdict: something is wrong with a run, with its evidence or with what its report
 * says. 2 where nobody came to that: no report, a key that does not open or that nobody trusts, no time-stamp.
 */
export function refusalCode(problems: readonly Problem[]): 1 | 2 {
  const isVerdict = ({ code, severity }: Problem) =>
    severity === 'error' && code !== silent && /^(?:evidence|certification)\./.test(code);
  return problems.some(isVerdict) ? 1 : 2;
}
