import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { CliContext } from '../context.ts';
import { findK6 } from '../load/k6-program.ts';
import { commitOf, describeMeasuringMachine, loadNow } from './machine.ts';
import { measureAll } from './measure.ts';
import { renderPerformancePage } from './render-page.ts';
import { decodeResults, type PerformanceResults, type Step } from './results.ts';

/** The options of `npm run docs:performance`, as the parser hands them over. */
export interface PerformanceOptions {
  /** Folder of an earlier run, which is rendered and not measured again. */
  readonly from?: string;
  readonly store: string;
  readonly pages: string;
  readonly parts: readonly string[];
  readonly profiles: readonly string[];
  readonly duration?: string;
  readonly smoke?: true;
  readonly build: boolean;
  /** Milliseconds to wait for a machine at rest before each step. */
  readonly settle: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * Measures, and writes `docs/performance.md` and `docs/vi/hieu-nang.md`. Exit code 0 whatever the figures are, 2 when
 * a part came to none.
 */
export async function runPerformance(context: CliContext, asked: PerformanceOptions): Promise<void> {
  const tell = (command: string) =>
    context.interactive && context.stderr.write(`${command}… (load ${loadNow().toFixed(2)})\n`);
  const folder = resolve(root, asked.from ?? asked.store);
  const file = join(folder, 'results.json');
  const results =
    asked.from === undefined
      ? await measure(asked, folder, file, tell)
      : decodeResults(readFileSync(file, 'utf8'));
  const pages = resolve(root, asked.pages);
  for (const [name, language] of [
    ['performance.md', 'en'],
    ['vi/hieu-nang.md', 'vi'],
  ] as const) {
    const path = join(pages, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, renderPerformancePage(results, language));
    context.stdout.write(`${path}\n`);
  }
  context.setExitCode(results.steps.some(({ kind }) => kind === 'failed') ? 2 : 0);
}

/** Stores what is there after each step, so that a measurement that was stopped is not lost. */
async function measure(
  asked: PerformanceOptions,
  folder: string,
  file: string,
  tell: (command: string) => unknown,
): Promise<PerformanceResults> {
  mkdirSync(folder, { recursive: true });
  if (asked.build)
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const built = join(root, 'dist/cli/main.js');
  const k6 = await findK6({ cwd: root, env: process.env });
  const machine = describeMeasuringMachine(folder, k6?.version);
  const command = commandOf(asked);
  const known = {
    command,
    commit: commitOf(root),
    built: existsSync(built),
    smoke: asked.smoke === true,
    machine,
  };
  const program = existsSync(built) ? built : join(root, 'cli/main.ts');
  const steps: Step[] = [];
  const plan = { ...asked, smoke: asked.smoke === true, root, folder, program, cores: machine.cores };
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

/** How to measure the same again; what is usual is left out. */
function commandOf({ profiles, duration, smoke }: PerformanceOptions): string {
  const args = [
    ...(profiles.length === 0 ? [] : ['--profiles', profiles.join(',')]),
    ...(duration === undefined ? [] : ['--duration', duration]),
    ...(smoke ? ['--smoke'] : []),
  ];
  return ['npm run docs:performance', ...(args.length === 0 ? [] : ['--', ...args])].join(' ');
}
