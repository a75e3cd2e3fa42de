import { type Command, InvalidArgumentError } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { faultsWords } from '../faults-words.ts';
import type { StartOptions } from '../story/run-story.ts';

const words: CommandWords = {
  summary: {
    vi: 'Khởi động Trục và các cơ quan trên máy này, gửi một công văn thật, rồi chờ hệ thống của bạn.',
    en: 'Start a hub and agencies on this machine, send a real letter, then wait for a system of yours.',
  },
  examples: [
    {
      line: 'lienthong start',
      does: { vi: 'chạy đến khi bấm Ctrl-C', en: 'runs until Ctrl-C' },
    },
    {
      line: 'lienthong start --once --lang en',
      does: { vi: 'chạy một lượt rồi kết thúc, tiếng Anh', en: 'one exchange, then ends; in English' },
    },
    {
      line: 'lienthong start --port 8080 --management-port 8081 --store truc',
      does: {
        vi: 'cổng cố định, giữ dữ liệu qua lần chạy sau',
        en: 'fixed ports, and data that survive a restart',
      },
    },
  ],
};

/** `lienthong start`. */
export function registerStart(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const port = (value: string) =>
    wholeNumber(value, 65_535, text('cần một cổng từ 0 đến 65535', 'give a port, 0 to 65535'));
  const seed = (value: string) =>
    wholeNumber(value, 2 ** 32, text('cần một số nguyên không âm', 'give a whole number, not negative'));
  addCommand(program, context, 'start', words)
    .option('--once', text('kết thúc khi công văn đã xử lý xong', 'end when the letter is finished'))
    .option(
      '--port <n>',
      text('cổng của Trục; mặc định một cổng trống', 'port of the hub; default: a free one'),
      port,
    )
    .option(
      '--management-port <n>',
      text('cổng quản lý; mặc định một cổng trống', 'management port; default: a free one'),
      port,
    )
    .option(
      '--seed <n>',
      text('hạt giống: cùng số thì cùng diễn biến', 'seed: the same number, the same course'),
      seed,
      2026,
    )
    .option(
      '--store <place>',
      text(
        'nơi lưu dữ liệu: một thư mục (mặc định: thư mục tạm, xoá khi dừng), memory, hoặc postgres://…',
        'where data are kept: a folder (default: a temporary one, gone at the end), memory, or postgres://…',
      ),
    )
    .option(
      '--pki',
      text(
        'chạy kèm dịch vụ chứng thực thử nghiệm',
        'test trust services beside it: CA, CRL, OCSP, time-stamps',
      ),
    )
    .addOption(
      choiceOption(
        '--signatures <profile>',
        text(
          'công văn được ký số; Trục và cơ quan nhận kiểm tra theo law hoặc field (chạy kèm --pki)',
          'the letter is signed; hub and receivers verify by law or field (starts --pki too)',
        ),
        ['law', 'field'],
      ),
    )
    .addOption(
      choiceOption(
        '--encryption <what>',
        text(
          'tệp đính kèm được mã hoá cho bên nhận; Trục chuyển mà không đọc được (chạy kèm --pki)',
          'attachments travel encrypted for their receivers; the hub cannot read them (starts --pki too)',
        ),
        ['attachments'],
      ),
    )
    .option('--faults <plan>', text(faultsWords.vi, faultsWords.en))
    .action(async (options: StartOptions) => {
      const { createSystemClock } = await import('../../simulator/ports/system-clock.ts');
      const { createSteerableClock } = await import('../../simulator/ports/steerable-clock.ts');
      const clock = createSteerableClock(createSystemClock());
      const { runStory } = await import('../story/run-story.ts');
      const { inTemporaryFolder } = await import('../story/temporary-folder.ts');
      const tell = (store: string) => runStory(context, { ...options, store }, clock);
      await (options.store === undefined ? inTemporaryFolder(tell) : tell(options.store));
    });
}

/** @throws {InvalidArgumentError} when `value` is no whole number from 0 to `most`. */
function wholeNumber(value: string, most: number, otherwise: string): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number <= most) return number;
  throw new InvalidArgumentError(otherwise);
}
