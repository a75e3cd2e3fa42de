import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuMilliseconds } from './cpu-time.ts';
import { fieldOf, textOf } from './first-line.ts';
import { driveLoad } from './load.ts';
import { type PresignedRequest, presignSends, type Sender } from './payloads.ts';
import { program, type ServerProcess, startServer } from './processes.ts';
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
  { label: '20 KB', size: 20 * 1024, requests: 500, wanted: 0.6 },
  { label: '1.5 MB', size: 1.5 * 1024 * 1024, requests: 60, wanted: 0.8 },
] as const;

/**
 * The hub's `sendEdoc` against the floor. Both get the same requests from the same driver, in turns, each pair
 * of rounds right after each other and the first of a pair the second of the next; nothing else of the benchmark
 * runs meanwhile. Both keep a packet in a file of its own, which they sync, and both commit a row to a SQLite log
 * synced at every commit; the hub syncs the file's name besides, and may commit rows of one turn together.
 */
export async function benchSendEdoc(effort: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'bench-'));
  const store = join(folder, 'hub');
  const hub = await startServer([program, 'hub', '--json', '--store', store, '--secret-seed', 'bench']);
  mkdirSync(join(folder, 'floor'));
  const floor = await startServer([floorServer, join(folder, 'floor')]);
  try {
    const { hubUrl, sender } = credentialsOf(hub.firstLine);
    const sides = {
      hub: { url: hubUrl, server: hub },
      floor: { url: textOf(floor.firstLine, 'url'), server: floor },
    };
    const rows: Row[] = [];
    for (const shape of shapes) {
      await warmUp(sides, sender, shape, effort);
      for (const concurrency of [8, 16])
        rows.push(...(await compare(sides, sender, shape, concurrency, effort)));
    }
    return rows;
  } finally {
    await Promise.all([hub.stop(), floor.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

type Shape = (typeof shapes)[number];
type SideName = 'hub' | 'floor';

interface Side {
  readonly url: string;
  readonly server: ServerProcess;
}

type Sides = Readonly<Record<SideName, Side>>;

/**
 * Batches that are sent before anything is measured, so that neither side is measured while it is compiled, which
 * it is for as long as some 10,000 sends take.
 */
const warmBatches = 20;

async function warmUp(sides: Sides, sender: Sender, shape: Shape, { scale }: Effort): Promise<void> {
  for (let batch = 0; batch < (scale < 1 ? 1 : warmBatches); batch += 1) {
    const requests = nextBatch(sender, shape, shape.requests * scale);
    for (const { url } of [sides.floor, sides.hub]) await driveLoad(url, requests, 16);
  }
}

let numbered = 0;

function nextBatch(sender: Sender, { size }: Shape, wanted: number): PresignedRequest[] {
  const count = Math.max(16, Math.round(wanted));
  numbered += count;
  return presignSends(sender, size, numbered, count);
}

/** Requests a second, and CPU milliseconds a request where the system tells. */
interface Round {
  readonly rate: number;
  readonly cpu: number | undefined;
}

async function compare(
  sides: Sides,
  sender: Sender,
  shape: Shape,
  concurrency: number,
  { rounds, scale }: Effort,
): Promise<readonly Row[]> {
  const measured: Record<SideName, Round[]> = { hub: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    const batch = nextBatch(sender, shape, shape.requests * scale);
    const order = round % 2 === 0 ? (['floor', 'hub'] as const) : (['hub', 'floor'] as const);
    for (const side of order) measured[side].push(await measure(sides[side], batch, concurrency));
  }
  const what = `${shape.label}, ${concurrency} at once`;
  const ofAll = (side: SideName, figure: (round: Round) => number) => medianOf(measured[side].map(figure));
  const pairs = measured.hub.map(({ rate }, at) => rate / (measured.floor[at]?.rate ?? Number.NaN));
  const speed: Row = {
    name: `sendEdoc ${what}`,
    unit: '/s',
    floor: ofAll('floor', ({ rate }) => rate),
    measured: ofAll('hub', ({ rate }) => rate),
    ratios: pairs,
    wanted: { ratioAtLeast: shape.wanted },
  };
  if (measured.hub.some(({ cpu }) => cpu === undefined)) return [speed];
  const cpu = (side: SideName) => ofAll(side, (round) => round.cpu ?? 0);
  return [speed, { name: `CPU a send, ${what}`, unit: 'ms', floor: cpu('floor'), measured: cpu('hub') }];
}

async function measure(
  { url, server }: Side,
  batch: readonly PresignedRequest[],
  concurrency: number,
): Promise<Round> {
  const before = cpuMilliseconds(server.pid);
  const rate = await driveLoad(url, batch, concurrency);
  const after = cpuMilliseconds(server.pid);
  const cpu = before === undefined || after === undefined ? undefined : (after - before) / batch.length;
  return { rate, cpu };
}

function credentialsOf(line: unknown): { readonly hubUrl: string; readonly sender: Sender } {
  const systems: unknown = fieldOf(line, 'systems');
  const system: unknown = Array.isArray(systems)
    ? systems.find((each: unknown) => fieldOf(each, 'systemId') === '000.00.00.G22')
    : undefined;
  const secret = textOf(system, 'secret');
  return { hubUrl: textOf(line, 'url'), sender: { systemId: '000.00.00.G22', secret, from: 'G22' } };
}
