import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Đối chiếu từng văn bản từ nhật ký của lần thử tải: không mất, không trùng, không nhầm nơi nhận.',
    en: 'Count every document from the journals of a load run: none lost, none twice, none to a stranger.',
  },
  examples: [
    {
      line: 'lienthong load truth ket-qua/',
      does: {
        vi: 'mọi journal*.ndjson trong thư mục; mã thoát 0 đúng, 1 sai, 2 chưa đủ căn cứ',
        en: 'every journal*.ndjson of a folder; exit 0 true, 1 wrong, 2 nobody can know',
      },
    },
    {
      line: 'lienthong load truth journal-1.ndjson journal-2.ndjson --samples samples.json --json',
      does: {
        vi: 'nhiều tiến trình k6 như một lần chạy, kèm bộ nhớ của Trục',
        en: 'several k6 processes as one run, with the memory of the hub',
      },
    },
  ],
};

/** `lienthong load truth`, below the group of load commands. */
export function registerLoadTruth(group: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(group, context, 'truth <journal...>', words)
    .option('--samples <file>', text('số đo bộ nhớ của Trục', 'what the hub’s process said of its memory'))
    .action(async (journals: readonly string[]) => {
      const { runLoadTruth } = await import('../load/run-truth.ts');
      await runLoadTruth(context, journals, command.optsWithGlobals<{ json?: true; samples?: string }>());
    });
}
