import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type MutationRoom, mostReachedName } from './rooms.ts';

/** Where a room's configuration and report are kept, under the root. */
const keptFolder = '.lienthong/mutation';

/**
 * Mutates some files of a room and runs the room's tests on each mutant, in our own runner. Gives the report's file;
 * undefined when Stryker failed.
 */
export async function mutate(
  root: string,
  room: MutationRoom,
  files: readonly string[],
  showsProgress: boolean,
): Promise<string | undefined> {
  const kept = join(root, keptFolder, room.name.replaceAll('/', '-'));
  const report = `${kept}.report.json`;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(
    `${kept}.config.json`,
    JSON.stringify({
      testRunner: 'room',
      plugins: [fileURLToPath(new URL('room-runner.ts', import.meta.url))],
      mutate: files,
      concurrency: 1,
      reporters: ['json', ...(showsProgress ? ['progress-append-only'] : [])],
      jsonReporter: { fileName: report },
      ignorePatterns: ['dist', 'docs', '.lienthong', 'coverage', 'loadtests', '*.md'],
      // Mutants of what is worked out once, when a file is loaded, would need every test in a fresh process.
      ignoreStatic: true,
      // Node strips types and looks at none of them.
      disableTypeChecks: false,
      ...{
        fileLogLevel: 'off',
        logLevel: 'error',
        cleanTempDir: 'always',
        timeoutMS: 3_000,
        dryRunTimeoutMinutes: 60,
      },
    }),
  );
  const code = await run(root, [`${kept}.config.json`], room);
  return code === 0 ? report : undefined;
}

/** Gently: a machine on which somebody works is not to be slowed down for hours. */
function run(root: string, args: readonly string[], { tests, mostReached }: MutationRoom): Promise<number> {
  const entry = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json');
  const program = join(dirname(entry), 'bin', 'stryker.js');
  const gently = process.platform === 'win32' ? [] : ['nice', '-n', '15'];
  const [command = '', ...rest] = [...gently, process.execPath, program, 'run', ...args];
  const env = {
    ...process.env,
    LIENTHONG_MUTATION_TESTS: tests.join(' '),
    LIENTHONG_MUTATION_ROOT: root,
    [mostReachedName]: String(mostReached),
  };
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(command, rest, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] });
  child.once('error', reject);
  child.once('close', (code) => resolve(code ?? 1));
  return promise;
}
