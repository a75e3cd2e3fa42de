import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { LinkTrialOptions } from '../link/run-link-trial.ts';
import { portOption } from '../port-option.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Dựng một Trục đúng và các Trục giả (hết hạn, tự ký, sai tên, TLS cũ…) để xem hệ thống của bạn có từ chối không.',
    en: 'Put up a sound hub and false ones (expired, self-signed, wrong host, old TLS …) to see whether your system refuses them.',
  },
  examples: [
    {
      line: 'lienthong link-trial',
      does: {
        vi: 'in chứng thư gốc cần tin cậy và địa chỉ của từng Trục; gọi lần lượt rồi bấm Ctrl-C',
        en: 'prints the root to trust and the address of each hub; call them in turn, then press Ctrl-C',
      },
    },
    {
      line: "lienthong link-trial --run 'curl --cacert {root} {url}/getAgenciesList' --json",
      does: {
        vi: 'chạy lệnh này với từng Trục rồi kết luận; mã thoát 0 nếu đạt',
        en: 'runs the command against each hub and judges; exit code 0 when all is well',
      },
    },
  ],
};

/** `lienthong link-trial`. */
export function registerLinkTrial(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'link-trial', words)
    .option(
      '--run <command>',
      text(
        'lệnh gọi hệ thống của bạn; {url} và {root} được thay vào',
        'a command that makes your system call; {url} and {root} are filled in',
      ),
    )
    .option(
      '--host <name>',
      text('tên máy này như hệ thống của bạn gọi', 'name of this machine, as your system calls it'),
      'localhost',
    )
    .option('--listen <address>', text('địa chỉ lắng nghe', 'address to listen on'), '127.0.0.1')
    .option(
      '--port <n>',
      text('cổng đầu tiên, các cổng sau nối tiếp', 'first port; the others follow'),
      portOption(context),
    )
    .option(
      '--root-file <file>',
      text('nơi ghi chứng thư gốc', 'where the root certificate is written'),
      '.lienthong/link-root.pem',
    )
    .action(async (options: LinkTrialOptions) => {
      const { runLinkTrial } = await import('../link/run-link-trial.ts');
      await runLinkTrial(context, options);
    });
}
