import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import type { SampleOptions } from '../send/write-sample.ts';

const words: CommandWords = {
  summary: {
    vi: 'Ghi một gói tin mẫu đúng quy chuẩn (công văn hai trang có phụ lục, hoặc trạng thái) để gửi thử hoặc sửa thử.',
    en: 'Write a sound sample packet (a two-page letter with an annex, or a status) to send, or to change and try.',
  },
  examples: [
    {
      line: 'lienthong sample goi-tin.edxml --from 0100100079 --to H38',
      does: {
        vi: 'từ Tập đoàn Điện lực Việt Nam đến UBND tỉnh Lào Cai',
        en: 'from Vietnam Electricity to the People’s Committee of Lào Cai',
      },
    },
    {
      line: 'lienthong sample goi-tin.edxml --signed',
      does: {
        vi: 'công văn và phụ lục có chữ ký số thử nghiệm: đạt “check packet”; gốc tin cậy ghi vào goi-tin.edxml.trust.json',
        en: 'letter and annex with test signatures: passes “check packet”; roots go to goi-tin.edxml.trust.json',
      },
    },
    {
      line: 'lienthong sample trang-thai.edxml --status 01 --from 0100100079 --about nhan-duoc.edxml',
      does: {
        vi: 'trạng thái 01 (đã đến) của 0100100079 về văn bản trong gói tin nhận được',
        en: 'status 01 (arrived) of 0100100079 about the document in a received packet',
      },
    },
  ],
};

/** `lienthong sample <file>`. */
export function registerSample(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'sample <file>', words)
    .option('--from <code>', text('mã bên gửi', 'code of the sender'), '0100100079')
    .option('--to <codes>', text('mã các bên nhận, cách nhau bằng dấu phẩy', 'codes, with commas'), 'H38')
    .option('--seed <n>', text('chọn nội dung khác', 'another matter'), '1')
    .option('--style <style>', text('thứ tự phần tử: guide hoặc sdk', 'element order: guide or sdk'), 'guide')
    .option(
      '--signed',
      text('ký số bằng khoá thử tạo tại chỗ', 'sign it with test keys that are made on the spot'),
    )
    .option(
      '--status <code>',
      text(
        'ghi gói tin trạng thái (01, 02, 03 …) của --from thay cho công văn',
        'write a status packet (01, 02, 03 …) of --from instead of a letter',
      ),
    )
    .option(
      '--about <packet>',
      text(
        'gói tin văn bản mà trạng thái nói về; không có thì là công văn mẫu của --to',
        'packet of the document that the status is about; a sample letter of --to unless told',
      ),
    )
    .action(async (file: string, options: SampleOptions) => {
      const { writeSample } = await import('../send/write-sample.ts');
      await writeSample(context, file, options);
    });
}
