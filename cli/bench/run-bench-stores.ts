import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendLarge } from '../../simulator/hub/large/send-large.ts';
import { measureSendRate } from '../../simulator/hub/several/send-rate.ts';
import {
  hasPostgres,
  startPostgres,
  withPostgres,
} from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext } from '../context.ts';

/** The options of `npm run bench:stores`, as the parser hands them over. */
export interface BenchStoresOptions {
  readonly long?: true;
  readonly json?: true;
}

/** One figure of a store. */
type StoreFigure =
  | { readonly store: string; readonly hubs: number; readonly sendsASecond: number }
  | { readonly store: string; readonly large: Awaited<ReturnType<typeof sendLarge>> };

/**
 * What the stores can do, and what a hub's memory does while a long packet passes. PostgreSQL is the server of
 * LIENTHONG_POSTGRES, or one started for this; without either it is left out, and that is said.
 */
export async function runBenchStores(context: CliContext, options: BenchStoresOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-stores-'));
  const server = hasPostgres ? await startPostgres({ durable: true }) : undefined;
  const tell = (figure: StoreFigure) =>
    void context.stdout.write(`${options.json ? JSON.stringify(figure) : lineOf(figure)}\n`);
  const clock = createSystemClock();
  const rate = async (name: string, store: string, hubs: number) => {
    const order = { store, hubs, documents: options.long ? 5_000 : 1_000, callers: 16, clock };
    const sendsASecond = await measureSendRate({ ...order, environment: { ...context.env } });
    tell({ store: name, hubs, sendsASecond });
  };
  const large = async (name: string, store: string) =>
    tell({ store: name, large: await sendLarge(store, options.long ? 199e6 : 50e6, clock) });
  try {
    await rate('memory', 'memory', 1);
    await rate('SQLite', join(folder, 'rate'), 1);
    if (server === undefined) context.stderr.write(`${withPostgres('PostgreSQL')}\n`);
    else for (const hubs of [1, 2]) await rate('PostgreSQL', await server.createDatabase(), hubs);
    await large('SQLite', join(folder, 'large'));
    if (server !== undefined) await large('PostgreSQL', await server.createDatabase());
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf(figure: StoreFigure): string {
  if ('sendsASecond' in figure) {
    const { store, hubs, sendsASecond } = figure;
    const processes = hubs === 1 ? 'process' : 'processes';
    return `sendEdoc, ${store}, ${hubs} hub ${processes}: ${Math.round(sendsASecond)} a second`;
  }
  const { packet, sending, fetching, sendTook, fetchTook } = figure.large;
  const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return (
    `a packet of ${mega(packet)}, ${figure.store}: held ${mega(sending.held)} in, ${mega(fetching.held)} out; ` +
    `resident +${mega(sending.resident)} in, +${mega(fetching.resident)} out; ${sendTook} and ${fetchTook} ms`
  );
}
