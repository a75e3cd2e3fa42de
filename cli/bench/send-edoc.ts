import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { driveLoad } from './load.ts';
import { type PresignedRequest, presignSends, type Sender } from './payloads.ts';
import { program, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';

/** How long to measure. */
export interface Effort {
  readonly rounds: number;
  /** Scales how many requests a round sends. */
  readonly scale: number;
}

/** Beside the sources and not in the system's own folder for such things, which may lie in memory. */
const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const floorServer = fileURLToPath(new URL('floor-server.ts', import.meta.url));

const shapes = [
  { label: '20 KB', size: 20 * 1024, requests: 500, wanted: 0.4 },
  { label: '1.5 MB', size: 1.5 * 1024 * 1024, requests: 60, wanted: 0.6 },
] as const;

/** The hub's `sendEdoc` against the floor: the same requests, alternating, medians. */
export async function benchSendEdoc(effort: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'bench-'));
  const hub = await startServer([
    program,
    'hub',
    '--json',
    '--store',
    join(folder, 'hub'),
    '--secret-seed',
    'bench',
  ]);
  mkdirSync(join(folder, 'floor'));
  const floor = await startServer([floorServer, join(folder, 'floor')]);
  try {
    const { hubUrl, sender } = credentialsOf(hub.firstLine);
    const urls = { hub: hubUrl, floor: urlOf(floor.firstLine, 'url') };
    const rows: Row[] = [];
    for (const shape of shapes) {
      for (const concurrency of [8, 16]) rows.push(await compare(urls, sender, shape, concurrency, effort));
    }
    return rows;
  } finally {
    await Promise.all([hub.stop(), floor.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

let numbered = 0;

async function compare(
  urls: { readonly hub: string; readonly floor: string },
  sender: Sender,
  { label, size, requests, wanted }: (typeof shapes)[number],
  concurrency: number,
  { rounds, scale }: Effort,
): Promise<Row> {
  const count = Math.max(concurrency, Math.round(requests * scale));
  const next = (): PresignedRequest[] => {
    numbered += count;
    return presignSends(sender, size, numbered, count);
  };
  const warm = next();
  await driveLoad(urls.floor, warm, concurrency);
  await driveLoad(urls.hub, warm, concurrency);
  const floors: number[] = [];
  const hubs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const batch = next();
    const order = round % 2 === 0 ? (['floor', 'hub'] as const) : (['hub', 'floor'] as const);
    for (const side of order) {
      (side === 'hub' ? hubs : floors).push(await driveLoad(urls[side], batch, concurrency));
    }
  }
  return {
    name: `sendEdoc ${label}, ${concurrency} at once`,
    unit: '/s',
    floor: medianOf(floors),
    measured: medianOf(hubs),
    wanted: { ratioAtLeast: wanted },
  };
}

function credentialsOf(line: unknown): { readonly hubUrl: string; readonly sender: Sender } {
  const systems: unknown = fieldOf(line, 'systems');
  const system: unknown = Array.isArray(systems)
    ? systems.find((each: unknown) => fieldOf(each, 'systemId') === '000.00.00.G22')
    : undefined;
  const secret = urlOf(system, 'secret');
  return { hubUrl: urlOf(line, 'url'), sender: { systemId: '000.00.00.G22', secret, from: 'G22' } };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function urlOf(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  if (typeof field !== 'string') throw new Error(`the server’s first line has no ${name}`);
  return field;
}
