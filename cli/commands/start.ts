import type { Command } from 'commander';
import { addFaults } from '../add-faults.ts';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { addHubPorts, addTrustServices } from '../hub/start-options.ts';
import { wrongOption } from '../option-errors.ts';
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
  const command = addCommand(program, context, 'start', words).option(
    '--once',
    text('kết thúc khi công văn đã xử lý xong', 'end when the letter is finished'),
  );
  addHubPorts(command, context)
    .option(
      '--seed <n>',
      text('hạt giống: cùng số thì cùng diễn biến', 'seed: the same number, the same course'),
      seedOption(context),
      2026,
    )
    .option(
      '--store <place>',
      text(
        'nơi lưu dữ liệu: một thư mục (mặc định: thư mục tạm, xoá khi dừng), memory, hoặc postgres://…',
        'where data are kept: a folder (default: a temporary one, gone at the end), memory, or postgres://…',
      ),
    );
  addTrustServices(command, context)
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
          'attachments: tệp đính kèm được mã hoá cho bên nhận; Trục chuyển mà không đọc được (chạy kèm --pki)',
          'attachments travel encrypted for their receivers; the hub cannot read them (starts --pki too)',
        ),
        ['attachments'],
      ),
    );
  addFaults(command, context).action(async (options: StartOptions) => {
    const { createSystemClock } = await import('../../simulator/ports/system-clock.ts');
    const { createSteerableClock } = await import('../../simulator/ports/steerable-clock.ts');
    const clock = createSteerableClock(createSystemClock());
    const { runStory } = await import('../story/run-story.ts');
    const { inTemporaryFolder } = await import('../story/temporary-folder.ts');
    const tell = (store: string) => runStory(context, { ...options, store }, clock);
    await (options.store === undefined ? inTemporaryFolder(tell) : tell(options.store));
  });
}

/** Reads the seed. @throws wrong usage when it is no whole number from 0 to 2^32. */
function seedOption(context: CliContext): (value: string) => number {
  return (value) => {
    const seed = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (seed <= 2 ** 32) return seed;
    throw wrongOption(context, { vi: 'cần một số nguyên không âm', en: 'give a whole number, not negative' });
  };
}
