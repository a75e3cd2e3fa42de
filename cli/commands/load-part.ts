import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { PartOptions } from '../load/run-part.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chạy một phần của bài thử tải từ máy này; nhiều máy cùng chạy thành một lần thử (docs/load.md).',
    en: 'Make one part of a load run from this machine; several machines make one run (docs/load.md).',
  },
  examples: [
    {
      line: 'lienthong load part 1/3 --target http://truc:8080 --payloads tai/ --secrets khoa.json --out phan-1/',
      does: { vi: 'máy thứ nhất trong ba máy', en: 'the first of three machines' },
    },
    {
      line: 'lienthong load part drain --target http://truc:8080 --payloads tai/ --secrets khoa.json --out cuoi/',
      does: {
        vi: 'khi cả ba đã xong: lấy hết những gì còn chờ; sau đó lienthong load truth phan-*/ cuoi/',
        en: 'when all three are over: take what still waits; then lienthong load truth phan-*/ cuoi/',
      },
    },
  ],
};

/** `lienthong load part <part>`, below the group of load commands. */
export function registerLoadPart(group: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(group, context, 'part <part>', words)
    .requiredOption('--target <url>', text('địa chỉ Trục', 'address of the hub'))
    .requiredOption(
      '--payloads <folder>',
      text(
        'thư mục của lienthong load prepare, giống nhau ở mọi máy',
        'a folder of lienthong load prepare, the same on every machine',
      ),
    )
    .requiredOption(
      '--secrets <file>',
      text(
        'khoá bí mật của các hệ thống: {"systemid": "khoá"}',
        'secrets of the systems: {"systemid": "secret"}',
      ),
    )
    .requiredOption('--out <folder>', text('thư mục cho nhật ký', 'folder for the journal'))
    .action(async (part: string) => {
      const { runPart } = await import('../load/run-part.ts');
      await runPart(context, part, command.optsWithGlobals<PartOptions>());
    });
}
