import { canonicalJson } from '../../conformance/report/canonical-json.ts';
import { type LoadReport, whatItIsNot } from '../../loadtests/report/load-report.ts';

/** The report for machines, canonical; `about`, what it is not, sorts before every other key. */
export function renderLoadJson(report: LoadReport): string {
  return canonicalJson({ ...report, about: whatItIsNot });
}
