import type { Command } from 'commander';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { InspectOptions } from '../inspect/inspect.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Giải thích một gói tin .edxml: nội dung, các bên, tệp đính kèm, mọi lỗi kèm dòng và cách sửa.',
    en: 'Explain an .edxml packet: content, parties, attachments, every problem with its line and remedy.',
  },
  examples: [
    {
      line: 'lienthong inspect goi-tin.edxml',
      does: {
        vi: 'báo cáo cho người đọc; mã thoát 1 khi gói tin bị từ chối',
        en: 'a report; exit code 1 when the packet is refused',
      },
    },
    {
      line: 'lienthong inspect goi-tin.edxml --dialect strict --json',
      does: { vi: 'đúng theo quy chuẩn, dạng JSON', en: 'by the letter of the regulation, as JSON' },
    },
    {
      line: 'lienthong inspect goi-tin.edxml --extract tep',
      does: {
        vi: 'ghi các tệp đính kèm vào thư mục “tep”',
        en: 'writes the attachments into the folder “tep”',
      },
    },
  ],
};

/** `lienthong inspect <file>`. */
export function registerInspect(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'inspect <file>', words)
    .addOption(
      choiceOption(
        '--dialect <name>',
        text(
          'strict: theo quy chuẩn; observed: như thực tế (mặc định)',
          'strict: the regulation; observed: the field (default)',
        ),
        ['strict', 'observed'],
        'observed',
      ),
    )
    .option(
      '--extract <folder>',
      text('ghi các tệp đính kèm vào thư mục này', 'write the attachments into this folder'),
    )
    .action(async (file: string, options: InspectOptions) => {
      const { inspectFile } = await import('../inspect/inspect.ts');
      await inspectFile(context, file, options, Date.now());
    });
}
