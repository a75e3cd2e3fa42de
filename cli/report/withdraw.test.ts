import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { publishedWithdrawalsSchema } from '../../conformance/report/certificate/withdrawals.ts';
import { friday, leaderOrder } from '../../simulator/pki/services-under-test.ts';
import { startCertifying } from './certifying-under-test.ts';

const bench = await startCertifying('withdraw');
const { at, run, time, signing } = bench;

beforeAll(async () => {
  await bench.keyFor('key.p12', leaderOrder);
  await bench.keyFor('other.p12', {
    ...leaderOrder,
    subject: { ...leaderOrder.subject, commonName: 'Lê Văn Khác' },
  });
  await bench.writeCorpus();
  const settings = ['--as-of', '2026-11-20', '--seed', 's', '--certification', '--captured-at', 'system'];
  for (const version of ['1', '2']) {
    const declared = ['--system', 'QLVB', '--system-version', version, '--owner', 'UBND tỉnh Mẫu'];
    await run('check', 'packet', 'corpus', ...settings, ...declared, '--bundle', `run-${version}`);
    const made = await run('certify', `run-${version}`, '-o', `package-${version}`, ...signing());
    expect(made.exitCode, made.stderr).toBe(0);
  }
  const first = await run(
    'withdraw',
    'package-1',
    '-o',
    'list.json',
    '--reason',
    'đã thay phần mềm',
    ...signing(),
  );
  expect(first.exitCode, first.stderr).toBe(0);
});
afterAll(bench.close);

const verify = (place: string, list: string, ...more: readonly string[]) =>
  run(
    ...['verify-certificate', place, '--trust', 'trust.json', '--online', '--withdrawn', list],
    ...(more.length === 0 ? time : more),
  );

describe('a list of withdrawals', () => {
  it('is published as docs/withdrawals.schema.json (lienthong report --schema withdrawals)', () => {
    const published = readFileSync(new URL('../../docs/withdrawals.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(publishedWithdrawalsSchema);
  });

  it('refuses the package that it names, with day and reason, and no other', async () => {
    const named = await verify('package-1', 'list.json');
    expect([named.exitCode, named.stdout]).toEqual([1, expect.stringContaining('đã thay phần mềm')]);
    expect(named.stdout).toContain('certification.withdrawn');
    const other = await verify('package-2', 'list.json');
    expect([other.exitCode, other.stdout]).toEqual([0, expect.stringContaining('THE PACKAGE IS VALID')]);
  });

  it('grows, and forgets nothing', async () => {
    writeFileSync(at('grown.json'), readFileSync(at('list.json')));
    const { exitCode } = await run(
      'withdraw',
      'package-2',
      '-o',
      'grown.json',
      '--reason',
      'x',
      ...signing(),
    );
    expect(exitCode).toBe(0);
    for (const place of ['package-1', 'package-2'])
      expect((await verify(place, 'grown.json')).exitCode).toBe(1);
  });

  it('is refused when a byte is flipped, and when somebody else signed it', async () => {
    const text = readFileSync(at('list.json'), 'utf8');
    writeFileSync(at('flipped.json'), text.replace('phần', 'phan'));
    writeFileSync(at('flipped.json.p7s'), readFileSync(at('list.json.p7s')));
    expect((await verify('package-2', 'flipped.json')).stdout).toContain('certification.withdrawals-unsound');
    await run('withdraw', 'package-2', '-o', 'foreign.json', '--reason', 'x', ...signing('other.p12'));
    const { exitCode, stdout } = await verify('package-2', 'foreign.json');
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('certification.withdrawals-foreign')]);
  });

  it('past its day leaves a package open', async () => {
    const later = ['--time', new Date(friday + 40 * 86_400_000).toISOString()];
    const { exitCode, stdout } = await verify('package-2', 'list.json', ...later);
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('certification.withdrawals-stale')]);
  });

  it('may lie at an address, and one that is not there is no list', async () => {
    const server = createServer((request, response) => {
      const known = request.url === '/list.json' || request.url === '/list.json.p7s';
      response.writeHead(known ? 200 : 404).end(known ? readFileSync(at(request.url ?? '')) : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await verify('package-1', `${url}/list.json`)).exitCode).toBe(1);
    const missing = await verify('package-1', `${url}/gone.json`);
    expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining('HTTP 404')]);
  });

  it('needs a reason', async () => {
    const { exitCode, stderr } = await run('withdraw', 'package-2', '-o', 'never.json', ...signing());
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('--reason')]);
  });
});
