import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const words: CommandWords = {
  summary: {
    vi: 'Giải thích một mã lỗi, hoặc liệt kê mọi mã lỗi.',
    en: 'Explain a problem code, or list every code.',
  },
  examples: [
    {
      line: 'lienthong problems xml.not-well-formed',
      does: { vi: 'giải thích mã này và cách sửa', en: 'explain this code and its remedy' },
    },
    {
      line: 'lienthong problems --json',
      does: { vi: 'toàn bộ danh mục lỗi, dạng JSON', en: 'the whole catalogue as JSON' },
    },
  ],
};

/** `lienthong problems [code]`. */
export function registerProblems(program: Command, context: CliContext): void {
  addCommand(program, context, 'problems [code]', words)
    .option(
      '--markdown',
      say(context, { vi: 'cả danh mục, dạng Markdown', en: 'the whole catalogue as Markdown' }),
    )
    .action(async (code: string | undefined, options: { json?: true; markdown?: true }) => {
      const { explainProblems } = await import('../explain/problems.ts');
      explainProblems(context, code, options);
    });
}
