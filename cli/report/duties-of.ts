import type { CheckVerdict } from '../../conformance/finding.ts';
import type { RequirementResult, RunReport } from '../../conformance/report/run-report.ts';

/** As within one run: the worst word that somebody saw counts, then what people said, then that nobody looked. */
const order: readonly CheckVerdict[] = [
  'fail',
  'inconclusive',
  'warn',
  'pass',
  'declared',
  'attested',
  'not-run',
  'not-applicable',
];

/** Every duty once: each run tells of all of them, those of other seats as not run. */
export function dutiesOf(reports: readonly RunReport[]): readonly RequirementResult[] {
  const duties = Map.groupBy(
    reports.flatMap(({ requirements }) => requirements),
    ({ requirement }) => requirement,
  );
  return [...duties.values()].flatMap((said) =>
    said.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict)).slice(0, 1),
  );
}
