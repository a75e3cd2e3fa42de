import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { largeDirectory, largeSystems } from '../../fixtures/worlds/large-directory.ts';
import type { OperationName } from '../../protocol/wire/operations.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import { renameBody } from '../../simulator/hub/directory/change-body.ts';
import { type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
/** More rows than the field has had so far (REG-07). */
const fullSize = 125_000;
const changes = 100;
const secret = 'bench';

/** The directory at its full size, in SQLite, over HTTP; the floor of a list is the same bytes, ready made. */
export async function benchDirectory({ rounds, scale }: Effort): Promise<readonly Row[]> {
  const count = Math.round(fullSize * scale);
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'bench-directory-'));
  const systems = largeSystems().map((systemId) => ({ systemId, secret }));
  const clock = createSystemClock();
  const ports = { clock, chance: createSeededChance('bench'), log: createMemoryLog() };
  const hub = await startHub({ world: { systems, agencies: largeDirectory(count) }, ports, store: folder });
  try {
    const first = await listOnce(hub, 'getSynchronizeUnit');
    const lists = await several(rounds, () => listOnce(hub, 'getSynchronizeUnit'));
    const old = await listOnce(hub, 'getAgenciesList');
    const floors = await withFloor(first.bytes, (url) => several(rounds, () => fetchOnce(url)));
    // The management end loads its pages with its first call, which is no part of any delta.
    await fetchOnce(`${hub.managementUrl}/healthz`);
    const deltas = await several(rounds, () => deltaOnce(hub));
    const thousand = `${Math.round(count / 1000)},000 rows`;
    const floor = millisecondsOf(floors);
    const bytes = first.bytes.length;
    return [
      { ...row(`getSynchronizeUnit of ${thousand}, first`, 'ms', first.milliseconds, 2_000, floor), bytes },
      { ...row(`getSynchronizeUnit of ${thousand}`, 'ms', millisecondsOf(lists), 2_000, floor), bytes },
      row(`getSynchronizeUnit of ${thousand}, length`, 'MB', megabytes(first.bytes), 40),
      row(`getAgenciesList of ${thousand}, length`, 'MB', megabytes(old.bytes), 40),
      row(`directory delta of ${changes} in ${thousand}`, 'ms', millisecondsOf(deltas), 50),
    ];
  } finally {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly milliseconds: number;
  readonly bytes: Buffer;
}

function row(name: string, unit: Row['unit'], measured: number, atMost: number, floor?: number): Row {
  return { name, unit, measured, wanted: { atMost }, ...(floor === undefined ? {} : { floor }) };
}

async function listOnce(hub: RunningHub, operation: OperationName): Promise<Timed> {
  const service = { systemId: 'H01', secret, from: 'H01', host: '127.0.0.1', constructedAt: Date.now() };
  const { path, headers, body } = buildSdkRequest(service, {
    operation,
    parameters: [],
    body: new Uint8Array(),
  });
  const list = await fetchOnce(hub.url + path, {
    method: 'POST',
    headers: headers
      .filter(([name]) => /^xroadvnpt-/i.test(name))
      .map(([name, value]): [string, string] => [name, value]),
    body: Buffer.from(body),
  });
  if (!list.bytes.subarray(0, 100).includes('"status":"OK"'))
    throw new Error(String(list.bytes.subarray(0, 300)));
  return list;
}

/** What changed since a version is asked for just after that many changes. */
async function deltaOnce({ hub, managementUrl }: RunningHub): Promise<Timed> {
  const version = await hub.store.directoryVersion();
  for (let number = 1; number <= changes; number += 1) {
    const code = `H${String((number % 63) + 1).padStart(2, '0')}`;
    await renameBody(code, { name: `Tên ${version} ${number}` }, 'bench', hub);
  }
  return fetchOnce(`${managementUrl}/directory?since=${version}`);
}

async function fetchOnce(url: string, options: RequestInit = {}): Promise<Timed> {
  const began = performance.now();
  const answer = await fetch(url, options);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { milliseconds: performance.now() - began, bytes };
}

async function several(rounds: number, once: () => Promise<Timed>): Promise<readonly Timed[]> {
  const all: Timed[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await once());
  return all;
}

async function withFloor<T>(bytes: Buffer, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => response.end(bytes));
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the floor has no port');
  try {
    return await work(`http://127.0.0.1:${address.port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function millisecondsOf(timed: readonly Timed[]): number {
  return medianOf(timed.map(({ milliseconds }) => milliseconds));
}

function megabytes(bytes: Buffer): number {
  return bytes.length / 1e6;
}
