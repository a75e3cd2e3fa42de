import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CliContext } from '../context.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tests = ['simulator/agency/races.test.ts', 'simulator/agency/any-acts.test.ts'];

/** Runs the tests of races with so many schedules of each. Exit code 1 when one of them ended in disagreement. */
export async function runRaces(
  context: CliContext,
  { schedules, json }: { readonly schedules: number; readonly json?: true },
): Promise<void> {
  const reporter = json ? ['--reporter=json'] : [];
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporter, ...tests], {
    cwd: root,
    env: { ...context.env, LIENTHONG_SCHEDULES: String(schedules) },
    stdio: 'inherit',
  });
  await once(child, 'close');
  context.setExitCode(child.exitCode === 0 ? 0 : 1);
}
