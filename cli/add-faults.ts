import type { Command } from 'commander';
import { type CliContext, say } from './context.ts';

/** Adds `--faults`: a preset or a file, which `readFaults` reads. */
export function addFaults(command: Command, context: CliContext): Command {
  const words = {
    vi: 'gây lỗi có chủ đích: orderly, lively, hostile, hoặc một tệp JSON (xem docs/vi/loi-co-chu-dich.md)',
    en: 'faults on purpose: orderly, lively, hostile, or a JSON file (see docs/faults.md)',
  };
  return command.option('--faults <plan>', say(context, words));
}
