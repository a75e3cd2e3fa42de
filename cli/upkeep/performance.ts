import type { Command } from 'commander';
import { profileNames } from '../../loadtests/profiles/profile.ts';
import { benchPartNames } from '../bench/part-names.ts';
import type { CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { durationOption, usualDuration } from '../duration-option.ts';
import { wrongOption } from '../option-errors.ts';
import type { PerformanceOptions } from '../performance/run-performance.ts';
import { addUpkeep } from './upkeep-command.ts';

const words: CommandWords = {
  summary: {
    vi: 'Đo máy, Trục và các bài tải, rồi viết docs/performance.md và docs/vi/hieu-nang.md.',
    en: 'Measure machine, hub and load tests, and write docs/performance.md and docs/vi/hieu-nang.md.',
  },
  examples: [
    {
      line: 'npm run docs:performance -- --profiles L1,L2,L3 --duration 10m',
      does: { vi: 'mỗi bài tải mười phút', en: 'ten minutes of each profile' },
    },
    {
      line: 'npm run docs:performance -- --from .lienthong/performance',
      does: { vi: 'lập lại trang từ kết quả đã lưu', en: 'the pages anew from stored results' },
    },
  ],
};

/** What the page is about when nothing is named: start-up and inspection have their own pages. */
const usualParts = benchPartNames.filter((each) => each !== 'inspect' && each !== 'start');

/** `npm run docs:performance`. */
export function registerPerformance(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addUpkeep(program, context, 'docs:performance', words)
    .option('--from <folder>', text('kết quả đã lưu; không đo lại', 'stored results; nothing is measured'))
    .option('--store <folder>', text('nơi lưu kết quả', 'where results are kept'), '.lienthong/performance')
    .option('--pages <folder>', text('nơi viết trang', 'where the pages go'), 'docs')
    .option(
      '--parts <list>',
      text('các phần của npm run bench', 'parts of npm run bench'),
      listOf(context, benchPartNames),
      usualParts,
    )
    .option('--profiles <list>', text('các bài tải', 'load profiles'), listOf(context, profileNames), [])
    .option(
      '--duration <time>',
      text('mỗi bài tải lâu bao nhiêu, ví dụ 10m', 'length of each profile, 10m for instance'),
      durationText(context),
    )
    .addOption(
      usualDuration(
        context,
        '--settle <time>',
        text('chờ máy rảnh trước mỗi bước, lâu nhất', 'longest wait for a machine at rest before a step'),
        '3m',
      ),
    )
    .option('--smoke', text('thử nhanh; con số không có ý nghĩa', 'a quick try; its figures say nothing'))
    .option('--no-build', text('không dựng lại', 'do not build'))
    .action(async (options: PerformanceOptions) => {
      const { runPerformance } = await import('../performance/run-performance.ts');
      await runPerformance(context, options);
    });
}

/** Names with commas between them. @throws wrong usage for one that there is not. */
function listOf(context: CliContext, known: readonly string[]): (value: string) => readonly string[] {
  return (value) => {
    const names = value.split(',').filter(Boolean);
    const unknown = names.find((each) => !known.includes(each));
    if (unknown === undefined) return names;
    throw wrongOption(context, {
      vi: `không có “${unknown}”; có: ${known.join(', ')}`,
      en: `there is no “${unknown}”; there are: ${known.join(', ')}`,
    });
  };
}

/** A time as it was typed: the command that is measured reads it again. @throws wrong usage when it is none. */
function durationText(context: CliContext): (value: string) => string {
  return (value) => {
    durationOption(context)(value);
    return value;
  };
}
