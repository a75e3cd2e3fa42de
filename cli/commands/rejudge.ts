import type { Command } from 'commander';
import type { RejudgeOptions } from '../check/run-rejudge.ts';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const rejudgeWords: CommandWords = {
  judges: true,
  summary: {
    vi: 'Xét lại một gói bằng chứng đã lưu, không cần kết nối: kết luận có giống không, và vì sao khác.',
    en: 'Judge stored evidence again, offline: whether the verdicts are the same, and why not.',
  },
  examples: [
    {
      line: 'lienthong rejudge phien-01.evidence',
      does: { vi: 'kiểm chuỗi bằng chứng và xét lại', en: 'follow the chain and judge again' },
    },
  ],
};

const compareWords: CommandWords = {
  judges: true,
  summary: {
    vi: 'So sánh hai phiên kiểm thử: lỗi mới, đã khắc phục, phép kiểm tra thêm và bớt.',
    en: 'Compare two runs: new failures, what was mended, checks that came and went.',
  },
  examples: [
    {
      line: 'lienthong compare hom-qua.json hom-nay.evidence',
      does: { vi: 'thoát 1 khi có gì kém đi', en: 'exit 1 when anything got worse' },
    },
  ],
};

/** `lienthong rejudge <bundle>`. */
export function registerRejudge(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'rejudge <bundle>', rejudgeWords)
    .option('--report', text('in cả báo cáo mới', 'print the new report'))
    .option('--everything', text('in cả phép đạt', 'print what passed, too'))
    .option('--junit <file>', text('ghi báo cáo JUnit', 'write JUnit XML'))
    .option('--tap <file>', text('ghi báo cáo TAP', 'write TAP'))
    .option('--html <file>', text('ghi báo cáo một trang HTML', 'write one HTML page'))
    .action(async (bundle: string, options: RejudgeOptions) => {
      const { runRejudge } = await import('../check/run-rejudge.ts');
      await runRejudge(context, bundle, options, program.version() ?? 'unknown');
    });
}

/** `lienthong compare <before> <after>`. */
export function registerCompare(program: Command, context: CliContext): void {
  addCommand(program, context, 'compare <before> <after>', compareWords).action(
    async (before: string, after: string, options: { readonly json?: true }) => {
      const { runCompare } = await import('../check/run-compare.ts');
      await runCompare(context, before, after, options);
    },
  );
}
