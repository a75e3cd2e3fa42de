import { type Command, InvalidArgumentError, Option } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { AgencyOptions } from '../story/run-agency.ts';
import { addSystemOptions } from '../system-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chạy một hệ thống quản lý văn bản mô phỏng, nối vào một Trục bất kỳ.',
    en: 'Run a simulated document management system against any hub.',
  },
  examples: [
    {
      line: 'lienthong agency --hub http://127.0.0.1:8080 --system 0100100079 --secret "…" --code 0100100079',
      does: {
        vi: 'lấy văn bản, vào sổ, xử lý và báo trạng thái đến khi bấm Ctrl-C',
        en: 'fetches, registers, processes and reports until Ctrl-C',
      },
    },
    {
      line: 'lienthong agency --hub http://127.0.0.1:8080 --system G06 --secret "…" --code G06 --clerk refuses --once',
      does: { vi: 'một lượt, từ chối mọi văn bản', en: 'one round; refuses every document' },
    },
  ],
};

/** `lienthong agency`. */
export function registerAgency(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const seconds = (value: string) =>
    positiveSeconds(value, text('cần một số giây dương', 'give seconds, above 0'));
  const command = addCommand(program, context, 'agency', words).requiredOption(
    '--hub <url>',
    text('địa chỉ Trục', 'address of the hub'),
  );
  addSystemOptions(command, context)
    .requiredOption('--code <code>', text('mã định danh của cơ quan', 'identity code of the agency'))
    .addOption(
      new Option(
        '--clerk <script>',
        text('văn thư làm gì: xử lý xong, từ chối, hay không làm gì', 'what its clerk does with a document'),
      )
        .choices(['finishes', 'refuses', 'none'])
        .default('finishes'),
    )
    .option(
      '--interval <seconds>',
      text('giây giữa hai lần lấy văn bản', 'seconds between two polls'),
      seconds,
      5,
    )
    .option('--store <folder>', text('thư mục lưu gói tin và sổ', 'folder for packets and registers'))
    .option('--once', text('một lượt rồi kết thúc', 'one round, then end'))
    .action(async (options: AgencyOptions) => {
      const { createSystemClock } = await import('../../simulator/ports/system-clock.ts');
      const { runAgency } = await import('../story/run-agency.ts');
      await runAgency(context, options, createSystemClock());
    });
}

/** @throws {InvalidArgumentError} when `value` is no number above 0. */
function positiveSeconds(value: string, otherwise: string): number {
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (number > 0 && number <= 86_400) return number;
  throw new InvalidArgumentError(otherwise);
}
