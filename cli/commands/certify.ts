import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { CertifyOptions } from '../report/run-certify.ts';
import type { VerifyPackageOptions } from '../report/run-verify-certificate.ts';
import { addKeyOptions } from '../sign/key-options.ts';
import { addProofOptions } from '../sign/proof-options.ts';

const certifyWords: CommandWords = {
  judges: true,
  summary: {
    vi: 'Lập gói ghi nhận kết quả kiểm thử từ các lần chạy đủ kế hoạch, có chữ ký số và dấu thời gian.',
    en: 'Make a signed and time-stamped package out of complete runs.',
  },
  examples: [
    {
      line: 'lienthong certify chay-gui/ chay-nhan/ -o goi.zip --key co-quan.p12 --tsa http://… --trust goc.pem --online',
      does: {
        vi: 'mỗi vị trí một lần chạy; thiếu điều gì thì từ chối, nêu mọi lý do',
        en: 'one run a seat; refused with every reason when anything is missing',
      },
    },
  ],
};

const verifyWords: CommandWords = {
  judges: true,
  summary: {
    vi: 'Kiểm tra gói ghi nhận kết quả kiểm thử, không cần đến ai.',
    en: 'Verify such a package, without asking anybody.',
  },
  examples: [
    {
      line: 'lienthong verify-certificate goi.zip --trust goc.pem',
      does: {
        vi: 'mã thoát 0 hợp lệ, 1 không chấp nhận, 2 chưa kết luận được về người ký',
        en: 'exit code 0 valid, 1 refused, 2 who signed it is open',
      },
    },
    {
      line: 'openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -CAfile goc.pem -purpose any',
      does: { vi: 'riêng chữ ký, không cần lienthong', en: 'the signature alone, without lienthong' },
    },
  ],
};

/** `lienthong certify <runs...>`. */
export function registerCertify(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addKeyOptions(addCommand(program, context, 'certify <runs...>', certifyWords), context)
    .requiredOption('-o, --output <package>', text('thư mục hoặc tệp .zip', 'a folder or a .zip file'))
    .option('--tsa <url>', text('dịch vụ dấu thời gian (RFC 3161)', 'time-stamp service (RFC 3161)'))
    .option(
      '--without <what...>',
      text(
        'hệ thống không tạo loại này: zip, scan, copy, packet-signature',
        'the system writes none of these: zip, scan, copy, packet-signature',
      ),
    )
    .option('--valid-until <day>', text('ngày cuối cùng có giá trị', 'last day on which it is good'));
  addProofOptions(command, context);
  command
    .option(
      '--unchecked',
      text(
        'không kiểm tra chứng thư: gói được ghi là ký bằng khoá thử nghiệm',
        'do not check the certificate: the package says that it is signed with a test key',
      ),
    )
    .option(
      '--time <iso>',
      text('lập như vào lúc này: chỉ để tạo mẫu', 'make it as of this time: for samples'),
    )
    .action(async (runs: readonly string[], options: CertifyOptions) => {
      const { runCertify } = await import('../report/run-certify.ts');
      await runCertify(context, runs, options, program.version() ?? 'unknown');
    });
}

/** `lienthong verify-certificate <package>`. */
export function registerVerifyCertificate(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(program, context, 'verify-certificate <package>', verifyWords);
  addProofOptions(command, context);
  command
    .option(
      '--withdrawn <file or url>',
      text('danh sách gói đã thu hồi (kèm .p7s)', 'list of withdrawn packages (with its .p7s)'),
    )
    .option(
      '--time <iso>',
      text('xét như vào lúc này, thay cho bây giờ', 'judge as of this time, instead of now'),
    )
    .action(async (place: string, options: VerifyPackageOptions) => {
      const { runVerifyCertificate } = await import('../report/run-verify-certificate.ts');
      await runVerifyCertificate(context, place, options);
    });
}
