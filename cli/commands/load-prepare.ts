import type { Command } from 'commander';
import { mixNames } from '../../loadtests/payloads/manifest.ts';
import { profileNames } from '../../loadtests/profiles/profile.ts';
import { addCommand, type CommandWords, choiceOption } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { durationOption } from '../duration-option.ts';
import type { PrepareOptions } from '../load/run-prepare.ts';
import { wrongOption } from '../option-errors.ts';

const words: CommandWords = {
  summary: {
    vi: 'Chuẩn bị gói tin cho một bài thử tải: mỗi gói khác nhau, băm sẵn, tệp đính kèm dùng chung.',
    en: 'Prepare the packets of a load test: no two alike, hashed beforehand, attachments shared.',
  },
  examples: [
    {
      line: 'lienthong load prepare --profile L2 --out tai/',
      does: {
        vi: 'mọi thứ mà L2 cần, kể cả danh mục cơ quan (tai/world.json)',
        en: 'all that L2 needs, its world among it (tai/world.json)',
      },
    },
    {
      line: 'lienthong load prepare --profile L1 --world co-quan.yaml --documents 2000 --mix field --out tai/',
      does: { vi: 'cơ quan của mình, cỡ tệp khác nhau', en: 'your own agencies, files of many sizes' },
    },
  ],
};

/** `lienthong load prepare`, below the group of load commands. */
export function registerLoadPrepare(group: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(group, context, 'prepare', words)
    .addOption(
      choiceOption('--profile <name>', text('bài thử', 'the test'), profileNames).makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', text('thư mục để ghi', 'the folder to write to'))
    .option('--smoke', text('bản 20 giây, gói tin nhỏ', 'its form of 20 seconds, with small packets'))
    .option(
      '--duration <time>',
      text('thời gian thay cho của bài thử', 'instead of the test’s own'),
      durationOption(context),
    )
    .option('--scale <n>', text('nhân mọi tốc độ', 'multiplies all rates'), positive(context))
    .option(
      '--world <name or file>',
      text(
        'danh mục cơ quan: 2026 hoặc tệp; mặc định: tạo mới',
        '2026, or a file of agencies; default: one is made',
      ),
    )
    .option('--documents <n>', text('số văn bản', 'how many letters'), whole(context))
    .addOption(
      choiceOption(
        '--mix <name>',
        text(
          'cỡ gói tin: even 1,5 MB, small 20 KB, field từ 20 KB tới 10 MB',
          'sizes of packets: even 1.5 MB, small 20 KB, field 20 KB to 10 MB',
        ),
        mixNames,
      ),
    )
    .option(
      '--fan-out <n>',
      text('số nơi nhận trung bình, từ 1', 'receivers of a letter, in the mean; 1 at least'),
      oneOrMore(context),
    )
    .option('--senders <n>', text('số hệ thống gửi', 'how many systems send'), whole(context))
    .option(
      '--urgency <shares>',
      text(
        'phần trăm thường, khẩn, thượng khẩn, hoả tốc: 80,12,5,3',
        'percent thường, khẩn, thượng khẩn, hoả tốc: 80,12,5,3',
      ),
    )
    .option(
      '--signed-share <n>',
      text('phần văn bản có hai chữ ký, từ 0 tới 1', 'share of letters with both signatures, 0 to 1'),
      shareOfOne(context),
    )
    .option(
      '--pki <url>',
      text(
        'địa chỉ quản lý của dịch vụ chứng thực cấp khoá ký (lienthong hub --world 2026 --pki)',
        'management address of the trust services that issue the keys (lienthong hub --world 2026 --pki)',
      ),
    )
    .option(
      '--seed <text>',
      text('cùng hạt giống thì cùng gói tin', 'the same seed, the same packets'),
      '2026',
    )
    .action(async () => {
      const { runPrepare } = await import('../load/run-prepare.ts');
      await runPrepare(context, command.optsWithGlobals<PrepareOptions>());
    });
}

function positive(context: CliContext): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isFinite(number) && number > 0) return number;
    throw wrongOption(context, { vi: 'cần một số dương', en: 'give a number above zero' });
  };
}

/** No letter goes to nobody. */
function oneOrMore(context: CliContext): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isFinite(number) && number >= 1) return number;
    throw wrongOption(context, { vi: 'cần một số từ 1', en: 'give a number of 1 or more' });
  };
}

function shareOfOne(context: CliContext): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (number >= 0 && number <= 1) return number;
    throw wrongOption(context, { vi: 'cần một số từ 0 tới 1', en: 'give a number from 0 to 1' });
  };
}

function whole(context: CliContext): (value: string) => number {
  return (value) => {
    if (/^[1-9]\d*$/.test(value)) return Number(value);
    throw wrongOption(context, { vi: 'cần một số nguyên dương', en: 'give a whole number above zero' });
  };
}
