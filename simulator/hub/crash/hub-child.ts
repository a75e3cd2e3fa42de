import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HubOrders } from './orders.ts';

/** Sources run as they are; the build renames them. */
const entry = fileURLToPath(new URL(`hub-process${extname(import.meta.url)}`, import.meta.url));

/** A hub that runs in a process of its own. */
export interface HubChild {
  /** Its endpoint once it listens; undefined when it died before. */
  readonly ready: Promise<string | undefined>;
  readonly ended: Promise<Ending>;
  /** SIGKILL; harmless when it is dead. */
  kill(): void;
}

/** How a process ended, and the last that it said on its error stream. */
export interface Ending {
  readonly signal: string | null;
  readonly code: number | null;
  readonly said: string;
}

const lastWords = 4_000;

/** Starts a hub process with exactly these environment variables. */
export function startHubChild(orders: HubOrders, environment: NodeJS.ProcessEnv): HubChild {
  const child = fork(entry, [JSON.stringify(orders)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = endingOf(child);
  const ready = new Promise<string | undefined>((resolve) => {
    child.once('message', (message: { readonly url: string }) => resolve(message.url));
    void ended.then(() => resolve(undefined));
  });
  return { ready, ended, kill: () => child.kill('SIGKILL') };
}

function endingOf(child: ChildProcess): Promise<Ending> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-lastWords);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
}
