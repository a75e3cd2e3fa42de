import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { VectorOptions } from '../vectors/run-vectors.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Bộ gói tin kiểm thử có sẵn đáp án, dùng được cho bộ kiểm tra của bất kỳ ai.',
    en: 'A corpus of packets with the answers beside them, for anybody’s validator.',
  },
  examples: [
    {
      line: 'lienthong vectors --out goi-mau/',
      does: { vi: 'ghi gói tin và tệp đáp án', en: 'write packets and sidecars' },
    },
    {
      line: 'lienthong vectors --run "python3 kiem_tra.py" --profile law',
      does: {
        vi: 'hỏi bộ kiểm tra của bạn từng gói; mã thoát 1 nếu nó nhận gói sai hoặc từ chối gói đúng',
        en: 'asks your validator about each; exit code 1 when it takes a wrong one or refuses a sound one',
      },
    },
    {
      line: 'lienthong vectors --check',
      does: {
        vi: 'tạo lại và so với bản đã công bố',
        en: 'make it anew and compare with what was published',
      },
    },
  ],
};

/** `lienthong vectors`. */
export function registerVectors(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'vectors', words)
    .option('--out <folder>', text('thư mục để ghi', 'the folder to write to'))
    .option('--check', text('so với bản đã công bố', 'compare with what was published'))
    .option('--publish', text('ghi lại bản công bố của kho này', 'write the index of this repository anew'))
    .option('--run <command>', text('lệnh chạy bộ kiểm tra', 'the command of a validator'))
    .addOption(
      choiceOption(
        '--profile <name>',
        text('cách đọc quy định', 'how rules are read'),
        ['law', 'field'],
        'law',
      ),
    )
    .action(async (options: VectorOptions) => {
      const { runVectors } = await import('../vectors/run-vectors.ts');
      await runVectors(context, options);
    });
}
