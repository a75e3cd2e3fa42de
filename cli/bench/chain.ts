import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { SignedPairs } from '../../protocol/wire/sign-header.ts';
import { hasPostgres, startPostgres } from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { type ChainDocument, chainDocuments, requestOf, type Secrets } from './chain-packets.ts';
import { driveLoad, openLine } from './load.ts';
import type { PresignedRequest } from './payloads.ts';
import { program, type ServerProcess, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const floorServer = fileURLToPath(new URL('floor-server.ts', import.meta.url));
const atOnce = 16;
const documentsARound = 60;

/**
 * Documents a second through the whole chain: sent, fetched by each of 3.6 receivers, acknowledged, and four
 * statuses of each. The floor keeps the same letters and statuses, and does nothing else for them.
 */
export async function benchChain(effort: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'chain-'));
  mkdirSync(join(folder, 'floor'));
  const floor = await startServer([floorServer, join(folder, 'floor')]);
  const floorUrl = textOf(floor.firstLine, 'url');
  const server = hasPostgres ? await startPostgres({ durable: true }) : undefined;
  try {
    const rows = [
      await measure('memory', ['memory'], floorUrl, effort),
      await measure('SQLite', [join(folder, 'hub')], floorUrl, effort),
    ];
    if (server === undefined) return rows;
    const one = await server.createDatabase();
    rows.push(await measure('PostgreSQL, 1 process', [one], floorUrl, effort));
    const two = await server.createDatabase();
    rows.push(await measure('PostgreSQL, 2 processes', [two, two], floorUrl, effort));
    return rows;
  } finally {
    await floor.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One hub for each store named; the same store twice is two processes on one. */
async function measure(
  label: string,
  stores: readonly string[],
  floorUrl: string,
  { rounds, scale }: Effort,
): Promise<Row> {
  const hubs: ServerProcess[] = [];
  for (const store of stores) {
    hubs.push(await startServer([program, 'hub', '--json', '--store', store, '--secret-seed', 'bench']));
  }
  const urls = hubs.map(({ firstLine }) => textOf(firstLine, 'url'));
  const secrets = secretsOf(hubs[0]?.firstLine);
  const [floors, chains]: [number[], number[]] = [[], []];
  const count = Math.max(5, Math.round(documentsARound * scale));
  try {
    await runChain(urls, secrets, chainDocuments(secrets, 1, 5));
    for (let round = 0; round < rounds; round += 1) {
      const documents = chainDocuments(secrets, 1_000 * (round + 1), count);
      const packets = documents.flatMap(({ send, receivers }) => [
        send,
        ...receivers.flatMap(({ statuses }) => statuses),
      ]);
      floors.push((await driveLoad(floorUrl, packets, atOnce)) * (count / packets.length));
      chains.push(count / (await runChain(urls, secrets, documents)));
    }
  } finally {
    await Promise.all(hubs.map((each) => each.stop()));
  }
  const ratios = chains.map((rate, at) => rate / (floors[at] ?? Number.NaN));
  return { name: `chain, ${label}`, unit: '/s', floor: medianOf(floors), measured: medianOf(chains), ratios };
}

/** Seconds that the documents took; each call goes to the next hub. */
async function runChain(
  urls: readonly string[],
  secrets: Secrets,
  documents: readonly ChainDocument[],
): Promise<number> {
  const lines = urls.map((url) => openLine(url, atOnce));
  let called = 0;
  const call = async (request: PresignedRequest): Promise<unknown> => {
    called += 1;
    const line = lines[called % lines.length] ?? raise('no hub');
    return JSON.parse(await line.call(request));
  };
  const began = performance.now();
  await inParallel(
    documents.map(
      ({ send }) =>
        () =>
          call(send),
    ),
  );
  await inParallel(visits(documents).map((visit) => () => receive(visit, secrets, call)));
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(lines.map((line) => line.close()));
  return seconds;
}

interface Visit {
  readonly code: string;
  readonly statuses: readonly (readonly PresignedRequest[])[];
}

/** What each receiver has to say. */
function visits(documents: readonly ChainDocument[]): readonly Visit[] {
  const all = documents.flatMap(({ receivers }) => receivers);
  const byCode = Map.groupBy(all, ({ code }) => code);
  return Array.from(byCode, ([code, own]) => ({ code, statuses: own.map(({ statuses }) => statuses) }));
}

/** Lists what waits; fetches and acknowledges each, four at a time, and sends the four statuses of one letter. */
async function receive(
  { code, statuses }: Visit,
  secrets: Secrets,
  call: (request: PresignedRequest) => Promise<unknown>,
): Promise<void> {
  const ask = (operation: 'getReceivedEdocList' | 'getEdoc' | 'updateStatus', parameters: SignedPairs) =>
    call(requestOf(code, secrets, { operation, parameters }));
  const listed = await ask('getReceivedEdocList', [
    ['servicetype', 'eDoc'],
    ['messagetype', 'edoc'],
  ]);
  const rows = fieldOf(listed, 'data');
  if (!Array.isArray(rows) || rows.length !== statuses.length)
    raise(`${code} waits for ${statuses.length} letters`);
  const queue = statuses
    .map((own, at) => ({ own, docId: textOf(fieldOf(rows, String(at)), 'docId') }))
    .values();
  const worker = async () => {
    for (const { own, docId } of queue) {
      await ask('getEdoc', [['docId', docId]]);
      await ask('updateStatus', [
        ['status', 'done'],
        ['docId', docId],
      ]);
      for (const each of own) await call(each);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

async function inParallel(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const queue = works.values();
  const worker = async () => {
    for (const work of queue) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function secretsOf(line: unknown): Secrets {
  const systems = fieldOf(line, 'systems');
  return new Map(
    Array.isArray(systems)
      ? systems.map((each: unknown) => [textOf(each, 'systemId'), textOf(each, 'secret')] as const)
      : [],
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function textOf(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : raise(`there is no ${name}`);
}

function raise(text: string): never {
  throw new Error(text);
}
