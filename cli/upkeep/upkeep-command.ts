import type { Command } from 'commander';
import { addCommand, type CommandWords } from '../command.ts';
import type { CliContext } from '../context.ts';

/** Adds a command that npm runs: what is its own stands behind `--`. */
export function addUpkeep(program: Command, context: CliContext, name: string, words: CommandWords): Command {
  const command = addCommand(program, context, name, words);
  return command.usage(`-- ${command.usage()}`);
}
