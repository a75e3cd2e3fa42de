import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { cpuMilliseconds } from './cpu-time.ts';
import { textOf } from './first-line.ts';
import { driveLoad } from './load.ts';
import { type PresignedRequest, presignSends } from './payloads.ts';
import { type ServerProcess, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';
import { benchSpansInPairs } from './spans-pairs.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const hubsProcess = fileURLToPath(new URL('spans-hub.ts', import.meta.url));
const size = 20 * 1024;
const batchLength = 200;
const turnsARound = 4;
/** The hubs' code is compiled for as long as some 10,000 sends take. */
const warmBatches = 17;
const atOnce = 8;
const names = ['off', 'on', 'traced'] as const;

/** What the hub's spans, and traces of one call in ten, cost it in CPU time a send; the floor is a hub without. */
export async function benchSpans(effort: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'spans-'));
  const receiver = await startReceiver();
  const hubs = await startServer([hubsProcess, folder, addressOf(receiver)]);
  try {
    const turns = await measureTurns(hubs, effort);
    const off = turns.map(([first = 0]) => first);
    const row = (name: string, place: number): Row => {
      const own = turns.map((each) => each[place] ?? Number.NaN);
      const ratios = own.map((each, at) => each / (off[at] ?? Number.NaN));
      return { name, unit: 'ms', floor: medianOf(off), measured: medianOf(own), ratios };
    };
    return [
      await benchSpansInPairs(effort),
      { ...row('CPU a send with spans, 20 KB', 1), wanted: { ratioAtMost: 1.03 } },
      row('CPU a send with spans, 1 in 10 traced', 2),
    ];
  } finally {
    await hubs.stop();
    receiver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CPU milliseconds a send, of each hub in each turn. They follow each other, and who begins changes. */
async function measureTurns(
  hubs: ServerProcess,
  { rounds, scale }: Effort,
): Promise<readonly (readonly number[])[]> {
  const urls = names.map((name) => textOf(hubs.firstLine, name));
  const count = Math.max(20, Math.round(batchLength * scale));
  for (let batch = 0; batch < (scale < 1 ? 1 : warmBatches); batch += 1) {
    for (const url of urls) await driveLoad(url, nextBatch(count), atOnce);
  }
  const measured: number[][] = [];
  for (let turn = 0; turn < Math.round(rounds * turnsARound); turn += 1) {
    const batch = nextBatch(count);
    const own = urls.map(() => Number.NaN);
    for (let step = 0; step < urls.length; step += 1) {
      const place = (step + turn) % urls.length;
      own[place] = await cpuOf(hubs, urls[place] ?? '', batch);
    }
    measured.push(own);
  }
  return measured;
}

let numbered = 0;

function nextBatch(count: number): readonly PresignedRequest[] {
  numbered += count;
  const systemId = '000.00.00.G22';
  const sender = { systemId, secret: secretFor('bench', systemId), from: 'G22' };
  return presignSends(sender, size, numbered, count);
}

async function cpuOf(
  { pid }: ServerProcess,
  url: string,
  batch: readonly PresignedRequest[],
): Promise<number> {
  const before = cpuMilliseconds(pid) ?? Number.NaN;
  await driveLoad(url, batch, atOnce);
  return ((cpuMilliseconds(pid) ?? Number.NaN) - before) / batch.length;
}

/** Takes in whatever it is sent. */
async function startReceiver(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the receiver has no port');
  return `http://127.0.0.1:${address.port}`;
}
