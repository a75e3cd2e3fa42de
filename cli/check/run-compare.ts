import { compareReports, isRegression } from '../../conformance/engine/compare-reports.ts';
import { type CliContext, say } from '../context.ts';
import { openReport } from './open-bundle.ts';
import { codeLines, renderChanges } from './render-changes.ts';

/**
 * Compares two runs. Exit code 1 when anything got worse, or is no longer looked at.
 * @throws {CommandFailure} by 2 when there are no two reports to compare.
 */
export async function runCompare(
  context: CliContext,
  before: string,
  after: string,
  { json }: { readonly json?: true },
): Promise<void> {
  const comparison = compareReports(await openReport(context, before), await openReport(context, after));
  const regressions = comparison.changes.filter(isRegression).length;
  if (json) context.stdout.write(`${JSON.stringify({ regressions, ...comparison })}\n`);
  else {
    const rules = {
      vi: 'Hai phiên dùng bộ quy tắc khác nhau.',
      en: 'The two runs were judged by different rules.',
    };
    context.stdout.write(comparison.sameRules ? '' : `${say(context, rules)}\n`);
    for (const line of codeLines(comparison)) context.stdout.write(`${say(context, line)}\n`);
    context.stdout.write(renderChanges(context, comparison));
  }
  context.setExitCode(regressions > 0 ? 1 : 0);
}
