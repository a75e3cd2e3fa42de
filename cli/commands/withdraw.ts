import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { WithdrawOptions } from '../report/run-withdraw.ts';
import { addKeyOptions } from '../sign/key-options.ts';
import { addProofOptions } from '../sign/proof-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'Thu hồi gói ghi nhận: thêm vào danh sách công khai có chữ ký số.',
    en: 'Withdraw certificate packages: add them to a public list that is signed.',
  },
  examples: [
    {
      line: 'lienthong withdraw goi.zip -o thu-hoi.json --reason "Hệ thống đã thay đổi" --key co-quan.p12 --trust goc.pem --online',
      does: {
        vi: 'ghi thu-hoi.json và thu-hoi.json.p7s; danh sách có sẵn được giữ và nối dài',
        en: 'writes thu-hoi.json and thu-hoi.json.p7s; a list that is there is kept and grows',
      },
    },
  ],
};

/** `lienthong withdraw [packages...]`: without any, the list is signed anew for another term. */
export function registerWithdraw(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addKeyOptions(addCommand(program, context, 'withdraw [packages...]', words), context, {
    vi: 'tệp khoá PKCS#12 đã ký gói',
    en: 'PKCS#12 key that signed the package',
  })
    .requiredOption('-o, --output <file>', text('tệp danh sách', 'file of the list'))
    .option('--tsa <url>', text('dịch vụ dấu thời gian (RFC 3161)', 'time-stamp service (RFC 3161)'))
    .option('--reason <text>', text('lý do thu hồi', 'why they are withdrawn'))
    .option(
      '--next-update <day>',
      text('ngày cuối dùng được danh sách (30 ngày)', 'last day of the list (30 days)'),
    );
  addProofOptions(command, context);
  command
    .option(
      '--unchecked',
      text('không kiểm tra chứng thư trước khi ký', 'do not check the certificate first'),
    )
    .option(
      '--time <iso>',
      text('lập như vào lúc này: chỉ để tạo mẫu', 'make it as of this time: for samples'),
    )
    .action(async (packages: readonly string[], options: WithdrawOptions) => {
      const { runWithdraw } = await import('../report/run-withdraw.ts');
      await runWithdraw(context, packages, options);
    });
}
