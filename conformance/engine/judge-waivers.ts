import type { Check } from '../check.ts';
import type { Waiver, WaiverOutcome } from '../report/run-report.ts';
import type { Weighed } from './judge-check.ts';

/** What a waiver is weighed by. */
export interface WaiverGround {
  /** Every check of the suite, also those that this run did not select. */
  readonly suite: readonly Check[];
  /** What the selected checks came to. */
  readonly weighed: ReadonlyMap<string, Weighed>;
  /** Day of the run in Vietnam, `yyyy-mm-dd`: a waiver holds to the end of its last day. */
  readonly day: string;
  readonly certification: boolean;
  /** True for a requirement that can fail a system. */
  isBinding(requirement: string): boolean;
}

/** What a known failure came to. */
export function outcomeOf(waiver: Waiver, ground: WaiverGround): WaiverOutcome {
  const check = ground.suite.find(({ id }) => id === waiver.check);
  if (check === undefined || !check.requirements.includes(waiver.requirement)) return 'stale';
  if (waiver.expires < ground.day) return 'expired';
  if (ground.certification && ground.isBinding(waiver.requirement)) return 'not-allowed';
  const weighed = ground.weighed.get(waiver.check);
  switch (weighed?.verdict) {
    case undefined:
    case 'declared':
    case 'attested':
    case 'not-run':
    case 'inconclusive':
      return 'not-tried';
    case 'not-applicable':
      return 'stale';
    case 'pass':
      return 'unexpected-pass';
    case 'warn':
    case 'fail':
      return weighed.findings.some(({ requirement }) => requirement === waiver.requirement)
        ? 'used'
        : 'unexpected-pass';
  }
}

/** True when the waiver's outcome fails the run. */
export function isBroken(outcome: WaiverOutcome): boolean {
  return outcome !== 'used' && outcome !== 'not-tried';
}

/** True when every failure of the check is one that somebody answers for. */
export function isCovered({ findings }: Weighed, used: readonly Waiver[]): boolean {
  const waived = new Set(used.map(({ requirement }) => requirement));
  return findings.every(({ severity, requirement }) => severity !== 'fail' || waived.has(requirement));
}
