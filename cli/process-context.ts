import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { CliContext } from './context.ts';
import { chooseLanguage } from './language.ts';

/**
 * One Ctrl-C may arrive twice: from the terminal, which signals the whole group, and from the launcher, which
 * passes its own on. Milliseconds in which both are the same press.
 */
const oneKeyPress = 500;

/** What commands may touch of this process. `args` are read for the language, which is needed before parsing. */
export function contextOfProcess(args: readonly string[]): CliContext {
  let interruption: AbortSignal | undefined;
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    language: chooseLanguage(args, process.env),
    colour: wantsColour(process.env, process.stdout.isTTY),
    interactive: process.stdout.isTTY,
    get signal() {
      interruption ??= listenForInterruption();
      return interruption;
    },
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** Colours where a person sees them: not at a terminal that says it has none (`TERM=dumb`), unless they are forced. */
export function wantsColour(env: CliContext['env'], isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTerminal && env['TERM'] !== 'dumb';
}

/**
 * The first Ctrl-C asks for an orderly end; the second one ends the process at once. Only a command that
 * asks for the signal takes Ctrl-C over; the others simply end by it.
 */
function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) firstAt = performance.now();
      else if (performance.now() - firstAt > oneKeyPress) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

/** The package's manifest stands beside `cli/`, or beside `dist/` when built. */
export function readVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (isManifest(manifest)) return manifest.version;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return 'unknown';
}

function isManifest(value: unknown): value is { version: string } {
  return (
    typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string'
  );
}
