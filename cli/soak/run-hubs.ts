import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killInTurn } from '../../simulator/hub/several/kill-in-turn.ts';
import { startPostgres } from '../../simulator/hub/store/postgres/postgres-under-test.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext } from '../context.ts';

/** The options of `npm run soak:hubs`, as the parser hands them over. Its report is JSON in any case. */
export interface HubsOptions {
  readonly kills: number;
  readonly seed: number;
}

/** Kills three hubs on one PostgreSQL in turn. Exit code 1 when something was lost, doubled or answered in two ways. */
export async function runHubsSoak(context: CliContext, { kills, seed }: HubsOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-soak-'));
  const server = await startPostgres({ durable: true });
  try {
    const report = await killInTurn({
      ...{ seed, kills, hubs: 3 },
      store: await server.createDatabase(),
      clock: createSystemClock(),
      environment: { ...context.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
      onKill: (done, kill) => void context.stderr.write(`${done}/${kills} ${kill}\n`),
    });
    context.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    const isRight = report.violations.length === 0 && report.twins.differing.length === 0;
    context.setExitCode(isRight ? 0 : 1);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
