import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import type { CliContext } from '../context.ts';
import type { Register } from '../program.ts';
import { registerLoadPart } from './load-part.ts';
import { registerLoadPrepare } from './load-prepare.ts';
import { registerLoadRun } from './load-run.ts';
import { registerLoadTruth } from './load-truth.ts';

const words: CommandWords = {
  summary: {
    vi: 'Thử tải một Trục bằng k6, và kiểm tra không văn bản nào mất hay đến hai lần.',
    en: 'Load a hub with k6, and check that no document was lost or came twice.',
  },
  examples: [
    {
      line: 'lienthong load doctor',
      does: { vi: 'máy này còn thiếu gì', en: 'what this machine is short of' },
    },
    { line: 'lienthong load k6', does: { vi: 'dựng k6 một lần', en: 'build k6, once' } },
  ],
};

const doctorWords: CommandWords = {
  summary: {
    vi: 'Xem máy này còn thiếu gì để thử tải, và lấy ở đâu.',
    en: 'Say what a load run is short of on this machine, and how to get it.',
  },
  examples: [
    {
      line: 'lienthong load doctor --json',
      does: {
        vi: 'cho kịch bản tự động; mã thoát 1 nếu không chạy được',
        en: 'for scripts; exit 1 when no run is possible',
      },
    },
  ],
};

const buildWords: CommandWords = {
  summary: {
    vi: 'Dựng đúng bản k6 đã ghim từ mô-đun Go vào .lienthong/k6, in đường dẫn.',
    en: 'Build the pinned k6 from its Go module into .lienthong/k6, and print its path.',
  },
  examples: [
    {
      line: 'k6=$(lienthong load k6)',
      does: { vi: 'đường dẫn để dùng trực tiếp', en: 'its path, for using it directly' },
    },
  ],
};

/** The commands below `lienthong load`, in the order of their help. */
const acts: readonly Register[] = [
  registerDoctor,
  registerLoadPrepare,
  registerLoadRun,
  registerBuild,
  registerLoadTruth,
  registerLoadPart,
];

/**
 * `lienthong load` and what is below it. `--json` of the group takes what stands after the act too, so acts read
 * their options by `optsWithGlobals`.
 */
export function registerLoad(program: Command, context: CliContext): void {
  const group = addCommand(program, context, 'load', words).action(() => group.help());
  for (const register of acts) register(group, context);
}

function registerDoctor(group: Command, context: CliContext): void {
  const command = addCommand(group, context, 'doctor', doctorWords).action(async () => {
    const { runDoctor } = await import('../load/run-doctor.ts');
    await runDoctor(context, command.optsWithGlobals<{ readonly json?: true }>());
  });
}

function registerBuild(group: Command, context: CliContext): void {
  const command = addCommand(group, context, 'k6', buildWords).action(async () => {
    const { runBuildK6 } = await import('../load/run-doctor.ts');
    await runBuildK6(context, command.optsWithGlobals<{ readonly json?: true }>());
  });
}
