import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { buildSdkRequest, type SdkCall } from '../../protocol/wire/sdk-request.ts';
import { residentMegabytes } from './cpu-time.ts';
import { textOf } from './first-line.ts';
import { type Line, openLine } from './load.ts';
import { type PresignedRequest, presignSends, type Sender } from './payloads.ts';
import { program, type ServerProcess, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const bigBytes = 50_000_000;
const atOnce = 20;
/** What an office day sends beside them, one after the other. */
const usualBytes = 1.5 * 1024 * 1024;

/**
 * Twenty packets of 50 MB on their way at once (L7), first into the hub, then out of it, while another agency sends
 * letters of 1.5 MB: the largest resident set of the hub's process, and what the letters beside had to wait.
 */
export async function benchBigFiles({ scale }: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'bench-big-'));
  const store = join(folder, 'hub');
  const hub = await startServer([program, 'hub', '--json', '--store', store, '--secret-seed', 'bench']);
  try {
    return await measure(hub, Math.max(2, Math.round(atOnce * scale)));
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(hub: ServerProcess, count: number): Promise<readonly Row[]> {
  const [sender, receiver] = [senderOf('G22'), senderOf('G06')];
  const line = openLine(textOf(hub.firstLine, 'url'), count);
  const before = residentMegabytes(hub.pid);
  const sends = presignSends(sender, bigBytes, 1, count);
  const accepted: string[] = [];
  const send = async (each: PresignedRequest) =>
    accepted.push(textOf(JSON.parse(await line.call(each)), 'DocId'));
  const sending = await beside(hub, sender, 1_001, () => Promise.all(sends.map(send)));
  const fetches = await fetchesOf(accepted, sender, receiver, line);
  const fetching = await beside(hub, sender, 10_001, () =>
    Promise.all(fetches.map((each) => line.drain(each))),
  );
  await line.close();
  const what = `${count} × 50 MB at once`;
  const rows: Row[] = [
    { name: `${what}, all sent`, unit: 'ms', measured: sending.took },
    { name: `${what}, all fetched`, unit: 'ms', measured: fetching.took },
    usualRow(`letters of 1.5 MB while ${what} come in, p95`, sending.waits),
    usualRow(`letters of 1.5 MB while ${what} go out, p95`, fetching.waits),
  ];
  if (before === undefined || sending.peak === undefined || fetching.peak === undefined) return rows;
  const memory = { unit: 'MB', floor: before.now, wanted: { atMost: 400 } } as const;
  return [
    { ...memory, name: `${what} in, most resident`, measured: sending.peak },
    { ...memory, name: `${what} in and out, most resident`, measured: fetching.peak },
    ...rows,
  ];
}

/** The target of an office day for a letter of that length (L1). */
function usualRow(name: string, waits: readonly number[]): Row {
  const sorted = waits.toSorted((one, other) => one - other);
  const measured = sorted[Math.floor(sorted.length * 0.95)] ?? medianOf(waits);
  return { name, unit: 'ms', measured, wanted: { atMost: 2_000 } };
}

interface Watched {
  readonly took: number;
  /** Of the letters beside, each in milliseconds. */
  readonly waits: readonly number[];
  readonly peak: number | undefined;
}

/** Does the work while an agency sends letters, one after the other. */
async function beside(
  hub: ServerProcess,
  usual: Sender,
  first: number,
  work: () => Promise<unknown>,
): Promise<Watched> {
  const line = openLine(textOf(hub.firstLine, 'url'), 1);
  const waits: number[] = [];
  const began = performance.now();
  let ended = false;
  const working = work().finally(() => {
    ended = true;
  });
  for (let number = first; !ended; number += 1) {
    const [letter] = presignSends(usual, usualBytes, number, 1);
    const sent = performance.now();
    if (letter !== undefined) await line.call(letter);
    waits.push(performance.now() - sent);
  }
  await working;
  const took = performance.now() - began;
  await line.close();
  return { took, waits, peak: residentMegabytes(hub.pid)?.peak };
}

/** Requests of the receiver for packets that the sender knows by other ids. */
async function fetchesOf(
  accepted: readonly string[],
  sender: Sender,
  receiver: Sender,
  line: Line,
): Promise<readonly PresignedRequest[]> {
  const requests: PresignedRequest[] = [];
  for (const each of accepted) {
    const parameters = [
      ['servicetype', 'eDoc'],
      ['messagetype', 'edoc'],
      ['docId', each],
    ] as const;
    const sent = await line.call(callOf(sender, { operation: 'getSentEdocList', parameters }));
    const [, docId = ''] = /"receiverDocId":"([\w-]+)"/.exec(sent) ?? [];
    requests.push(callOf(receiver, { operation: 'getEdoc', parameters: [['docId', docId]] }));
  }
  return requests;
}

function senderOf(from: string): Sender {
  const { systemId } = agencyOf(world2026, from);
  return { systemId, secret: secretFor('bench', systemId), from };
}

function callOf({ systemId, secret }: Sender, call: SdkCall): PresignedRequest {
  const service = { systemId, secret, host: '127.0.0.1', constructedAt: Date.UTC(2025, 9, 1, 3) };
  return buildSdkRequest(service, call);
}
