import type { Command } from 'commander';
import type { CalibrateOptions } from '../calibrate/run-calibrate.ts';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';

const words: CommandWords = {
  summary: {
    vi: 'Đo giới hạn của máy này: fsync, tệp bền, SQLite, SHA-256, RSA, ECDSA, HTTP; mọi con số hiệu năng đọc theo đó.',
    en: 'Measure what this machine does at most: fsync, durable files, SQLite, SHA-256, RSA, ECDSA, HTTP; speeds are read against it.',
  },
  examples: [
    { line: 'lienthong calibrate', does: { vi: 'khoảng một phút', en: 'takes about a minute' } },
    {
      line: 'lienthong calibrate --quick --json',
      does: { vi: 'vài giây, dạng JSON', en: 'a few seconds, as JSON' },
    },
    {
      line: 'lienthong calibrate --dir /var/lib/truc',
      does: { vi: 'đo ổ đĩa nơi Trục lưu dữ liệu', en: 'the disk on which a hub keeps its data' },
    },
  ],
};

/** `lienthong calibrate`. */
export function registerCalibrate(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addCommand(program, context, 'calibrate', words)
    .option('--quick', text('đo nhanh, kém chính xác hơn', 'quicker, and less exact'))
    .option(
      '--dir <folder>',
      text('thư mục trên ổ đĩa cần đo', 'a folder on the disk to be measured'),
      '.lienthong',
    )
    .action(async (options: CalibrateOptions) => {
      const { runCalibrate } = await import('../calibrate/run-calibrate.ts');
      await runCalibrate(context, options);
    });
}
