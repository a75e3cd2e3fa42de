import type { Command } from 'commander';
import { type CommandWords, choiceArgument } from '../command.ts';
import { type CliContext, say } from '../context.ts';
import { usualDuration } from '../duration-option.ts';
import { mutationRooms } from '../mutation/rooms.ts';
import type { MutationOptions } from '../mutation/run-mutation.ts';
import type { OpinionsOptions } from '../opinions/run-opinions.ts';
import { addUpkeep } from './upkeep-command.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const opinionWords: CommandWords = {
  summary: {
    vi: 'Ký hàng trăm tệp bằng sáu công cụ, hỏi bảy công cụ về từng tệp, rồi đối chiếu với kết luận của chúng tôi.',
    en: 'Sign some hundred files by six tools, ask seven about each, and compare with what we say.',
  },
  examples: [
    {
      line: 'npm run opinions -- --all',
      does: { vi: 'thiếu một công cụ là hỏng', en: 'a tool that is not installed is a failure' },
    },
    {
      line: 'npm run opinions -- --write',
      does: { vi: 'làm mới docs/second-opinions.md', en: 'brings docs/second-opinions.md up to date' },
    },
  ],
};

/** `npm run opinions`. */
export function registerOpinions(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  addUpkeep(program, context, 'opinions', opinionWords)
    .option('--seed <n>', text('hạt giống', 'seed'), wholeNumberOption(context), 1)
    .option('--all', text('đòi đủ mọi công cụ', 'every tool must be here'))
    .option('--write', text('viết docs/second-opinions.md', 'write docs/second-opinions.md'))
    .action(async (options: OpinionsOptions) => {
      const { runOpinions } = await import('../opinions/run-opinions.ts');
      await runOpinions(context, options);
    });
}

const mutationWords: CommandWords = {
  summary: {
    vi: 'Thử chính các phép thử: sửa từng chỗ nhỏ trong mã nguồn, phép thử phải nhận ra. Chạy lại thì đi tiếp chỗ dở.',
    en: 'Test the tests: the sources are changed in one small place at a time. Run again, it goes on where it was.',
  },
  examples: [
    {
      line: 'npm run mutation -- protocol/wire --budget 30m',
      does: { vi: 'một thư mục, nửa giờ', en: 'one room, half an hour' },
    },
  ],
};

/** `npm run mutation`. */
export function registerMutation(program: Command, context: CliContext): void {
  const text = (vi: string, en: string) => say(context, { vi, en });
  const names = mutationRooms.map(({ name }) => name);
  addUpkeep(program, context, 'mutation', mutationWords)
    .addArgument(
      choiceArgument('[rooms...]', text('thư mục; mặc định: tất cả', 'rooms; default: all'), names),
    )
    .addOption(
      usualDuration(
        context,
        '--budget <time>',
        text('hết giờ thì không bắt đầu gì thêm', 'nothing new is begun after this'),
        '60m',
      ),
    )
    .action(async (rooms: readonly string[], options: MutationOptions) => {
      const { runMutation } = await import('../mutation/run-mutation.ts');
      await runMutation(context, rooms, options);
    });
}
