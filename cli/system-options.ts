import type { Command } from 'commander';
import { type CliContext, say } from './context.ts';

/** Adds `--system`, which the command cannot do without, and its secret: as whom a connected system speaks to a hub. */
export function addSystemOptions(command: Command, context: CliContext): Command {
  const system = { vi: 'mã hệ thống (systemid)', en: 'system id' };
  const secret = { vi: 'khoá bí mật (hoặc LIENTHONG_SECRET)', en: 'the secret (or LIENTHONG_SECRET)' };
  return command
    .requiredOption('--system <id>', say(context, system))
    .option('--secret <text>', say(context, secret));
}
