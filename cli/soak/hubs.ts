/**
 * Kills three hubs on one PostgreSQL in turn under load, for as long as one likes, and weighs the ledger:
 * `npm run soak:hubs -- [kills] [seed]`. The server is that of LIENTHONG_POSTGRES, or one started for this.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { killInTurn } from '../../simulator/hub/several/kill-in-turn.ts';
import { startPostgres } from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';

const [kills = 300, seed = 2026] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'lienthong-soak-'));
const server = await startPostgres({ durable: true });
try {
  const report = await killInTurn({
    seed,
    hubs: 3,
    kills,
    store: await server.createDatabase(),
    clock: createSystemClock(),
    environment: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    onKill: (done, kill) => process.stderr.write(`${done}/${kills} ${kill}\n`),
  });
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  const isRight = report.violations.length === 0 && report.twins.differing.length === 0;
  process.exitCode = isRight ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
