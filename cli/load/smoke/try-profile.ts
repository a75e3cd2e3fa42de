import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { ProfileName } from '../../../loadtests/profiles/profile.ts';
import type { LoadReport } from '../../../loadtests/report/load-report.ts';

/** What became of the short form of one profile. */
export interface Smoke {
  readonly profile: string;
  readonly end: 'held' | 'failed' | 'timed-out';
  readonly seconds: number;
  /** Absent where the run left none. */
  readonly report?: LoadReport;
  /** Last lines on standard error, where the run left no report. */
  readonly said: string;
}

/** How to try a profile. */
export interface SmokeOrder {
  /** The program, built or from the sources. */
  readonly program: string;
  /** Milliseconds until the run is asked to end. */
  readonly timeout: number;
  /** Extra variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How long a run that was asked to end may take for it. */
const grace = 30_000;

/** Runs the short form of one profile as a user would, as a process of its own, in a folder that goes afterwards. */
export async function tryProfile(profile: ProfileName, order: SmokeOrder): Promise<Smoke> {
  const work = await mkdtemp(join(tmpdir(), 'lienthong-smoke-'));
  try {
    const out = join(work, 'run');
    const args = [order.program, 'load', 'run', profile, '--smoke', '--json', '--out', out];
    const began = performance.now();
    const { code, said, timedOut } = await runToEnd(args, order);
    const seconds = (performance.now() - began) / 1000;
    const report = await readReport(join(out, 'report.json'));
    const end = timedOut ? 'timed-out' : code === 0 && report !== undefined ? 'held' : 'failed';
    return { profile, end, seconds, said, ...(report === undefined ? {} : { report }) };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly timedOut: boolean;
}

/** Interrupts what takes too long, as Ctrl-C would, so that it can end the hub and k6; kills it when it does not. */
function runToEnd(args: readonly string[], { timeout, env }: SmokeOrder): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  let timedOut = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const asking = setTimeout(() => {
    timedOut = true;
    child.kill('SIGINT');
  }, timeout);
  const killing = setTimeout(() => child.kill('SIGKILL'), timeout + grace);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(asking);
      clearTimeout(killing);
      resolve({ code: code ?? 1, said: said.trim(), timedOut });
    });
  });
}

/** The report of a run that this process started: nobody else writes there. */
async function readReport(path: string): Promise<LoadReport | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as LoadReport);
}
