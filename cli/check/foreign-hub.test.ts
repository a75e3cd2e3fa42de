import { createServer } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { runRecorded } from '../recorded-context.ts';
import { asOf, createCheckedFolder } from './folder-under-test.ts';

const { here, write, remove } = await createCheckedFolder();
afterAll(remove);

/** A port at which nobody listens: it was given out, and given back. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const account = (systemId: string) => ({ systemId, secret: 'x', agencies: [systemId] });
const hubFile = (over: object) => JSON.stringify({ accounts: ['G22', 'H17', 'G06'].map(account), ...over });

describe('a hub that is not there', () => {
  test('ends the run at once, as inconclusive, saying why; every report has the reason once or by check', async () => {
    const port = await freePort();
    write('away.json', hubFile({ endpoint: `http://127.0.0.1:${port}/x` }));
    const command = ['check', 'hub', '--hub', 'away.json', '--seed', 's', ...asOf];
    const { exitCode, stdout, stderr } = await runRecorded(command, here);
    const told = `no connection to 127.0.0.1:${port} (ECONNREFUSED)`;
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(told)]);
    expect(stdout.split(told).length - 1).toBe(1);
    const json = await runRecorded([...command, '--json'], here);
    const reading = parseReport(json.stdout);
    const results = reading.ok ? reading.value.results : [];
    const open = results.filter(({ verdict }) => verdict === 'inconclusive');
    expect(open.length).toBeGreaterThan(100);
    expect(open.every(({ why }) => why?.en.includes(told))).toBe(true);
    expect(reading.ok && reading.value.evidence.entries).toBe(0);
  });

  test('does not begin a run that is kept: it goes on when the hub is there', async () => {
    write('away2.json', hubFile({ endpoint: `http://127.0.0.1:${await freePort()}/x` }));
    const command = ['check', 'hub', '--hub', 'away2.json', '--id', 'AUT-01', '--keep', 'kept', ...asOf];
    const { exitCode, stderr } = await runRecorded(command, here);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('lienthong check resume kept')]);
    expect(stderr).toContain('cannot be reached');
  });
});
