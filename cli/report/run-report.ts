import { exitCodeOf } from '../../conformance/engine/run-verdict.ts';
import { writeReport } from '../check/write-report.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { readReport } from './read-run.ts';
import { refusalCode } from './refusal-code.ts';

/** The options of `lienthong report`, as the parser hands them over. */
export interface ReportOptions {
  readonly html?: string;
  readonly junit?: string;
  readonly tap?: string;
  readonly everything?: true;
  readonly json?: true;
  /** `report` unless another is named. */
  readonly schema?: true | string;
}

/**
 * Prints the report of a run that was kept, and writes it in other forms. The exit code is the run's; 1 when its
 * evidence was tampered with; 2 when nobody had judged it.
 * @throws {CommandFailure} when there is no such run, or what is there is none.
 */
export async function runReport(
  context: CliContext,
  place: string | undefined,
  options: ReportOptions,
): Promise<void> {
  if (options.schema !== undefined) return printSchema(context, options.schema);
  if (place === undefined) {
    throw usageFailure({
      vi: 'cần tên gói bằng chứng hoặc báo cáo JSON',
      en: 'the name of a bundle or of a JSON report is missing',
    });
  }
  const run = await readReport(context, place);
  if (!run.ok) {
    context.setExitCode(refusalCode(run.problems));
    if (options.json === true) {
      const problems = problemsAsJson(run.problems, context.language);
      context.stdout.write(`${JSON.stringify({ ok: false, problems }, null, 2)}\n`);
    } else context.stderr.write(renderProblems(context, run.problems));
    return;
  }
  await writeReport(context, options, run.value.report, run.value.evidence);
  context.setExitCode(exitCodeOf(run.value.report.verdict));
}

async function printSchema(context: CliContext, of: true | string): Promise<void> {
  const schema = await schemaOf(of === true ? 'report' : of);
  context.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}

/** @throws {CommandFailure} for a name that there is none of. */
async function schemaOf(name: string): Promise<object> {
  switch (name) {
    case 'report':
      return (await import('../../conformance/report/report-schema.ts')).publishedReportSchema;
    case 'evidence':
      return (await import('../../conformance/engine/evidence-document.ts')).publishedEvidenceSchema;
    case 'withdrawals':
      return (await import('../../conformance/report/certificate/withdrawals.ts')).publishedWithdrawalsSchema;
    default:
      throw usageFailure({
        vi: `--schema “${name}”: chỉ có report, evidence, withdrawals`,
        en: `--schema “${name}”: there are report, evidence, withdrawals`,
      });
  }
}
