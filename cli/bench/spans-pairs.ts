import { performance } from 'node:perf_hooks';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
import { silentLog } from '../../simulator/ports/memory-log.ts';
import { createInstruments } from '../../simulator/ports/process-gauge.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type PresignedRequest, presignSends } from './payloads.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const systemId = '000.00.00.G22';
const size = 20 * 1024;
const batchLength = 20;
const pairsARound = 160;
/** The hubs' code is compiled for as long as some 10,000 sends take. */
const warmBatches = 250;

/**
 * The same letters through a hub with spans and one without, both in this process and in memory, batch after batch.
 * No disk and no connection is between, and the two of a pair are some hundredths of a second apart: what else the machine
 * does falls on both. Nothing waits, so that time is work; the system counts CPU in steps of milliseconds, too coarse
 * for a batch. The share of spans is larger here than in a hub that keeps what it is sent.
 */
export async function benchSpansInPairs({ rounds, scale }: Effort): Promise<Row> {
  const instruments = createInstruments();
  const hubs = [await startOne(), await startOne(instruments)] as const;
  const pairs: (readonly [number, number])[] = [];
  try {
    const count = Math.max(1, Math.round(rounds * pairsARound * scale));
    const warming = Math.max(1, Math.round(warmBatches * scale));
    for (let round = -warming; round < count; round += 1) {
      const batch = nextBatch();
      const first = round % 2 === 0 ? 0 : 1;
      const one = await timeOf(hubs[first], batch);
      const other = await timeOf(hubs[1 - first] ?? hubs[0], batch);
      if (round >= 0) pairs.push(first === 0 ? [one, other] : [other, one]);
    }
  } finally {
    await Promise.all(hubs.map((hub) => hub.close()));
    instruments.close();
  }
  return {
    name: 'time a send with spans, in memory',
    unit: 'ms',
    floor: medianOf(pairs.map(([off]) => off)),
    measured: medianOf(pairs.map(([, on]) => on)),
    ratios: pairs.map(([off, on]) => on / off),
    wanted: { ratioAtMost: 1.03 },
  };
}

function startOne(instruments?: ReturnType<typeof createInstruments>): Promise<RunningHub> {
  const secret = secretFor('bench', systemId);
  const systems = world2026.systems.map((each) =>
    each.systemId === systemId ? { ...each, secret } : { ...each, secret: 'x' },
  );
  return startHub({
    world: { systems, agencies: world2026.agencies },
    ports: { clock: createSystemClock(), chance: createSeededChance('pairs'), log: silentLog },
    ...(instruments === undefined ? {} : { instruments }),
  });
}

let numbered = 1_000_000;

function nextBatch(): readonly PresignedRequest[] {
  numbered += batchLength;
  const sender = { systemId, secret: secretFor('bench', systemId), from: 'G22' };
  return presignSends(sender, size, numbered, batchLength);
}

async function timeOf(hub: RunningHub, batch: readonly PresignedRequest[]): Promise<number> {
  const began = performance.now();
  for (const { path, headers, body } of batch) {
    const answer = await hub.serve({ method: 'POST', url: path, headers, body });
    if (answer.refusal !== undefined) throw new Error(`refused: ${answer.refusal}`);
  }
  return (performance.now() - began) / batch.length;
}
