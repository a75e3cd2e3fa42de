import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = `${root}dist/cli/main.js`;
const usageProbe = new URL('report-usage.mjs', import.meta.url).href;

/** The program to measure: the built one when there is one, as users have it. */
export const program = existsSync(built) ? built : `${root}cli/main.ts`;

/** True when the built program is measured; start-up times are meant for that one. */
export const isBuilt = program === built;

/** A server of its own process, and how long it took from start to its first line. */
export interface ServerProcess {
  readonly pid: number;
  readonly firstLine: unknown;
  readonly readyMilliseconds: number;
  stop(): Promise<void>;
}

/** Starts a Node program that prints one line of JSON when it is ready. */
export async function startServer(argv: readonly string[]): Promise<ServerProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [...quiet, ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: root,
  });
  const killChild = () => child.kill();
  process.once('exit', killChild);
  child.once('close', () => process.off('exit', killChild));
  const line = await firstLineOf(child);
  const readyMilliseconds = performance.now() - began;
  return {
    pid: child.pid ?? 0,
    firstLine: JSON.parse(line),
    readyMilliseconds,
    async stop() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function firstLineOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no standard output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the server ended before it was ready');
}

/** One run of a Node program to its end. */
export interface MeasuredRun {
  readonly milliseconds: number;
  /** Largest resident set, bytes. */
  readonly residentBytes: number;
}

/** Runs a Node program to its end, its output thrown away. */
export async function measureRun(argv: readonly string[]): Promise<MeasuredRun> {
  const began = performance.now();
  const args = [...quiet, '--import', usageProbe, ...argv];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe'], cwd: root });
  const pipe = child.stdio[3];
  let usage = '';
  pipe?.on('data', (chunk) => {
    usage += String(chunk);
  });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${argv.join(' ')} ended with ${String(child.exitCode)}`);
  return { milliseconds: performance.now() - began, residentBytes: Number(usage) };
}

const quiet = ['--disable-warning=ExperimentalWarning'];
