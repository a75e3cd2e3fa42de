import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Quét cổng TLS của một Trục hay máy chủ: phiên bản, bộ mã, chứng thư, xác thực hai chiều.',
    en: 'Scan the TLS port of a hub or server: versions, suites, certificate, mutual authentication.',
  },
  examples: [
    {
      line: 'lienthong link-scan https://truc.example:8443 --roots ca.pem',
      does: {
        vi: 'quét và đối chiếu chứng thư với các gốc trong ca.pem',
        en: 'scan, and judge the certificate by the roots in ca.pem',
      },
    },
    {
      line: 'lienthong link-scan 10.20.1.5:443 --name truc.example --json',
      does: {
        vi: 'gọi theo địa chỉ, kiểm tra theo tên; kết quả JSON',
        en: 'call by address, check by name; JSON',
      },
    },
  ],
};

/** `lienthong link-scan <address>`. */
export function registerLinkScan(program: Command, context: CliContext): void {
  addCommand(program, context, 'link-scan <address>', words)
    .option(
      '--roots <file>',
      say(context, {
        vi: 'tệp PEM chứa các chứng thư gốc được tin cậy; mặc định là của hệ điều hành',
        en: 'PEM file of the trusted roots; default: those of the runtime',
      }),
    )
    .option(
      '--name <host>',
      say(context, { vi: 'tên máy chủ cần kiểm tra', en: 'the host name to ask for and check' }),
    )
    .action(async (address: string, options: { roots?: string; name?: string; json?: true }) => {
      const { runLinkScan } = await import('../link/run-link-scan.ts');
      await runLinkScan(context, address, options);
    });
}
