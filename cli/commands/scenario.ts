import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceArgument } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { durationOption } from '../duration-option.ts';
import type { ScenarioOptions } from '../scenario/run-file.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Chạy kịch bản trao đổi trong thời gian ảo, và so sổ sách của mọi bên.',
    en: 'Run a scenario of an exchange in virtual time, and compare the books of all sides.',
  },
  examples: [
    { line: 'lienthong scenario list', does: { vi: 'các kịch bản có sẵn', en: 'the scenarios that ship' } },
    {
      line: 'lienthong scenario run recall-agreed',
      does: {
        vi: 'chạy một kịch bản có sẵn; mã thoát 1 khi khác mong đợi',
        en: 'runs one; exit code 1 when it comes out otherwise',
      },
    },
    {
      line: 'lienthong scenario run kich-ban.yaml --seed 7 --json',
      does: { vi: 'chạy tệp của mình với hạt giống khác', en: 'runs your own file with another seed' },
    },
    {
      line: 'lienthong scenario check kich-ban.yaml',
      does: {
        vi: 'chỉ kiểm tra tệp, chỉ rõ dòng sai',
        en: 'only reads the file, and names the lines that are wrong',
      },
    },
  ],
};

/** `lienthong scenario list`, `scenario run <file or name>`, `scenario check <file>`. */
export function registerScenario(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'scenario', words)
    .addArgument(choiceArgument('<action>', text('làm gì', 'what to do'), ['list', 'run', 'check']))
    .argument('[file]', text('tệp hoặc tên kịch bản', 'a file, or the name of one that ships'))
    .option(
      '--seed <text>',
      text('hạt giống thay cho hạt giống của kịch bản', 'in the place of the scenario’s own'),
    )
    .option(
      '--limit <time>',
      text('mã thoát 1 khi chạy lâu hơn, ví dụ 60s', 'exit code 1 when it takes longer, 60s for instance'),
      durationOption(context),
    )
    .option(
      '--cpu-limit <time>',
      text('như trên, tính theo thời gian bộ xử lý', 'likewise, by processor time'),
      durationOption(context),
    )
    .option(
      '--twice',
      text(
        'chạy hai lần; mã thoát 1 khi mã vết khác nhau',
        'run it twice; exit code 1 when the trace hashes differ',
      ),
    )
    .action(async (action: 'list' | 'run' | 'check', file: string | undefined, options: ScenarioOptions) => {
      const { checkFile, listAll, runFile } = await import('../scenario/run-file.ts');
      switch (action) {
        case 'list':
          return listAll(context, options);
        case 'run':
          return runFile(context, file, options);
        case 'check':
          return checkFile(context, file, options);
      }
    });
}
