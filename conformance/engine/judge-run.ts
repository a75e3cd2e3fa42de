import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type Sealed, sealEvidence } from '../evidence/seal.ts';
import type { RunReport } from '../report/run-report.ts';
import { judge } from './judge.ts';
import type { RawJudgement } from './judge-check.ts';
import type { RunHeader } from './run-header.ts';
import { type Suite, selectPlan } from './select.ts';

/** What a run is judged with, beside its header and its evidence. */
export interface Judging {
  readonly suite: Suite;
  readonly version: string;
  readonly judgedAt: number;
  /** What the checks said, where workers asked them. */
  readonly asked?: readonly RawJudgement[];
}

/** Seals what a run recorded and judges it. `secret` salts the bundle and is never written down. */
export function judgeRun(
  header: RunHeader,
  evidence: Evidence,
  secret: string,
  judging: Judging,
): { readonly report: RunReport; readonly sealed: Sealed } {
  const sealed = sealEvidence(evidence, header, secret);
  return { sealed, report: judgeAgain(header, evidence, sealed, judging) };
}

/** Judges evidence that is already sealed, with the suite that is given. */
export function judgeAgain(
  header: RunHeader,
  evidence: Evidence,
  sealed: Sealed,
  { suite, version, judgedAt, asked }: Judging,
): RunReport {
  const { seat, began, ended, ran, unfinished, waivers, certification } = header;
  const { seed, system, environment, target } = header;
  return judge({
    record: { seat, began, ended, evidence, ran, unfinished },
    checks: checksOf(header, suite),
    suite: suite.checks,
    requirements: suite.requirements,
    context: contextOf(header),
    ...{ waivers, certification, version, system, seed, environment, target, judgedAt },
    ...(suite.code === undefined ? {} : { code: suite.code }),
    head: { hash: sealed.head, bodies: sealed.bodies.length },
    ...(asked === undefined ? {} : { asked }),
  });
}

/** The checks that a run asks for, by the suite that is given. */
export function checksOf(header: RunHeader, suite: Suite): readonly Check[] {
  const { seat, groups, ids, levels } = header;
  const wish = {
    ...(groups === undefined ? {} : { groups }),
    ...(ids === undefined ? {} : { ids }),
    ...(levels === undefined ? {} : { levels }),
  };
  return selectPlan({ seat, context: contextOf(header), ...wish }, suite).checks.map(({ check }) => check);
}

/** What checks are told of a run. */
export function contextOf({ profile, asOf, tolerances, paperAlsoFor, seat }: RunHeader): JudgeContext {
  return { profile, asOf, tolerances, seat, ...(paperAlsoFor === undefined ? {} : { paperAlsoFor }) };
}
