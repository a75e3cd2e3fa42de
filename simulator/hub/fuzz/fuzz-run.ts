import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaneMessage } from './fuzz-lane.ts';
import {
  both,
  type FuzzFinding,
  type FuzzReport,
  type FuzzSpan,
  type FuzzTarget,
  fuzzTargets,
  nothingYet,
} from './report.ts';

/** Sources run as they are; the build renames them. */
const entry = fileURLToPath(new URL(`fuzz-lane${extname(import.meta.url)}`, import.meta.url));

/** Each number of cases is shared out among the lanes. */
export interface FuzzOrders {
  readonly seed: number;
  /** Cases of each kind; none of a kind that is not named. */
  readonly cases: Readonly<Partial<Record<FuzzTarget, number>>>;
  /** Processes at the same time. */
  readonly lanes: number;
  /** Milliseconds without a word after which a lane hangs. */
  readonly silence: number;
  onProgress(target: FuzzTarget, done: number): void;
}

/** A report of every kind that was asked for. */
export type FuzzReports = Readonly<Partial<Record<FuzzTarget, FuzzReport>>>;

/** Runs lanes of their own processes, each collecting its garbage to be weighed, and adds up what they say. */
export async function runFuzz(orders: FuzzOrders): Promise<FuzzReports> {
  const lanes = Array.from({ length: orders.lanes }, (_, lane) => runLane(spansOf(orders, lane), orders));
  const said = (await Promise.all(lanes)).flat();
  const sumOf = (target: FuzzTarget) =>
    said
      .filter(({ span }) => span.target === target)
      .reduce((sum, { report }) => both(sum, report), nothingYet);
  const asked = fuzzTargets.filter((target) => (orders.cases[target] ?? 0) > 0);
  return Object.fromEntries(asked.map((target) => [target, sumOf(target)]));
}

function spansOf(orders: FuzzOrders, lane: number): readonly FuzzSpan[] {
  return fuzzTargets.flatMap((target) => {
    const cases = orders.cases[target] ?? 0;
    const share = Math.ceil(cases / orders.lanes);
    const from = Math.min(cases, lane * share);
    const to = Math.min(cases, from + share);
    return from < to ? [{ target, seed: orders.seed, from, to }] : [];
  });
}

interface Said {
  readonly span: FuzzSpan;
  readonly report: FuzzReport;
}

function runLane(spans: readonly FuzzSpan[], { silence, onProgress }: FuzzOrders): Promise<readonly Said[]> {
  const child = fork(entry, [JSON.stringify(spans)], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const said: Said[] = [];
  let reached = 0;
  const hung = setTimeout(() => child.kill('SIGKILL'), silence);
  child.on('message', (message: LaneMessage) => {
    hung.refresh();
    reached = 'done' in message ? message.done : 0;
    if ('done' in message) onProgress(message.span.target, message.done);
    else said.push(message);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(hung);
      const left = spans.slice(said.length, said.length + 1);
      resolve([...said, ...left.map((span) => stopped(span, reached, signal ?? String(code)))]);
    });
  });
}

/** The lane ended, or was ended for its silence, before it had reported all. */
function stopped(span: FuzzSpan, reached: number, how: string): Said {
  const number = span.from + reached;
  const finding: FuzzFinding = { rule: 'stopped', number, story: `after case ${number}`, detail: how };
  return { span, report: { ...nothingYet, findings: [finding] } };
}
