import { commands } from './commands/all.ts';
import type { CliContext } from './context.ts';
import { createProgram, runProgram } from './program.ts';

/** A command that stays until it is stopped. */
export interface StartedCommand<Place> {
  /** What it said first, on its line of JSON. */
  readonly place: Place;
  /** All that it printed so far. */
  printed(): string;
  /** The same of standard error. */
  complained(): string;
  stop(): Promise<void>;
}

/**
 * Runs a command line with `--json` in this process until it is stopped: for tests of servers. Fails with what the
 * command complains of before its first line.
 */
export async function startCommand<Place>(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<StartedCommand<Place>> {
  const end = new AbortController();
  let printed = '';
  let complained = '';
  let ended: Promise<void> = Promise.resolve();
  const place = await new Promise<Place>((resolve, reject) => {
    const context: CliContext = {
      stdout: {
        write: (content) => {
          printed += String(content);
          resolve(JSON.parse(printed.split('\n')[0] ?? '') as Place);
        },
      },
      stderr: {
        write: (content) => {
          complained += String(content);
          reject(new Error(String(content)));
        },
      },
      stdin: (async function* () {})(),
      env,
      ...{ cwd, language: 'en', colour: false, interactive: false, signal: end.signal },
      setExitCode: () => undefined,
    };
    ended = runProgram(createProgram(context, '0', commands), context, [...argv, '--json']);
  });
  return {
    place,
    printed: () => printed,
    complained: () => complained,
    stop: async () => {
      end.abort();
      await ended;
    },
  };
}
