import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm run soak:races [-- schedules]`: the races between sender, hub and receiver in many more orders of events
 * than the tests try; 400 of each unless told. A failure names the seed of the schedule.
 */
const [schedules = '400'] = process.argv.slice(2);
if (!/^[1-9]\d{0,6}$/.test(schedules)) {
  process.stderr.write(`soak:races: “${schedules}” is no number of schedules\n`);
  process.exit(64);
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const tests = ['simulator/agency/races.test.ts', 'simulator/agency/any-acts.test.ts'];
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
  cwd: root,
  env: { ...process.env, LIENTHONG_SCHEDULES: schedules },
  stdio: 'inherit',
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
