import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Sample } from '../../../loadtests/report/hub-series.ts';
import type { OperationSpans } from '../../../loadtests/report/load-report.ts';

/** What is looked at once a second. */
export interface Watched {
  readonly managementUrl?: string;
  /** Process of the hub, where it runs here. */
  readonly hubPid?: number;
  /** Process of k6. */
  readonly clientPid: () => number | undefined;
}

/** Samples that grow while the run lasts. */
export interface Sampler {
  readonly samples: readonly Sample[];
  /** Ends after a last look. */
  stop(): Promise<void>;
}

const every = 1000;

/** A hub that does not answer its management port in this time tells nothing in this sample. */
const patience = 3000;

/** Looks at the hub, at k6 and at the machine, once a second until it is stopped. */
export function startSampler(watched: Watched, onSample: (sample: Sample) => void): Sampler {
  const samples: Sample[] = [];
  const stopped = new AbortController();
  const look = async () => {
    const sample = await takeSample(watched);
    samples.push(sample);
    onSample(sample);
  };
  const done = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await pause(every, stopped.signal);
    }
    await look();
  })();
  return {
    samples,
    async stop() {
      stopped.abort();
      await done;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((end) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      end();
    });
  });
}

/** One look. What cannot be read is left out. */
export async function takeSample({ managementUrl, hubPid, clientPid }: Watched): Promise<Sample> {
  const pid = clientPid();
  const [told, resident, client] = await Promise.all([
    managementUrl === undefined ? {} : readProcess(managementUrl),
    hubPid === undefined ? undefined : residentOf(hubPid),
    pid === undefined ? undefined : cpuOf(pid),
  ]);
  return {
    at: Date.now(),
    ...(resident === undefined ? {} : { residentBytes: resident }),
    ...told,
    machine: machineTimes(),
    ...(client === undefined ? {} : { clientCpuMs: client }),
  };
}

async function readProcess(managementUrl: string): Promise<Partial<Sample>> {
  const said = await getJson(new URL('process', withSlash(managementUrl)));
  const [cpu, memory, loop, waiting] = ['cpu', 'memory', 'eventLoop', 'waiting'].map((name) =>
    field(said, name),
  );
  const [user, system] = [number(cpu, 'userMs'), number(cpu, 'systemMs')];
  const known = {
    cpuMs: user === undefined || system === undefined ? undefined : user + system,
    residentBytes: number(memory, 'rssBytes'),
    heapBytes: number(memory, 'heapUsedBytes'),
    externalBytes: number(memory, 'externalBytes'),
    loopDelayP99Ms: number(field(loop, 'delayMs'), 'p99'),
    waiting: number(waiting, 'packets'),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** Where the time of calls went since the spans were counted anew; undefined where the hub tells nothing. */
export async function readSpans(managementUrl: string): Promise<readonly OperationSpans[] | undefined> {
  const operations = field(await getJson(new URL('spans', withSlash(managementUrl))), 'operations');
  if (operations === undefined) return undefined;
  return Object.entries(operations).map(([operation, said]) => ({
    operation,
    calls: number(said, 'calls') ?? 0,
    spans: Object.entries(field(said, 'spans') ?? {}).map(([name, span]) => ({
      name,
      count: number(span, 'count') ?? 0,
      totalMs: number(span, 'totalMs') ?? 0,
      p50Ms: number(span, 'p50Ms') ?? 0,
      p95Ms: number(span, 'p95Ms') ?? 0,
      p99Ms: number(span, 'p99Ms') ?? 0,
      maxMs: number(span, 'maxMs') ?? 0,
    })),
  }));
}

/** Counts spans anew, so that they are of this run alone. */
export async function resetSpans(managementUrl: string): Promise<void> {
  const url = new URL('spans/reset', withSlash(managementUrl));
  await fetch(url, { method: 'POST', signal: AbortSignal.timeout(patience) }).catch(() => undefined);
}

async function getJson(url: URL): Promise<unknown> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function field(value: unknown, name: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = new Map<string, unknown>(Object.entries(value)).get(name);
  return typeof found === 'object' && found !== null ? found : undefined;
}

function number(value: unknown, name: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = new Map<string, unknown>(Object.entries(value)).get(name);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

function machineTimes(): NonNullable<Sample['machine']> {
  const times = cpus().map(({ times: each }) => each);
  const allMs = times.reduce((sum, each) => sum + each.user + each.nice + each.sys + each.irq + each.idle, 0);
  const idleMs = times.reduce((sum, { idle }) => sum + idle, 0);
  return { busyMs: allMs - idleMs, allMs };
}

/** Linux counts the CPU of a process in hundredths of a second; elsewhere it is not told. */
async function cpuOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name of the program stands in brackets, and may hold anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields?.[11]) + Number(fields?.[12]);
  return Number.isFinite(ticks) ? ticks * 10 : undefined;
}

async function residentOf(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(text ?? '') ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}
