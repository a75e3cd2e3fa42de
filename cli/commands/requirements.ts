import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { RequirementsOptions } from '../requirements/run-requirements.ts';

const words: CommandWords = {
  summary: {
    vi: 'In bảng 282 yêu cầu: văn bản, mức, cách đã đọc, và bộ kiểm thử làm gì với từng yêu cầu.',
    en: 'Print the 282 requirements: where they stand, how they were read, and what the suite does with each.',
  },
  examples: [
    {
      line: 'lienthong requirements --group SIG --actor S',
      does: { vi: 'các yêu cầu về chữ ký của bên gửi', en: 'what is asked of a sender’s signatures' },
    },
    {
      line: 'lienthong requirements --fate on-file --json',
      does: {
        vi: 'những gì chỉ kiểm bằng hồ sơ, dạng JSON',
        en: 'what is only shown by evidence on file, as JSON',
      },
    },
  ],
};

const fates = ['checked', 'attended', 'on-file', 'own-duty', 'untestable', 'out-of-scope'];

/** `lienthong requirements`. */
export function registerRequirements(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'requirements', words)
    .option('--group <name>', text('nhóm, ví dụ ENV', 'group, such as ENV'))
    .option('--actor <letter>', text('bên có nghĩa vụ: S, R, H, O, C, A', 'who owes it: S, R, H, O, C, A'))
    .addOption(
      choiceOption(
        '--fate <kind>',
        text('bộ kiểm thử làm gì với nó', 'what the suite does with it'),
        [...fates, 'any'],
        'any',
      ),
    )
    .addOption(
      choiceOption(
        '--profile <name>',
        text('hồ sơ đọc luật', 'profile'),
        ['law', 'field', 'legacy', 'DT21', 'any'],
        'any',
      ),
    )
    .option('--as-of <day>', text('có hiệu lực tại ngày yyyy-mm-dd', 'in force on this day, yyyy-mm-dd'))
    .option('--markdown', text('cả bảng, dạng Markdown', 'the whole matrix as Markdown'))
    .action(async (options: RequirementsOptions) => {
      const { runRequirements } = await import('../requirements/run-requirements.ts');
      runRequirements(context, options);
    });
}
