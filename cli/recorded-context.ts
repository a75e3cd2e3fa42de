import type { Language } from '../protocol/problems/entry.ts';
import { commands } from './commands/all.ts';
import type { CliContext, ExitCode } from './context.ts';
import { chooseLanguage } from './language.ts';
import { createProgram, type ProgramWords, type Register, runProgram } from './program.ts';

/** What one run of the program left behind. */
export interface RecordedRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

/** What a test may set of the process that it pretends to be. */
export interface RecordedSettings {
  readonly stdin?: Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly language?: Language;
  readonly colour?: boolean;
  readonly signal?: AbortSignal;
  /** Other commands than those of `lienthong`, and another program's words. */
  readonly program?: { readonly commands: readonly Register[]; readonly words?: ProgramWords };
}

/** Runs a command line in this process, without a process: for tests of commands. */
export async function runRecorded(
  argv: readonly string[],
  settings: RecordedSettings = {},
): Promise<RecordedRun> {
  const written = { stdout: [] as (string | Uint8Array)[], stderr: [] as (string | Uint8Array)[] };
  let exitCode: ExitCode = 0;
  const env = settings.env ?? {};
  const context: CliContext = {
    stdout: { write: (content) => written.stdout.push(content) },
    stderr: { write: (content) => written.stderr.push(content) },
    stdin: streamOf(settings.stdin ?? new Uint8Array()),
    env,
    cwd: settings.cwd ?? process.cwd(),
    language: settings.language ?? chooseLanguage(argv, env),
    colour: settings.colour ?? false,
    interactive: false,
    signal: settings.signal ?? new AbortController().signal,
    setExitCode: (code) => {
      exitCode = code;
    },
  };
  const { commands: its = commands, words } = settings.program ?? {};
  await runProgram(createProgram(context, '0.0.0-test', its, words), context, argv, words);
  return { stdout: joined(written.stdout), stderr: joined(written.stderr), exitCode };
}

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function joined(contents: readonly (string | Uint8Array)[]): string {
  return contents
    .map((each) => (typeof each === 'string' ? each : Buffer.from(each).toString('utf8')))
    .join('');
}
