import type { Command } from 'commander';
import { profileNames } from '../../loadtests/profiles/profile.ts';
import { type CommandWords, choiceArgument } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { countOption } from '../count-option.ts';
import { usualDuration } from '../duration-option.ts';
import type { LoadMutantsOptions } from '../load/mutants/run-mutants.ts';
import type { LoadSmokeOptions } from '../load/smoke/run-smoke.ts';
import { scaleOption } from '../scale-option.ts';
import { addUpkeep } from './upkeep-command.ts';

const smokeWords: CommandWords = {
  summary: {
    vi: 'Thử bản 20 giây của từng bài tải bằng k6 với Trục tham chiếu; không có k6 thì bỏ qua và nói rõ.',
    en: 'Try the 20 seconds of each load test with k6 against the reference hub; without k6 it is skipped out loud.',
  },
  examples: [
    {
      line: 'npm run load:smoke',
      does: { vi: 'tất cả, khoảng sáu phút', en: 'all of them, about six minutes' },
    },
    {
      line: 'npm run load:smoke -- L2 L4 --built',
      does: { vi: 'hai bài, với bản đã dựng', en: 'two of them, with the built program' },
    },
  ],
};

/** `npm run load:smoke`. */
export function registerLoadSmoke(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addUpkeep(program, context, 'load:smoke', smokeWords)
    .addArgument(
      choiceArgument(
        '[profiles...]',
        text('bài tải; mặc định: L1 đến L10', 'profiles; default: L1 to L10'),
        profileNames,
      ),
    )
    .option('--built', text('dùng bản đã dựng (npm run build)', 'use the built program (npm run build)'))
    .option('--strict', text('không có k6 là mã thoát 2', 'no k6 is exit 2'))
    .addOption(
      usualDuration(context, '--timeout <time>', text('mỗi bài lâu nhất', 'longest for one profile'), '6m'),
    )
    .action(async (profiles: readonly string[], options: LoadSmokeOptions) => {
      const { runLoadSmoke } = await import('../load/smoke/run-smoke.ts');
      await runLoadSmoke(context, profiles, options);
    });
}

const mutantWords: CommandWords = {
  summary: {
    vi: 'Thử phép đối chiếu dưới tải bằng các Trục cố ý sai: trong tiến trình, rồi bằng k6 với nhịp thật.',
    en: 'Try the check of truth under load on broken hubs: in this process, then by k6 at the true rate.',
  },
  examples: [
    {
      line: 'npm run soak:load-mutants -- --driver',
      does: { vi: 'không dùng k6, khoảng một phút', en: 'without k6, about a minute' },
    },
    {
      line: 'npm run soak:load-mutants -- --only loses-documents --every 100000 --write',
      does: {
        vi: 'một Trục, sai 1 trên 100.000 lần, thêm vào docs/load-truth.md',
        en: 'one hub, wrong once in 100,000, added to docs/load-truth.md',
      },
    },
  ],
};

/** `npm run soak:load-mutants`. */
export function registerLoadMutants(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addUpkeep(program, context, 'soak:load-mutants', mutantWords)
    .option('--driver', text('không dùng k6', 'leave k6 out'))
    .option('--only <id>', text('chỉ một Trục sai, hoặc “orderly”', 'one broken hub, or “orderly”'))
    .option(
      '--every <n>',
      text('sai một lần trong từng ấy', 'wrong once in so many'),
      countOption(context),
      100_000,
    )
    .option('--seconds <n>', text('k6 chạy bao lâu', 'how long k6 sends'), countOption(context))
    .option('--scale <n>', text('nhân tải của k6', 'multiplies the rates of k6'), scaleOption(context), 1)
    .option('--seed <text>', text('hạt giống', 'seed'), '2026')
    .option('--write', text('viết docs/load-truth.md', 'write docs/load-truth.md'))
    .action(async (options: LoadMutantsOptions) => {
      const { runLoadMutants } = await import('../load/mutants/run-mutants.ts');
      await runLoadMutants(context, options);
    });
}
