import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Calibration } from '../calibrate/machine-floors.ts';
import { loadNow } from './machine.ts';
import type { BenchRow, LoadFigures, Step } from './results.ts';

/** What to measure, and where. */
export interface MeasuringPlan {
  readonly root: string;
  /** Where run folders are kept. */
  readonly folder: string;
  readonly program: string;
  readonly parts: readonly string[];
  readonly profiles: readonly string[];
  /** As `lienthong load run` reads it; whole profiles without it. */
  readonly duration?: string;
  readonly smoke: boolean;
  /** Milliseconds to wait before a step until the machine is at rest. */
  readonly settle: number;
  readonly cores: number;
}

/** What `npm run bench -- --json` prints, as far as it is used. */
interface BenchPrinted {
  readonly rows: readonly BenchRow[];
}

interface Order {
  readonly command: string;
  readonly args: readonly string[];
  /** The step's own part. @throws when the output holds no figures. */
  read(output: string): Figures;
}

type Figures = Step extends infer S
  ? S extends { kind: string }
    ? Omit<S, 'command' | 'began' | 'ended' | 'load'>
    : never
  : never;

/** Does the steps one after the other, each as a process of its own, and hands over each as it ends. */
export async function* measureAll(
  plan: MeasuringPlan,
  begins: (command: string) => unknown,
): AsyncGenerator<Step> {
  for (const order of ordersOf(plan)) {
    begins(order.command);
    await rest(plan);
    const [began, before] = [Date.now(), loadNow()];
    const { output, said } = await run(order.args, plan.root);
    const facts = { command: order.command, began, ended: Date.now(), load: { before, after: loadNow() } };
    yield { ...facts, ...figuresOf(order, output, said) };
  }
}

/** The load average still holds the step before; half of the cores is at rest. */
async function rest({ settle, cores }: MeasuringPlan): Promise<void> {
  const until = performance.now() + settle;
  while (loadNow() > cores / 2 && performance.now() < until) await pause(1_000);
}

function figuresOf(order: Order, output: string, said: string): Figures {
  try {
    return order.read(output);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      kind: 'failed',
      said:
        said
          .trim()
          .split('\n')
          .findLast((line) => line.startsWith('lienthong: ') || /Error/.test(line)) ?? why,
    };
  }
}

function ordersOf(plan: MeasuringPlan): readonly Order[] {
  const { program, parts, profiles, smoke, duration, folder, root } = plan;
  return [
    {
      command: 'lienthong calibrate',
      args: [program, 'calibrate', '--json', ...(smoke ? ['--quick'] : [])],
      read: (output) => ({ kind: 'calibrate', calibration: JSON.parse(output) as Calibration }),
    },
    ...parts.map((part): Order => {
      const args = [join(root, 'cli/upkeep/main.ts'), 'bench', '--json', ...(smoke ? ['--smoke'] : []), part];
      const read = (output: string): Figures => ({
        kind: 'bench',
        part,
        rows: (JSON.parse(output) as BenchPrinted).rows,
      });
      return { command: `npm run bench -- ${part}`, args, read };
    }),
    ...profiles.map((profile): Order => {
      const out = join(folder, `load-${profile}`);
      rmSync(out, { recursive: true, force: true });
      const length = smoke ? ['--smoke'] : duration === undefined ? [] : ['--duration', duration];
      const args = [program, 'load', 'run', profile, ...length, '--json', '--out', out];
      const command = ['lienthong load run', profile, ...length].join(' ');
      return {
        command,
        args,
        read: (output) => ({ kind: 'load', report: loadFiguresOf(JSON.parse(output) as LoadFigures) }),
      };
    }),
  ];
}

function loadFiguresOf(report: LoadFigures): LoadFigures {
  const { profile, verdict, reasons, truth, thresholds, operations, began, ended, k6 } = report;
  const few = { ...truth, findings: truth.findings.slice(0, 5) };
  return { profile, verdict, reasons, truth: few, thresholds, operations, began, ended, k6 };
}

function run(
  args: readonly string[],
  root: string,
): Promise<{ readonly output: string; readonly said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LIENTHONG_LANG: 'en' },
  });
  let [output, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve({ output, said }));
  });
}
