/**
 * What the stores can do, and what a hub's memory does while a long packet passes:
 * `npm run bench:stores [-- --long]`. PostgreSQL is the server of LIENTHONG_POSTGRES, or one started for this.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sendLarge } from '../../simulator/hub/large/send-large.ts';
import { measureSendRate } from '../../simulator/hub/several/send-rate.ts';
import {
  hasPostgres,
  startPostgres,
  withPostgres,
} from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';

const clock = createSystemClock();
const isLong = process.argv.includes('--long');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-stores-'));
const server = hasPostgres ? await startPostgres({ durable: true }) : undefined;
const say = (line: string) => process.stdout.write(`${line}\n`);
let count = 0;
const nextFolder = () => {
  count += 1;
  return join(folder, String(count));
};

const rate = async (name: string, store: string, hubs: number) => {
  const options = { store, hubs, documents: isLong ? 5_000 : 1_000, callers: 16, clock };
  const perSecond = await measureSendRate({ ...options, environment: process.env });
  say(
    `sendEdoc, ${name}, ${hubs} hub ${hubs === 1 ? 'process' : 'processes'}: ${Math.round(perSecond)} a second`,
  );
};
const large = async (name: string, store: string) => {
  const { packet, sending, fetching, sendTook, fetchTook } = await sendLarge(
    store,
    isLong ? 199e6 : 50e6,
    clock,
  );
  const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  say(
    `a packet of ${mega(packet)}, ${name}: held ${mega(sending.held)} in, ${mega(fetching.held)} out; ` +
      `resident +${mega(sending.resident)} in, +${mega(fetching.resident)} out; ${sendTook} and ${fetchTook} ms`,
  );
};

try {
  await rate('memory', 'memory', 1);
  await rate('SQLite', nextFolder(), 1);
  if (server === undefined) say(withPostgres('PostgreSQL'));
  for (const hubs of server === undefined ? [] : [1, 2]) {
    await rate('PostgreSQL', (await server?.createDatabase()) ?? '', hubs);
  }
  await large('a folder', nextFolder());
  if (server !== undefined) await large('PostgreSQL', await server.createDatabase());
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
