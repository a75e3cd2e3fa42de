import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../ports/system-clock.ts';
import {
  hasPostgres,
  type PostgresUnderTest,
  startPostgres,
  withPostgres,
} from '../store/postgres/postgres-under-test.ts';
import { killInTurn } from './kill-in-turn.ts';

describe.skipIf(!hasPostgres)(withPostgres('three hubs on one PostgreSQL'), () => {
  let server: PostgresUnderTest;
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-several-'));
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('DUP-07: killed in turn under load, lose nothing and double nothing', { timeout: 240_000 }, async () => {
    const report = await killInTurn({
      seed: 2026,
      hubs: 3,
      kills: 12,
      store: await server.createDatabase(),
      clock: createSystemClock(),
      environment: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    expect(report.violations).toEqual([]);
    expect(report.kills).toBe(12);
    expect(report.twins.differing).toEqual([]);
    const { accepted, delivered, held, waiting, documents, statuses } = report.balance;
    expect(accepted).toBe(delivered + held + waiting);
    for (const count of [documents, statuses, delivered, report.twins.count])
      expect(count).toBeGreaterThan(0);
  });
});
