import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { fuzzTargets } from '../../simulator/hub/fuzz/report.ts';
import type { CommandWords } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { countOption } from '../count-option.ts';
import type { FuzzOptions } from '../soak/run-fuzz.ts';
import type { HubsOptions } from '../soak/run-hubs.ts';
import type { KillOptions } from '../soak/run-kills.ts';
import { addUpkeep } from './upkeep-command.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const killWords: CommandWords = {
  summary: {
    vi: 'Giết tiến trình Trục dưới tải, tại các điểm định danh và ngẫu nhiên; sổ độc lập đối chiếu từng văn bản.',
    en: 'Kill hubs under load, at named and at drawn moments; a ledger outside the hub counts every document.',
  },
  examples: [
    {
      line: 'npm run soak:kills -- --kills 500 --seed 7',
      does: { vi: 'năm trăm lần, khoảng năm phút', en: 'five hundred of them, about five minutes' },
    },
  ],
};

const powerCutWords: CommandWords = {
  summary: {
    vi: 'Như soak:kills, và bỏ đi mọi điều chưa được ghi bền xuống đĩa, như khi mất điện.',
    en: 'As soak:kills, and what was not synced is gone too, as in a power cut.',
  },
  examples: [
    {
      line: 'npm run soak:power-cuts -- --kills 120',
      does: { vi: 'cần Linux và trình biên dịch C', en: 'it needs Linux and a C compiler' },
    },
  ],
};

/** `npm run soak:kills`. */
export function registerKills(program: Command, context: CliContext): void {
  registerKillRun(program, context, 'kills', killWords);
}

/** `npm run soak:power-cuts`. */
export function registerPowerCuts(program: Command, context: CliContext): void {
  registerKillRun(program, context, 'power-cuts', powerCutWords);
}

function registerKillRun(
  program: Command,
  context: CliContext,
  what: 'kills' | 'power-cuts',
  words: CommandWords,
): void {
  addKillOptions(addUpkeep(program, context, `soak:${what}`, words), context, { kills: 500, seed: 1 }).action(
    async (options: KillOptions) => {
      const { runKillSoak } = await import('../soak/run-kills.ts');
      await runKillSoak(context, what, options);
    },
  );
}

/** How often, and by which draws. */
function addKillOptions(
  command: Command,
  context: CliContext,
  usual: { kills: number; seed: number },
): Command {
  const text = (vi: string, en: string) => say(context, { vi, en });
  return command
    .option('--kills <n>', text('số lần giết', 'how many kills'), countOption(context), usual.kills)
    .option('--seed <n>', text('hạt giống', 'seed'), wholeNumberOption(context), usual.seed);
}

const hubsWords: CommandWords = {
  summary: {
    vi: 'Giết lần lượt ba Trục chung một PostgreSQL dưới tải, rồi đối chiếu sổ.',
    en: 'Kill three hubs on one PostgreSQL in turn under load, and weigh the ledger.',
  },
  examples: [
    {
      line: 'npm run soak:hubs -- --kills 300',
      does: {
        vi: 'máy chủ ở LIENTHONG_POSTGRES, hoặc tự chạy một máy chủ',
        en: 'the server of LIENTHONG_POSTGRES, or one started for this',
      },
    },
  ],
};

/** `npm run soak:hubs`. */
export function registerHubs(program: Command, context: CliContext): void {
  addKillOptions(addUpkeep(program, context, 'soak:hubs', hubsWords), context, {
    kills: 300,
    seed: 2026,
  }).action(async (options: HubsOptions) => {
    const { runHubsSoak } = await import('../soak/run-hubs.ts');
    await runHubsSoak(context, options);
  });
}

const raceWords: CommandWords = {
  summary: {
    vi: 'Các cuộc đua giữa bên gửi, Trục và bên nhận theo nhiều thứ tự hơn hẳn bộ phép thử.',
    en: 'The races between sender, hub and receiver in many more orders of events than the tests try.',
  },
  examples: [
    {
      line: 'npm run soak:races -- --schedules 2000',
      does: { vi: 'hỏng thì in hạt giống của lịch', en: 'a failure names the seed of its schedule' },
    },
  ],
};

/** `npm run soak:races`. */
export function registerRaces(program: Command, context: CliContext): void {
  const schedules = say(context, { vi: 'số lịch của mỗi cuộc đua', en: 'schedules of each race' });
  addUpkeep(program, context, 'soak:races', raceWords)
    .option('--schedules <n>', schedules, countOption(context), 400)
    .action(async (options: { readonly schedules: number; readonly json?: true }) => {
      const { runRaces } = await import('../soak/run-races.ts');
      await runRaces(context, options);
    });
}

const fuzzWords: CommandWords = {
  summary: {
    vi: 'Ném gói tin, yêu cầu, chữ ký, PDF, chứng thư đã làm hỏng vào những phần đọc và xác minh chúng.',
    en: 'Throw damaged packets, requests, signatures, PDFs and certificates at what reads and verifies them.',
  },
  examples: [
    {
      line: 'npm run soak:fuzz',
      does: { vi: 'tất cả, khoảng nửa giờ', en: 'all kinds, about half an hour' },
    },
    {
      line: 'npm run soak:fuzz -- --pdfs 1000000 --seed 9',
      does: { vi: 'nêu loại nào thì chỉ chạy loại đó', en: 'who names kinds gets these alone' },
    },
  ],
};

/** `npm run soak:fuzz`. */
export function registerFuzz(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const number = wholeNumberOption(context);
  const command = addUpkeep(program, context, 'soak:fuzz', fuzzWords)
    .option('--seed <n>', text('hạt giống', 'seed'), number, 1)
    .option(
      '--lanes <n>',
      text('số tiến trình', 'processes at once'),
      countOption(context),
      availableParallelism(),
    );
  for (const target of fuzzTargets) {
    command.option(`--${target} <n>`, text('số trường hợp loại này', 'cases of this kind'), number);
  }
  command.action(async (options: FuzzOptions) => {
    const { runFuzzSoak } = await import('../soak/run-fuzz.ts');
    await runFuzzSoak(context, options);
  });
}
