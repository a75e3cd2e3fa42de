import { exitCodeOf } from '../../conformance/engine/run-verdict.ts';
import { writeReport } from '../check/write-report.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { readReport } from './read-run.ts';

/** The options of `lienthong report`, as the parser hands them over. */
export interface ReportOptions {
  readonly html?: string;
  readonly junit?: string;
  readonly tap?: string;
  readonly everything?: true;
  readonly json?: true;
  readonly schema?: true;
}

/**
 * Prints the report of a run that was kept, and writes it in other forms. The exit code is the run's.
 * @throws {CommandFailure} when there is no such run.
 */
export async function runReport(
  context: CliContext,
  place: string | undefined,
  options: ReportOptions,
): Promise<void> {
  if (options.schema === true) return printSchema(context);
  if (place === undefined) {
    throw usageFailure({
      vi: 'cần tên gói bằng chứng hoặc báo cáo JSON',
      en: 'the name of a bundle or of a JSON report is missing',
    });
  }
  const run = await readReport(context, place);
  if (!run.ok) {
    context.setExitCode(1);
    if (options.json === true) {
      const problems = problemsAsJson(run.problems, context.language);
      context.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    } else context.stderr.write(renderProblems(context, run.problems));
    return;
  }
  await writeReport(context, options, run.value.report, run.value.evidence);
  context.setExitCode(exitCodeOf(run.value.report.verdict));
}

async function printSchema(context: CliContext): Promise<void> {
  const { publishedReportSchema } = await import('../../conformance/report/report-schema.ts');
  context.stdout.write(`${JSON.stringify(publishedReportSchema, null, 2)}\n`);
}
