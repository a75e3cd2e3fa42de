import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import { type CliContext, say, usageFailure } from '../context.ts';

const words: CommandWords = {
  summary: {
    vi: 'Kiểm tra một kế hoạch gây lỗi có chủ đích, hoặc in lược đồ JSON của nó.',
    en: 'Check a plan of faults on purpose, or print its JSON Schema.',
  },
  examples: [
    {
      line: 'lienthong faults duong-truyen-kem.json',
      does: {
        vi: 'nêu mọi chỗ sai, kèm khoá có lẽ định viết',
        en: 'names all that is wrong, and what was meant',
      },
    },
    {
      line: 'lienthong faults --schema',
      does: { vi: 'lược đồ JSON cho trình soạn thảo', en: 'the JSON Schema, for an editor' },
    },
    {
      line: 'lienthong faults hostile --json',
      does: { vi: 'bộ lỗi có sẵn, từng quy tắc', en: 'a preset, rule by rule' },
    },
  ],
};

interface FaultsOptions {
  readonly schema?: true;
  readonly json?: true;
}

/** `lienthong faults [plan]`. */
export function registerFaults(program: Command, context: CliContext): void {
  addCommand(program, context, 'faults [plan]', words)
    .option('--schema', say(context, { vi: 'in lược đồ JSON', en: 'print the JSON Schema' }))
    .action(async (plan: string | undefined, { schema, json }: FaultsOptions) => {
      if (schema === true) {
        const { faultPlanSchema } = await import('../../simulator/faults/plan-schema.ts');
        context.stdout.write(`${JSON.stringify(faultPlanSchema, undefined, 2)}\n`);
        return;
      }
      if (plan === undefined) {
        throw usageFailure({ vi: 'cần một kế hoạch, hoặc --schema', en: 'give a plan, or --schema' });
      }
      const { describePlan, readFaults } = await import('../faults-option.ts');
      const read = await readFaults(context, plan);
      context.stdout.write(`${json === true ? JSON.stringify(read) : describePlan(context, read)}\n`);
    });
}
