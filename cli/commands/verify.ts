import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { addKeyPassword } from '../sign/key-options.ts';
import { addProofOptions } from '../sign/proof-options.ts';
import type { VerifyOptions } from '../verify/verify-file.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Kiểm tra mọi chữ ký số của một tệp: PDF, gói tin .edxml cùng tệp đính kèm, chữ ký CMS .p7s.',
    en: 'Verify every signature of a file: PDF, .edxml packet with its attachments, CMS .p7s.',
  },
  examples: [
    {
      line: 'lienthong verify cong-van.pdf --trust goc.pem --online',
      does: {
        vi: 'hỏi trạng thái chứng thư qua mạng; mã thoát 0 hợp lệ, 1 không hợp lệ, 2 chưa kết luận được',
        en: 'asks for the states of certificates; exit code 0 valid, 1 not valid, 2 undetermined',
      },
    },
    {
      line: 'lienthong verify goi-tin.edxml --trust goc.json --proof tai-lieu/ --received 2026-11-20T09:20:00+07:00',
      does: {
        vi: 'không qua mạng, xét theo lúc Trục nhận lần đầu; kèm các quy tắc về văn bản ký số',
        en: 'offline, as of the first receipt by the hub; with the rules on signed documents',
      },
    },
    {
      line: 'lienthong verify mat.edxml --key H17-ma-hoa.p12 --trust goc.pem --online',
      does: {
        vi: 'mở tệp đính kèm mã hoá trong bộ nhớ rồi kiểm tra',
        en: 'opens encrypted attachments in memory, then verifies',
      },
    },
    {
      line: 'lienthong verify bao-cao.docx.p7s --content bao-cao.docx --trust goc.pem --json',
      does: { vi: 'chữ ký tách rời của một tệp', en: 'a detached signature of a file' },
    },
  ],
};

/** `lienthong verify <file>`. */
export function registerVerify(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(program, context, 'verify <file>', words).option(
    '--content <file>',
    text('nội dung mà chữ ký .p7s ký lên', 'what a .p7s signature is over'),
  );
  addProofOptions(command, context);
  command
    .option(
      '--received <iso>',
      text(
        'lúc Trục nhận lần đầu, khi không có dấu thời gian',
        'first receipt by the hub, where no time-stamp is',
      ),
    )
    .option(
      '--time <iso>',
      text('xét như vào lúc này, thay cho bây giờ', 'judge as of this time, instead of now'),
    )
    .option(
      '--key <file>',
      text(
        'khoá PKCS#12 (.p12, .pfx) để mở tệp đính kèm mã hoá',
        'PKCS#12 key file (.p12, .pfx) that opens encrypted attachments',
      ),
    );
  addKeyPassword(command, context)
    .option(
      '--world <name or file>',
      text(
        'danh mục để tra cơ quan ban hành của gói tin: 2026, hoặc tệp YAML/JSON của bạn',
        'cast of agencies to look a packet’s issuing body up in: 2026, or a YAML/JSON file of yours',
      ),
      '2026',
    )
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyFile } = await import('../verify/verify-file.ts');
      await verifyFile(context, file, options);
    });
}
