import { createHash } from 'node:crypto';
import type { Check, JudgeContext } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { RunReport } from '../report/run-report.ts';
import { profileNames, type Requirement } from '../requirements/requirement.ts';
import type { ScenariosOfRun, Weighed } from './judge-check.ts';

/** The way that every check of the run goes, from its word to its verdict. */
export type WeighCheck = (
  check: Check,
  requirement: Requirement,
  evidence: ReturnType<ReturnType<typeof createRecorder>['evidence']>,
  scenarios: ScenariosOfRun,
) => Weighed;

const duty = { vi: 'chốt kiểm của chính bộ kiểm thử', en: 'a guard of the harness itself' };

const requirement: Requirement = {
  ...{ id: 'GUARD', group: 'GUARD', actors: ['harness'], wording: duty, source: '–' },
  ...{ level: 'MUST', marks: ['A'], modes: ['self'], profiles: profileNames },
  fate: { kind: 'checked' },
};

/**
 * Sends a check that must fail, and a case that there is not, the way of all checks. A harness that lets either
 * pass proves nothing by its other passes.
 */
export function watchGuards(
  weigh: WeighCheck,
  { ran, unfinished }: ScenariosOfRun,
  seed: string,
  context: JudgeContext,
): RunReport['guards'] {
  const recorder = createRecorder(() => 0);
  recorder.begin('guard', 'canary');
  const evidence = recorder.evidence();
  const unknown = unknownCase(seed);
  const canary = weigh(canaryOf(context), requirement, evidence, { ran: [], unfinished: [] });
  const missing = weigh(missingOf(unknown, context), requirement, evidence, { ran, unfinished });
  return {
    canary: canary.verdict === 'fail' ? 'failed-as-it-must' : 'passed',
    unknownCase: ran.includes(unknown) || missing.verdict === 'pass' ? 'passed' : 'not-run-as-it-must',
  };
}

/** The name of a scenario that nobody has: another one with each seed. A plan holds it, and must not find it. */
export function unknownCase(seed: string): string {
  return `guard.${createHash('sha256').update(`unknown case ${seed}`).digest('hex').slice(0, 12)}`;
}

function canaryOf({ seat }: JudgeContext): Check {
  return {
    ...{ id: 'guard.canary', title: duty, requirements: ['GUARD'], seats: [seat], scenarios: [] },
    judge: () => ({
      kind: 'judged',
      looked: [1],
      findings: [
        {
          ...{ requirement: 'GUARD', place: { entry: 1, part: 'step' }, expected: duty, seen: 'canary' },
          ...{ cause: duty, blame: 'system', severity: 'fail' },
        },
      ],
    }),
  };
}

function missingOf(scenario: string, { seat }: JudgeContext): Check {
  return {
    ...{ id: 'guard.unknown', title: duty, requirements: ['GUARD'], seats: [seat], scenarios: [scenario] },
    judge: () => ({ kind: 'judged', looked: [1], findings: [] }),
  };
}
