import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { ReportOptions } from '../report/run-report.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'In báo cáo của một lần chạy đã lưu, hoặc ghi ra HTML, JUnit, TAP, JSON.',
    en: 'Print the report of a run that was kept, or write it as HTML, JUnit, TAP, JSON.',
  },
  examples: [
    {
      line: 'lienthong report chay-01/ --html bao-cao.html',
      does: {
        vi: 'một trang HTML đọc được không cần mạng, có tiếng Việt và tiếng Anh',
        en: 'one HTML page that needs no network, in Vietnamese and English',
      },
    },
    {
      line: 'lienthong report chay-01/ --junit ket-qua.xml --tap ket-qua.tap --json',
      does: { vi: 'cho CI và cho máy đọc', en: 'for CI and for machines' },
    },
    {
      line: 'lienthong report --schema evidence',
      does: { vi: 'in JSON Schema của gói bằng chứng', en: 'print the JSON Schema of a bundle of evidence' },
    },
  ],
};

/** `lienthong report [run]`. */
export function registerReport(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'report [run]', words)
    .option('--html <file>', text('ghi trang HTML', 'write the HTML page'))
    .option('--junit <file>', text('ghi JUnit XML', 'write JUnit XML'))
    .option('--tap <file>', text('ghi TAP 14', 'write TAP 14'))
    .option('--everything', text('in cả phép kiểm tra đã đạt', 'print what passed, too'))
    .option(
      '--schema [of]',
      text(
        'in JSON Schema: report, evidence, withdrawals',
        'print a JSON Schema: report, evidence, withdrawals',
      ),
    )
    .action(async (run: string | undefined, options: ReportOptions) => {
      const { runReport } = await import('../report/run-report.ts');
      await runReport(context, run, options);
    });
}
