import type { Command } from 'commander';
import { profileNames } from '../../loadtests/profiles/profile.ts';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { durationOption } from '../duration-option.ts';
import type { LoadRunOptions } from '../load/run/run-load.ts';
import { scaleOption } from '../scale-option.ts';

const words: CommandWords = {
  judges: true,
  summary: {
    vi: 'Chạy một bài tải bằng k6, đối chiếu từng văn bản, và lập một trang báo cáo.',
    en: 'Run a load profile with k6, count every document, and make one page of it.',
  },
  examples: [
    {
      line: 'lienthong load run L2 --smoke',
      does: {
        vi: '20 giây với Trục tham chiếu, để thử công cụ',
        en: '20 seconds against the reference hub, to try the tools',
      },
    },
    {
      line: 'lienthong load run L2 --out tai-l2/',
      does: {
        vi: 'phút cao điểm ngày giáp Tết, đủ 10 phút; kết quả ở tai-l2/report.html',
        en: 'the peak minute of the day before Tết, for 10 minutes; see tai-l2/report.html',
      },
    },
    {
      line: 'lienthong load run L2 --target https://truc.example/api --payloads goi/ --secrets khoa.json',
      does: { vi: 'một Trục khác', en: 'another hub' },
    },
  ],
};

/** `lienthong load run [profile]`. */
export function registerLoadRun(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const command = addCommand(program, context, 'run [profile]', words);
  command
    .option(
      '--target <url>',
      text('địa chỉ Trục; mặc định tự chạy Trục tham chiếu', 'the hub; default: our own'),
    )
    .option(
      '--management <url>',
      text('cổng quản lý của Trục đó, nếu có', 'its management port, where it has one'),
    )
    .option(
      '--payloads <folder>',
      text('thư mục của lienthong load prepare', 'a folder of lienthong load prepare'),
    )
    .option(
      '--secrets <file>',
      text(
        'khoá bí mật của các hệ thống: {"systemid": "khoá"}',
        'secrets of the systems: {"systemid": "secret"}',
      ),
    )
    .option('--smoke', text('bản 20 giây', 'the short form of 20 seconds'))
    .option('--out <folder>', text('thư mục kết quả; phải rỗng', 'folder of the run; must be empty'))
    .option('--scale <n>', text('nhân tải lên', 'multiplies the rates'), scaleOption(context))
    .option(
      '--duration <time>',
      text('thay thời gian, ví dụ 60s', 'another length, 60s for instance'),
      durationOption(context),
    )
    .option(
      '--without-times',
      text(
        'thời gian chỉ đo, không xét: cho máy còn việc khác',
        'times are measured and not judged: for a machine with other work',
      ),
    )
    .option('--seed <text>', text('hạt giống của gói tin', 'seed of the packets'), '2026')
    .option('--store <folder>', text('nơi Trục tham chiếu lưu', 'where the reference hub keeps its store'))
    .option('--schema', text('in JSON Schema của báo cáo', 'print the JSON Schema of a report'))
    .addHelpText('after', `\n${text('Bài tải', 'Profiles')}: ${profileNames.join(', ')}`)
    .action(async (profile: string | undefined) => {
      const { runLoad } = await import('../load/run/run-load.ts');
      await runLoad(context, profile, command.optsWithGlobals<LoadRunOptions>(), versionOf(command));
    });
}

/** The program's own, above the group. */
function versionOf(command: Command): string {
  for (let each: Command | null = command; each !== null; each = each.parent) {
    const version = each.version();
    if (version !== undefined) return version;
  }
  return 'unknown';
}
