import type { TruthResult } from '../report/load-report.ts';
import type { Truth, TruthVerdict } from './judge.ts';

const verdicts: Readonly<Record<TruthVerdict, TruthResult['verdict']>> = {
  ok: 'whole',
  broken: 'broken',
  inconclusive: 'open',
};

/** What the check found, as the load report holds it. */
export function truthResultOf({ verdict, counts, findings, byRule }: Truth): TruthResult {
  return {
    verdict: verdicts[verdict],
    counts: { ...counts },
    findings: findings.map(({ rule, text, doc, receiver, said, seen, lines }) => ({
      ...{ rule, text, said, seen, lines: lines.map(({ line }) => line) },
      ...(doc === undefined ? {} : { doc }),
      ...(receiver === undefined ? {} : { receiver }),
    })),
    byRule: { ...byRule },
  };
}
