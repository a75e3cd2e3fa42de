import type { Evidence } from '../../conformance/evidence/evidence.ts';
import type { RunReport } from '../../conformance/report/run-report.ts';
import type { CliContext } from '../context.ts';
import { createPaint } from '../paint.ts';
import { wordingOf } from '../report/wording-of.ts';
import type { CheckOptions } from './options.ts';
import { writeWanted } from './write-wanted.ts';

/** Prints the report for people or machines, and writes the files that were asked for beside it. */
export async function writeReport(
  context: CliContext,
  {
    json,
    everything,
    junit,
    tap,
    html,
  }: Pick<CheckOptions, 'json' | 'everything' | 'junit' | 'tap' | 'html'>,
  report: RunReport,
  evidence: Evidence | undefined,
): Promise<void> {
  const { language } = context;
  if (json === true) {
    const { renderJson } = await import('../../conformance/report/render-json.ts');
    context.stdout.write(`${renderJson(report)}\n`);
  } else {
    const { renderTerminal } = await import('../../conformance/report/render-terminal.ts');
    const paint = createPaint(context);
    context.stdout.write(
      renderTerminal(report, { language, paint, wordingOf, everything: everything === true }),
    );
  }
  if (junit !== undefined) {
    const { renderJunit } = await import('../../conformance/report/render-junit.ts');
    await writeWanted(context, junit, renderJunit(report, { language, wordingOf }));
  }
  if (tap !== undefined) {
    const { renderTap } = await import('../../conformance/report/render-tap.ts');
    await writeWanted(context, tap, renderTap(report, language));
  }
  if (html !== undefined) {
    const { renderHtml } = await import('../../conformance/report/html/render-html.ts');
    await writeWanted(
      context,
      html,
      renderHtml(report, { ...(evidence === undefined ? {} : { evidence }), wordingOf }),
    );
  }
}
