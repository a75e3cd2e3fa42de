import type { Command } from 'commander';
import { addCheckOptions, type CheckOptions } from '../check/options.ts';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const packetWords: CommandWords = {
  summary: {
    vi: 'Kiểm tra gói tin trong tệp, thư mục hoặc bản ghi HTTP (.http, .har), không cần kết nối.',
    en: 'Check packets in files, folders or HTTP captures (.http, .har), without any connection.',
  },
  examples: [
    {
      line: 'lienthong check packet goi-tin.edxml',
      does: { vi: 'kiểm tra một gói tin theo luật hiện hành', en: 'check one packet by the law in force' },
    },
    {
      line: 'lienthong check packet thu-muc/ --profile field --group ENV IDC --html bao-cao.html',
      does: {
        vi: 'cả thư mục, hai nhóm yêu cầu, ghi báo cáo HTML',
        en: 'a folder, two groups, an HTML report',
      },
    },
    {
      line: 'lienthong check packet thu-muc/ --known-failures loi-da-biet.yaml --junit ket-qua.xml',
      does: { vi: 'cho CI, với tệp lỗi đã biết', en: 'for CI, with a file of known failures' },
    },
  ],
};

/** `lienthong check <seat>`: one subcommand a seat. */
export function registerCheck(program: Command, context: CliContext): void {
  const check = program.command('check').description(
    say(context, {
      vi: 'Kiểm tra sự phù hợp của một hệ thống, một Trục, một đường truyền hoặc gói tin.',
      en: 'Check the conformance of a system, a hub, a link or packets.',
    }),
  );
  const version = () => program.version() ?? 'unknown';
  addCheckOptions(addCommand(check, context, 'packet <paths...>', packetWords), context).action(
    async (paths: readonly string[], options: CheckOptions) => {
      const { runCheckPacket } = await import('../check/run-packet.ts');
      await runCheckPacket(context, paths, options, version());
    },
  );
}
