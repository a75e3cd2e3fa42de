import { canonicalJson } from './canonical-json.ts';
import { type RunReport, whatItIsNot } from './run-report.ts';

/**
 * The report for machines, canonical: the same report is the same bytes. `about`, what a report is not, sorts
 * before every other key.
 */
export function renderJson(report: RunReport): string {
  return canonicalJson({ ...report, about: whatItIsNot });
}
