import { type Argument, Command, CommanderError, type Option } from 'commander';
import type { Bilingual } from '../protocol/problems/entry.ts';
import { failureCodeOf, languageOption } from './command.ts';
import { type CliContext, CommandFailure, say } from './context.ts';
import { explainFile } from './file-argument.ts';
import { describeUsageError } from './usage-errors.ts';

/** Puts one command into the program. */
export type Register = (program: Command, context: CliContext) => void;

/** How a program is called, and what it is for. */
export interface ProgramWords {
  readonly name: string;
  /** The line that prints help. */
  readonly help: string;
  readonly about: Bilingual;
}

const lienthong: ProgramWords = {
  name: 'lienthong',
  help: 'lienthong --help',
  about: {
    vi: 'Bộ mô phỏng tham chiếu và bộ kiểm tra sự phù hợp cho Trục liên thông văn bản quốc gia.',
    en: 'Reference simulator and conformance harness for the national document exchange axis of Vietnam.',
  },
};

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Options:': 'Tuỳ chọn:',
  'Commands:': 'Lệnh:',
  'Arguments:': 'Tham số:',
};

/** Creates the program with its commands, speaking the context's language and writing only to its sinks. */
export function createProgram(
  context: CliContext,
  version: string,
  commands: readonly Register[],
  { name, about }: ProgramWords = lienthong,
): Command {
  const program = new Command(name)
    .description(say(context, about))
    .version(version, '-V, --version', say(context, { vi: 'in số phiên bản', en: 'print the version' }))
    .helpOption('-h, --help', say(context, { vi: 'in trợ giúp', en: 'print help' }))
    .helpCommand(false)
    .addOption(languageOption(context))
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => (context.language === 'vi' ? (titles[title] ?? title) : title),
      optionDescription: (option) => withValues(context, option),
      argumentDescription: (argument) => withValues(context, argument),
    })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  for (const register of commands) register(program, context);
  return program;
}

type Described = Pick<
  Option | Argument,
  'description' | 'argChoices' | 'defaultValue' | 'defaultValueDescription'
>;

/** A description with the values that it does not name itself, which the parser would add in English. */
function withValues(context: CliContext, { description, argChoices = [], ...option }: Described): string {
  const choices = argChoices.every((choice) => description.includes(choice)) ? [] : [argChoices.join(', ')];
  const word = say(context, { vi: 'mặc định', en: 'default' });
  const defaultValue: unknown = option.defaultValueDescription ?? option.defaultValue;
  const isPlain = typeof defaultValue === 'string' || typeof defaultValue === 'number';
  const usual = isPlain && !description.includes(word) ? [`${word} ${defaultValue}`] : [];
  const added = [...choices, ...usual].join('; ');
  return added === '' ? description : `${description} (${added})`;
}

/**
 * Runs one command line (without the interpreter and script names). Never rejects: a failure becomes one
 * line on standard error and an exit code.
 */
export async function runProgram(
  program: Command,
  context: CliContext,
  argv: readonly string[],
  { help }: ProgramWords = lienthong,
): Promise<void> {
  let running = program;
  program.hook('preAction', (_, command) => {
    running = command;
  });
  try {
    if (argv.length === 0) program.help();
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    reportFailure(error, context, help, failureCodeOf(running));
  }
}

function reportFailure(error: unknown, context: CliContext, help: string, failed: 1 | 2): void {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    const hint = say(context, { vi: 'Xem:', en: 'See:' });
    const what = say(context, describeUsageError(error)).replace(/(?<![.?)])$/, '.');
    writeLine(context, `${what} ${hint} ${help}`);
    context.setExitCode(64);
    return;
  }
  const known = error instanceof CommandFailure ? error : explainFile(error);
  const line = known === undefined ? describeBug(error, context) : say(context, known.text);
  writeLine(context, known === error ? line : withStack(line, error, context));
  context.setExitCode(known?.exitCode ?? failed);
}

function writeLine(context: CliContext, text: string): void {
  context.stderr.write(`lienthong: ${text}\n`);
}

/** An error nobody foresaw. */
function describeBug(error: unknown, context: CliContext): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = message.split('\n');
  return say(context, {
    vi: `lỗi ngoài dự kiến: ${line} (đặt LIENTHONG_DEBUG=1 để xem chi tiết và báo lỗi cho dự án)`,
    en: `unexpected error: ${line} (set LIENTHONG_DEBUG=1 for details, and please report it)`,
  });
}

/** One line for people; where it happened only for who asks, by `LIENTHONG_DEBUG=1`. */
function withStack(line: string, error: unknown, context: CliContext): string {
  const wantsStack = context.env['LIENTHONG_DEBUG'] === '1' && error instanceof Error;
  return wantsStack ? `${line}\n${error.stack ?? ''}` : line;
}
