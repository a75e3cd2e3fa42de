import { InvalidArgumentError } from 'commander';
import type { Bilingual } from '../protocol/problems/entry.ts';
import { type CliContext, say } from './context.ts';

/** What a parser of an option throws: told as wrong usage, with the option's name before it. */
export function wrongOption(context: CliContext, text: Bilingual): Error {
  return new InvalidArgumentError(say(context, text));
}
