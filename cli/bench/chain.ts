import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { hasPostgres, startPostgres } from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { type ChainDocument, chainDocuments, type Secrets } from './chain-packets.ts';
import { floorRequests, issuersVisit, pay, receiversVisits } from './chain-visits.ts';
import { cpuMilliseconds } from './cpu-time.ts';
import { fieldOf, textOf } from './first-line.ts';
import { driveLoad, openLine } from './load.ts';
import { inParallel } from './parallel.ts';
import type { PresignedRequest } from './payloads.ts';
import { program, type ServerProcess, startServer } from './processes.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

const workFolder = fileURLToPath(new URL('../../.lienthong', import.meta.url));
const floorServer = fileURLToPath(new URL('floor-server.ts', import.meta.url));
const atOnce = 16;
const documentsARound = 30;
/** A document is some fifty calls, and each hub's code is compiled for as long as some 10,000 of them take. */
const warmRounds = 8;
const wanted = { ratioAtLeast: 0.35 } as const;

/**
 * Documents a second through the whole chain: sent, fetched and acknowledged by each of 3.6 receivers, answered with
 * four statuses of each, which the issuer fetches and acknowledges. The floor writes durably just as often, in the
 * same run, and does nothing else: 15.4 files with a row and 36 rows a document. It commits each row by itself; the
 * hub may let rows of one turn share a commit.
 */
export async function benchChain(effort: Effort): Promise<readonly Row[]> {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, 'chain-'));
  mkdirSync(join(folder, 'floor'));
  const floor = await startServer([floorServer, join(folder, 'floor')]);
  const server = hasPostgres ? await startPostgres({ durable: true }) : undefined;
  try {
    const rows = [
      ...(await compare('memory', ['memory'], floor, effort)),
      ...(await compare('SQLite', [join(folder, 'hub')], floor, effort)),
    ];
    if (server === undefined) return rows;
    const one = await server.createDatabase();
    rows.push(...(await compare('PostgreSQL, 1 process', [one], floor, effort)));
    const two = await server.createDatabase();
    rows.push(...(await compare('PostgreSQL, 2 processes', [two, two], floor, effort)));
    return rows;
  } finally {
    await floor.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Documents a second, and CPU milliseconds a document where the system tells. */
interface Round {
  readonly rate: number;
  readonly cpu: number | undefined;
}

/** One hub for each store named; the same store twice is two processes on one. */
async function compare(
  label: string,
  stores: readonly string[],
  floor: ServerProcess,
  { rounds, scale }: Effort,
): Promise<readonly Row[]> {
  const hubs: ServerProcess[] = [];
  for (const store of stores) {
    hubs.push(await startServer([program, 'hub', '--json', '--store', store, '--secret-seed', 'bench']));
  }
  const urls = hubs.map(({ firstLine }) => textOf(firstLine, 'url'));
  const secrets = secretsOf(hubs[0]?.firstLine);
  const count = Math.max(5, Math.round(documentsARound * scale));
  const [floors, chains]: [Round[], Round[]] = [[], []];
  const runFloor = async (documents: readonly ChainDocument[]) => {
    const requests = floorRequests(documents, secrets);
    const run = () => driveLoad(textOf(floor.firstLine, 'url'), requests, atOnce);
    floors.push(await measure([floor], count, run));
  };
  const runHub = async (documents: readonly ChainDocument[]) => {
    chains.push(await measure(hubs, count, () => runChain(urls, secrets, documents)));
  };
  try {
    for (let round = 0; round < (scale < 1 ? 1 : warmRounds * hubs.length); round += 1) {
      await runChain(urls, secrets, chainDocuments(secrets, 100_000 + 1_000 * round, count));
    }
    for (let round = 0; round < rounds; round += 1) {
      const documents = chainDocuments(secrets, 1_000 * (round + 1), count);
      for (const side of round % 2 === 0 ? [runFloor, runHub] : [runHub, runFloor]) await side(documents);
    }
  } finally {
    await Promise.all(hubs.map((each) => each.stop()));
  }
  return rowsOf(label, floors, chains);
}

function rowsOf(label: string, floors: readonly Round[], chains: readonly Round[]): readonly Row[] {
  const ratios = chains.map(({ rate }, at) => rate / (floors[at]?.rate ?? Number.NaN));
  const speed = (rounds: readonly Round[]) => medianOf(rounds.map(({ rate }) => rate));
  const cpu = (rounds: readonly Round[]) => medianOf(rounds.map((round) => round.cpu ?? 0));
  const [floor, measured] = [speed(floors), speed(chains)];
  const durable = label === 'memory' ? {} : { wanted };
  const row: Row = { name: `chain, ${label}`, unit: '/s', floor, measured, ratios, ...durable };
  if (chains.some((round) => round.cpu === undefined)) return [row];
  return [row, { name: `CPU a document, ${label}`, unit: 'ms', floor: cpu(floors), measured: cpu(chains) }];
}

async function measure(
  servers: readonly ServerProcess[],
  documents: number,
  run: () => Promise<unknown>,
): Promise<Round> {
  const used = () => servers.map(({ pid }) => cpuMilliseconds(pid));
  const [before, began] = [used(), performance.now()];
  await run();
  const rate = (documents * 1000) / (performance.now() - began);
  const spent = used().map((after, at) => (after ?? Number.NaN) - (before[at] ?? Number.NaN));
  const sum = spent.reduce((one, other) => one + other, 0);
  return { rate, cpu: Number.isNaN(sum) ? undefined : sum / documents };
}

/** Takes documents through the whole chain; each call goes to the next hub. */
async function runChain(
  urls: readonly string[],
  secrets: Secrets,
  documents: readonly ChainDocument[],
): Promise<void> {
  const lines = urls.map((url) => openLine(url, atOnce));
  let called = 0;
  const call = async (request: PresignedRequest): Promise<unknown> => {
    called += 1;
    const line = lines[called % lines.length];
    return JSON.parse((await line?.call(request)) ?? '');
  };
  const sends = documents.map(({ send }) => send);
  await inParallel(
    sends.map((send) => () => call(send)),
    atOnce,
  );
  const visits = receiversVisits(documents);
  const each = Math.max(1, Math.floor(atOnce / visits.length));
  await Promise.all(visits.map((visit) => pay(visit, each, secrets, call)));
  await pay(issuersVisit(documents), atOnce, secrets, call);
  await Promise.all(lines.map((line) => line.close()));
}

function secretsOf(line: unknown): Secrets {
  const systems = fieldOf(line, 'systems');
  return new Map(
    Array.isArray(systems)
      ? systems.map((each: unknown) => [textOf(each, 'systemId'), textOf(each, 'secret')] as const)
      : [],
  );
}
