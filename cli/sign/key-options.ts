import type { Command } from 'commander';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, say } from '../context.ts';

const usualKey: Bilingual = { vi: 'tệp khoá PKCS#12 (.p12, .pfx)', en: 'PKCS#12 key file (.p12, .pfx)' };

/** Adds `--key`, which the command cannot do without, and its password. */
export function addKeyOptions(command: Command, context: CliContext, key = usualKey): Command {
  return addKeyPassword(command.requiredOption('--key <file>', say(context, key)), context);
}

/** Adds the password of a key file. On a command line others can read it; the variable is for who minds. */
export function addKeyPassword(command: Command, context: CliContext): Command {
  const words = {
    vi: 'mật khẩu tệp khoá (hoặc biến LIENTHONG_KEY_PASSWORD)',
    en: 'its password (or LIENTHONG_KEY_PASSWORD)',
  };
  return command.option('--password <text>', say(context, words));
}
