import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chooseLanguage } from '../language.ts';
import { findK6 } from '../load/k6-program.ts';
import { commitOf, describeMeasuringMachine, loadNow } from './machine.ts';
import { measureAll } from './measure.ts';
import { type PerformanceOptions, readPerformanceOptions } from './options.ts';
import { renderPerformancePage } from './render-page.ts';
import { decodeResults, type PerformanceResults, type Step } from './results.ts';

/**
 * Measures, and writes `docs/performance.md` and `docs/vi/hieu-nang.md`: `npm run docs:performance -- --profiles L3`.
 * Exit code 0 whatever the figures are, 2 when a part came to none, 64 for wrong usage.
 */
const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const options = readPerformanceOptions(process.argv.slice(2), chooseLanguage(process.argv, process.env));
if ('say' in options) {
  (options.code === 0 ? process.stdout : process.stderr).write(options.say);
  process.exitCode = options.code;
} else {
  process.exitCode = await run(options);
}

async function run(asked: PerformanceOptions): Promise<number> {
  const folder = resolve(root, asked.from ?? asked.store);
  const file = join(folder, 'results.json');
  const results =
    asked.from === undefined ? await measure(asked, folder, file) : decodeResults(readFileSync(file, 'utf8'));
  const pages = resolve(root, asked.pages);
  for (const [name, language] of [
    ['performance.md', 'en'],
    ['vi/hieu-nang.md', 'vi'],
  ] as const) {
    const path = join(pages, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, renderPerformancePage(results, language));
    process.stdout.write(`${path}\n`);
  }
  return results.steps.some(({ kind }) => kind === 'failed') ? 2 : 0;
}

/** Stores what is there after each step, so that a measurement that was stopped is not lost. */
async function measure(asked: PerformanceOptions, folder: string, file: string): Promise<PerformanceResults> {
  mkdirSync(folder, { recursive: true });
  if (asked.build)
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const built = join(root, 'dist/cli/main.js');
  const k6 = await findK6({ cwd: root, env: process.env });
  const machine = describeMeasuringMachine(folder, k6?.version);
  const args = process.argv.slice(2);
  const command = ['npm run docs:performance', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
  const known = { command, commit: commitOf(root), built: existsSync(built), smoke: asked.smoke, machine };
  const program = existsSync(built) ? built : join(root, 'cli/main.ts');
  const steps: Step[] = [];
  const plan = { ...asked, root, folder, program, cores: machine.cores };
  const results = (): PerformanceResults => ({
    schema: 'lienthong-performance/1',
    ...known,
    steps: [...steps],
  });
  for await (const step of measureAll(plan, tell)) {
    steps.push(step);
    writeFileSync(file, `${JSON.stringify(results(), null, 1)}\n`);
  }
  return results();
}

function tell(command: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${command}… (load ${loadNow().toFixed(2)})\n`);
}
