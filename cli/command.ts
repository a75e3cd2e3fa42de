import { Argument, type Command, Option } from 'commander';
import type { Bilingual } from '../protocol/problems/entry.ts';
import { type CliContext, say } from './context.ts';

/** What `--help` says about a command. */
export interface CommandWords {
  /** One sentence. */
  readonly summary: Bilingual;
  /** Command lines as one would type them, each with what it does. */
  readonly examples: readonly { readonly line: string; readonly does: Bilingual }[];
  /** Whether exit code 1 is a verdict of the command, on a system, a file, a run: no failure may be told by it. */
  readonly judges?: true;
}

const judging = new WeakSet<Command>();

/** The exit code of a command that failed: 2 where 1 would say that it had come to a bad verdict. */
export function failureCodeOf(command: Command | null): 1 | 2 {
  if (command === null) return 1;
  return judging.has(command) ? 2 : failureCodeOf(command.parent);
}

/**
 * Adds one command, with what every command has: its summary and examples in the reader's language,
 * `--json` and `--lang`. `usage` is commander's form: `inspect <file>`.
 *
 * A command file imports its words at its top, and its work inside the action: that keeps `--help` quick.
 */
export function addCommand(
  program: Command,
  context: CliContext,
  usage: string,
  words: CommandWords,
): Command {
  const command = program.command(usage);
  if (words.judges === true) judging.add(command);
  return command
    .description(say(context, words.summary))
    .option('--json', say(context, { vi: 'in kết quả dạng JSON cho máy đọc', en: 'print JSON for machines' }))
    .addOption(languageOption(context))
    .addHelpText('after', renderExamples(context, words));
}

/** `--lang`; read before parsing (see `chooseLanguage`), declared so that the parser knows and checks it. */
export function languageOption(context: CliContext): Option {
  const words = { vi: 'ngôn ngữ: vi hoặc en', en: 'language: vi or en' };
  return new Option('--lang <lang>', say(context, words)).choices(['vi', 'en']);
}

/** An option with a few fixed values, one of them the default where there is one. */
export function choiceOption(
  flags: string,
  description: string,
  choices: readonly string[],
  usual?: string,
): Option {
  const option = new Option(flags, description).choices(choices);
  return usual === undefined ? option : option.default(usual);
}

/** An argument with a few fixed values. */
export function choiceArgument(usage: string, description: string, choices: readonly string[]): Argument {
  return new Argument(usage, description).choices(choices);
}

function renderExamples(context: CliContext, words: CommandWords): string {
  const title = say(context, { vi: 'Ví dụ:', en: 'Examples:' });
  const lines = words.examples.flatMap((each) => [`  $ ${each.line}`, `      ${say(context, each.does)}`]);
  return `\n${title}\n${lines.join('\n')}`;
}
