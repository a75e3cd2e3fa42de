import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { addKeyOptions } from '../sign/key-options.ts';
import { addProofOptions } from '../sign/proof-options.ts';
import type { SignOptions } from '../sign/sign-options.ts';

const words: CommandWords = {
  summary: {
    vi: 'Ký số một tệp: PDF (PAdES), gói tin .edxml (XML-DSig), tệp bất kỳ (CMS .p7s). Kiểm tra chứng thư trước khi ký.',
    en: 'Sign a file: PDF (PAdES), .edxml packet (XML-DSig), any file (CMS .p7s). The certificate is checked first.',
  },
  examples: [
    {
      line: 'lienthong sign cong-van.pdf --key lanh-dao.p12 --title "PHÓ CHỦ NHIỆM" --trust goc.pem --online',
      does: {
        vi: 'người có thẩm quyền ký: hình màu xanh giữa chức vụ và họ tên',
        en: 'the competent person: blue image between title and name',
      },
    },
    {
      line: 'lienthong sign cong-van.signed.pdf --key co-quan.p12 --role agency --level lt --tsa http://… --trust goc.pem --online',
      does: {
        vi: 'cơ quan ký sau: dấu đỏ, dấu thời gian, kèm tài liệu chứng minh lâu dài',
        en: 'the agency after that: red seal, time-stamp, proofs for long',
      },
    },
    {
      line: 'lienthong sign phu-luc.pdf --key co-quan.p12 --role annex --code 1234/VPCP-KSTT --trust goc.pem --proof tai-lieu/',
      does: {
        vi: 'phụ lục ở tệp riêng; tài liệu chứng minh lấy từ thư mục',
        en: 'an annex in a file of its own; proofs from a folder',
      },
    },
  ],
};

/** `lienthong sign <file>`. */
export function registerSign(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addKeyOptions(addCommand(program, context, 'sign <file>', words), context)
    .option('-o, --output <file>', text('tệp kết quả', 'the file to write'))
    .addOption(
      choiceOption(
        '--as <kind>',
        text('loại chữ ký', 'kind of signature'),
        ['auto', 'pdf', 'packet', 'detached'],
        'auto',
      ),
    )
    .addOption(
      choiceOption(
        '--role <role>',
        text(
          'ai ký: người có thẩm quyền, cơ quan, phụ lục, bản sao',
          'who signs: person, agency, annex, copy',
        ),
        ['person', 'agency', 'annex', 'copy'],
        'person',
      ),
    );
  addLooks(command, text);
  addManner(command, text);
  addProofOptions(command, context);
  command
    .option(
      '--unchecked',
      text('không kiểm tra chứng thư: chỉ để tạo mẫu thử', 'do not check the certificate: only for samples'),
    )
    .option(
      '--time <iso>',
      text('thời điểm ký thay cho bây giờ: chỉ để tạo mẫu thử', 'sign as of this time: only for samples'),
    )
    .action(async (file: string, options: SignOptions) => {
      const { signFile } = await import('../sign/sign-file.ts');
      await signFile(context, file, options);
    });
}

type Words = (vi: string, en: string) => string;

/** What people see of the signature, and where. */
function addLooks(command: Command, text: Words): void {
  command
    .option('--name <text>', text('họ tên in trên văn bản', 'the name as printed'))
    .option(
      '--title <text>',
      text('dòng chức vụ ngay trên chỗ ký', 'the line of the title above the signature'),
    )
    .option('--body <text>', text('tên cơ quan trên dấu hoặc bản sao', 'name of the body on seal or copy'))
    .option('--code <text>', text('số và ký hiệu văn bản (phụ lục)', 'number and notation (annex)'))
    .addOption(
      choiceOption(
        '--form <text>',
        text('hình thức sao', 'form of the copy'),
        ['SAO Y', 'SAO LỤC', 'TRÍCH SAO'],
        'SAO Y',
      ),
    )
    .option('--at <place>', text('vị trí: trang:trái,trên (mm)', 'place: page:left,top (mm)'))
    .option('--image <png>', text('hình chữ ký hoặc dấu, nền trong suốt', 'picture of signature or seal'))
    .option('--reason <text>', text('lý do ký', 'the reason'))
    .option(
      '--alone',
      text('cơ quan ký khi chưa có chữ ký cá nhân (cần --at)', 'agency without a person (with --at)'),
    );
}

function addManner(command: Command, text: Words): void {
  const level = text(
    'b; t: có dấu thời gian; lt: và tài liệu chứng minh',
    'b; t: time-stamp; lt: and proofs',
  );
  command
    .addOption(choiceOption('--level <level>', level, ['b', 't', 'lt'], 'b'))
    .option('--tsa <url>', text('dịch vụ dấu thời gian (RFC 3161)', 'time-stamp service (RFC 3161)'))
    .option('--scheme <name>', text('rsa-pkcs1, rsa-pss hoặc ecdsa', 'rsa-pkcs1, rsa-pss or ecdsa'))
    .option('--hash <name>', text('sha256, sha384 hoặc sha512', 'sha256, sha384 or sha512'));
}
