import type { Command } from 'commander';
import { benchPartNames } from '../bench/part-names.ts';
import type { BenchOptions } from '../bench/run-bench.ts';
import type { BenchStoresOptions } from '../bench/run-bench-stores.ts';
import { type CommandWords, choiceArgument } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { addUpkeep } from './upkeep-command.ts';

const words: CommandWords = {
  summary: {
    vi: 'Đo tốc độ và bộ nhớ; mỗi con số đứng cạnh mức sàn đo trong cùng lần chạy.',
    en: 'Measure speed and memory; every figure stands beside a floor measured in the same run.',
  },
  examples: [
    { line: 'npm run bench', does: { vi: 'tất cả, khoảng nửa giờ', en: 'all of it, about half an hour' } },
    {
      line: 'npm run bench -- sendEdoc chain',
      does: { vi: 'chỉ hai phần này', en: 'these two parts alone' },
    },
    {
      line: 'npm run bench -- --smoke --json',
      does: { vi: 'thử nhanh, dạng JSON', en: 'a quick try, as JSON' },
    },
  ],
};

/** `npm run bench`. */
export function registerBench(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addUpkeep(program, context, 'bench', words)
    .addArgument(
      choiceArgument(
        '[parts...]',
        text('phần cần đo; mặc định: tất cả', 'what to measure; default: all'),
        benchPartNames,
      ),
    )
    .option(
      '--smoke',
      text('một vòng ngắn: chỉ xem có chạy được', 'one short round: it only shows that all of it runs'),
    )
    .action(async (parts: readonly string[], options: BenchOptions) => {
      const { runBench } = await import('../bench/run-bench.ts');
      await runBench(context, parts, options);
    });
}

const storesWords: CommandWords = {
  summary: {
    vi: 'Đo số gói tin mỗi giây từng kho lưu nhận được, và bộ nhớ của Trục khi một gói lớn đi qua.',
    en: 'Measure what each store takes in a second, and a hub’s memory while a long packet passes.',
  },
  examples: [
    {
      line: 'npm run bench:stores',
      does: {
        vi: 'PostgreSQL: máy chủ ở LIENTHONG_POSTGRES, hoặc tự chạy một máy chủ',
        en: 'PostgreSQL: the server of LIENTHONG_POSTGRES, or one started for this',
      },
    },
    {
      line: 'npm run bench:stores -- --long',
      does: { vi: '5.000 gói, và 200 MB', en: '5,000 packets, and 200 MB' },
    },
  ],
};

/** `npm run bench:stores`. */
export function registerBenchStores(program: Command, context: CliContext): void {
  addUpkeep(program, context, 'bench:stores', storesWords)
    .option('--long', say(context, { vi: 'đo lâu hơn, gói lớn hơn', en: 'longer, with a longer packet' }))
    .action(async (options: BenchStoresOptions) => {
      const { runBenchStores } = await import('../bench/run-bench-stores.ts');
      await runBenchStores(context, options);
    });
}
