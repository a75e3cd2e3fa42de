import { nearest } from '../protocol/settings/nearest.ts';
import { parseFaultPlanText, presetPlan } from '../simulator/faults/parse-plan.ts';
import type { FaultPlan } from '../simulator/faults/plan.ts';
import { isPresetName, presetNames } from '../simulator/faults/presets.ts';
import { type CliContext, CommandFailure, say } from './context.ts';
import { renderProblems } from './explain/problem-lines.ts';
import { readArgument } from './file-argument.ts';

/**
 * The plan that `--faults` names: a preset, or a file. Shows every problem of a file on standard error.
 * @throws {CommandFailure} when there is no such preset or file, or the file is no plan.
 */
export async function readFaults(context: CliContext, argument: string): Promise<FaultPlan> {
  if (isPresetName(argument)) return presetPlan(argument);
  const meant = nearest(argument, presetNames);
  const text = await textOf(context, argument).catch((error: unknown) => {
    throw meant !== undefined && !/[./\\]/.test(argument) ? unknownPreset(argument, meant) : error;
  });
  const plan = parseFaultPlanText(text);
  if (plan.ok) return plan.value;
  context.stderr.write(renderProblems(context, plan.problems));
  throw new CommandFailure({
    vi: `“${argument}” không phải là kế hoạch gây lỗi hợp lệ`,
    en: `“${argument}” is no plan of faults`,
  });
}

function unknownPreset(argument: string, meant: string): CommandFailure {
  return new CommandFailure({
    vi: `không có bộ lỗi hay tệp “${argument}”; có phải là “${meant}”?`,
    en: `there is no preset or file “${argument}”; did you mean “${meant}”?`,
  });
}

async function textOf(context: CliContext, argument: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readArgument(context, argument)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** One line about a plan that is sound. */
export function describePlan(context: CliContext, { rules }: FaultPlan): string {
  const count = rules.length;
  return say(context, { vi: `Kế hoạch hợp lệ, ${count} quy tắc.`, en: `A sound plan of ${count} rules.` });
}
