import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Breaking } from './mutants.ts';

/** What a mutant in a process of its own is told. */
export interface MutantOrders extends Omit<Breaking, 'clock'> {
  /** Its id; the orderly hub without one. */
  readonly mutant?: string;
  /** Folder of the store. */
  readonly store: string;
  /** World file. */
  readonly world: string;
  readonly seed: string;
  /** 0 for free ones. */
  readonly port: number;
  readonly managementPort: number;
}

/** Where a mutant listens, and the keys of its systems. */
export interface MutantPlace {
  readonly url: string;
  readonly managementUrl: string;
  readonly systems: readonly { readonly systemId: string; readonly secret: string }[];
}

/** A mutant that listens. */
export interface MutantHub extends MutantPlace {
  /** SIGKILL, and the next one on the same store and ports. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Sources run as they are; the build renames them. */
const entry = fileURLToPath(new URL(`hub-process${extname(import.meta.url)}`, import.meta.url));

/** Starts a mutant and waits until it listens. */
export async function startMutantHub(orders: MutantOrders): Promise<MutantHub> {
  let child = spawnHub(orders);
  const place = await placeOf(child);
  const fixed = { ...orders, port: portOf(place.url), managementPort: portOf(place.managementUrl) };
  return {
    ...place,
    async killAndRestart() {
      await end(child, 'SIGKILL');
      child = spawnHub(fixed);
      await placeOf(child);
    },
    stop: () => end(child, 'SIGKILL'),
  };
}

function spawnHub(orders: MutantOrders): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function placeOf({ stdout }: ChildProcess): Promise<MutantPlace> {
  if (stdout === null) throw new Error('the mutant has no standard output');
  for await (const line of createInterface({ input: stdout })) return JSON.parse(line) as MutantPlace;
  throw new Error('the mutant ended before it listened');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
