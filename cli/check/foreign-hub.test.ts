import { createServer as createSecureServer, type Server } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { falseRules } from '../../simulator/link/false-identity.ts';
import { createLinkAuthority } from '../../simulator/link/link-authority.ts';
import { optionsOf } from '../../simulator/link/tls-rules.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
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

describe('a hub whose certificate comes from a root of its own', () => {
  const now = createSystemClock().now();
  const authority = createLinkAuthority(now);
  const { rules } = falseRules('orderly', { authority, hosts: ['127.0.0.1'], now });
  const asked: string[] = [];
  let server: Server;
  beforeAll(async () => {
    server = createSecureServer(optionsOf(rules), (request, response) => {
      asked.push(request.url ?? '');
      response.end('{"status":"FAIL","ErrorCode":"99","ErrorDesc":"bao tri"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    write('roots.pem', pemOf('CERTIFICATE', authority.root.certificate));
  });
  afterAll(() => server.close());
  const run = async (over: object) => {
    const { port } = server.address() as AddressInfo;
    write('tls.json', hubFile({ endpoint: `https://127.0.0.1:${port}/x`, ...over }));
    asked.length = 0;
    return runRecorded(['check', 'hub', '--hub', 'tls.json', '--id', 'AUT-01', '--seed', 's', ...asOf], here);
  };

  test('is not reached without that root, and the run ends after a few calls', async () => {
    const { exitCode, stderr } = await run({});
    expect([exitCode, asked]).toEqual([2, []]);
    expect(stderr).toMatch(/cannot be reached.*gave no answer to the first 3 calls \([A-Z_]+\)/);
  });

  test('is reached with it; the file lies beside the one that names the hub', async () => {
    const { stderr } = await run({ roots: 'roots.pem' });
    expect([stderr, asked.length > 0]).toEqual(['', true]);
  });

  test.each([
    ['no.pem', 'there is no file'],
    ['sound.edxml', 'holds no certificate in PEM'],
    ['broken.pem', 'PEM block 1 is no certificate'],
  ])('a file of roots that is none is refused: %s', async (roots, said) => {
    write('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const { exitCode, stderr } = await run({ roots });
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining(said)]);
    const link = await runRecorded(['check', 'link', '127.0.0.1:1', '--roots', roots], here);
    expect([link.exitCode, link.stderr]).toEqual([64, expect.stringContaining(said)]);
  });
});
