import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { SelftestOptions } from '../selftest/run-selftest.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Kiểm chính bộ kiểm thử: mỗi gói tin, Trục, hệ thống cố ý sai một điểm phải bị đúng phép kiểm của nó phát hiện.',
    en: 'Judge the judge: every packet, hub and system with one thing wrong must be found by the check that owns it.',
  },
  examples: [
    { line: 'lienthong selftest', does: { vi: 'in bảng phát hiện', en: 'print the kill matrix' } },
    {
      line: 'lienthong selftest --kind packet --json',
      does: { vi: 'chỉ gói tin, dạng JSON', en: 'packets only, as JSON' },
    },
  ],
};

/** `lienthong selftest`. */
export function registerSelftest(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'selftest', words)
    .addOption(
      choiceOption(
        '--kind <kind>',
        text('loại đối tượng cố ý sai', 'which broken peers'),
        ['packet', 'hub', 'agency', 'all'],
        'all',
      ),
    )
    .option('--markdown', text('cả bảng, dạng Markdown', 'the matrix as Markdown'))
    .action(async (options: SelftestOptions) => {
      const { runSelftest } = await import('../selftest/run-selftest.ts');
      await runSelftest(context, options);
    });
}
