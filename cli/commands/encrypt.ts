import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { DecryptOptions } from '../encrypt/decrypt-file.ts';
import type { EncryptOptions } from '../encrypt/encrypt-file.ts';
import { addKeyOptions } from '../sign/key-options.ts';
import { addProofOptions } from '../sign/proof-options.ts';

const encryptWords: CommandWords = {
  summary: {
    vi: 'Mã hoá tệp đính kèm của gói tin .edxml, hoặc một tệp, cho chứng thư của các bên nhận.',
    en: 'Encrypt the attachments of an .edxml packet, or a file, for the certificates of its receivers.',
  },
  examples: [
    {
      line: 'lienthong encrypt goi-tin.edxml --for G06.pem H17.pem --trust goc.pem --online --out mat.edxml',
      does: {
        vi: 'mỗi bên nhận mở được bằng khoá của mình; Trục chuyển mà không đọc được',
        en: 'each receiver opens it with its own key; the hub relays what it cannot read',
      },
    },
    {
      line: 'lienthong encrypt cong-van.pdf --for G06.pem --as cms --unchecked',
      does: {
        vi: 'một tệp thành CMS (.p7m), không kiểm tra chứng thư: chỉ để thử',
        en: 'a file as CMS (.p7m), without checking the certificate: only for samples',
      },
    },
  ],
};

const decryptWords: CommandWords = {
  summary: {
    vi: 'Giải mã tệp đính kèm của gói tin .edxml, tệp .xenc.txt hoặc .p7m bằng khoá của bên nhận.',
    en: 'Decrypt the attachments of an .edxml packet, an .xenc.txt or a .p7m with a receiver’s key.',
  },
  examples: [
    {
      line: 'lienthong decrypt mat.edxml --key H17-ma-hoa.p12 --out ro.edxml',
      does: {
        vi: 'mã thoát 0 mở được; 1 bị sửa, không dành cho khoá này, thuật toán yếu',
        en: 'exit code 0 opened; 1 changed, not for this key, a weak algorithm',
      },
    },
  ],
};

/** `lienthong encrypt <file>`. */
export function registerEncrypt(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(program, context, 'encrypt <file>', encryptWords)
    .requiredOption(
      '--for <certificates...>',
      text(
        'chứng thư mã hoá, mỗi bên nhận một tệp: PEM (kèm chứng thư CA nếu có) hoặc DER',
        'encryption certificates, one receiver a file: PEM (its authorities’ may follow) or DER',
      ),
    )
    .option('-o, --out <file>', text('tệp kết quả', 'the file to write'))
    .addOption(
      choiceOption(
        '--as <kind>',
        text(
          'packet: tệp đính kèm của gói tin; xml: XML Encryption; cms',
          'packet: its attachments; xml: XML Encryption; cms',
        ),
        ['auto', 'packet', 'xml', 'cms'],
        'auto',
      ),
    )
    .addOption(
      choiceOption(
        '--oaep <hash>',
        text('sha1: chỉ cho phần mềm cũ', 'sha1: only for old software'),
        ['sha256', 'sha1'],
        'sha256',
      ),
    )
    .addOption(
      choiceOption(
        '--cipher <name>',
        text('của CMS; cbc là S/MIME 3.2', 'of CMS; cbc is S/MIME 3.2'),
        ['aes-256-gcm', 'aes-256-cbc'],
        'aes-256-gcm',
      ),
    );
  addProofOptions(command, context);
  command
    .option(
      '--unchecked',
      text('không kiểm tra chứng thư: chỉ để tạo mẫu thử', 'do not check certificates: only for samples'),
    )
    .action(async (file: string, options: EncryptOptions) => {
      const { encryptArgument } = await import('../encrypt/encrypt-file.ts');
      await encryptArgument(context, file, options);
    });
}

/** `lienthong decrypt <file>`. */
export function registerDecrypt(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addKeyOptions(addCommand(program, context, 'decrypt <file>', decryptWords), context)
    .option('-o, --out <file>', text('tệp kết quả', 'the file to write'))
    .action(async (file: string, options: DecryptOptions) => {
      const { decryptArgument } = await import('../encrypt/decrypt-file.ts');
      await decryptArgument(context, file, options);
    });
}
