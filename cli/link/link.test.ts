import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { falseHubKinds } from '../../protocol/tls/false-hubs.ts';
import { runRecorded } from '../recorded-context.ts';
import { parseServerAddress } from './server-address.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-link-'));
afterAll(() => rmSync(folder, { recursive: true }));
const here = { cwd: folder, language: 'en' } as const;

/** A client in a file: it trusts the given root, or everything. */
const client = `
const [url, root, manner] = process.argv.slice(2);
const options = manner === 'careless' ? { rejectUnauthorized: false } : { ca: require('node:fs').readFileSync(root) };
const call = require('node:https').request(url + '/sendEdoc', { method: 'POST', ...options }, (answer) => answer.resume());
call.on('error', () => undefined);
call.end();
`;
writeFileSync(join(folder, 'client.cjs'), client);
const run = (manner: string) => `"${process.execPath}" client.cjs {url} {root} ${manner}`;

interface Judged {
  readonly kind: string;
  readonly outcome: string;
  readonly problems: readonly { readonly code: string }[];
}

describe('link-trial', () => {
  test('TLS-03: passes a client that checks', async () => {
    const { stdout, exitCode, stderr } = await runRecorded(
      ['link-trial', '--json', '--run', run('careful')],
      here,
    );
    expect(stderr).toBe('');
    const results: readonly Judged[] = JSON.parse(stdout);
    expect(results.map(({ kind }) => kind)).toEqual(falseHubKinds);
    expect(results[0]).toMatchObject({ kind: 'orderly', outcome: 'sent', problems: [] });
    const wrong = results.filter(({ problems }) =>
      problems.some(({ code }) => code !== 'link.revocation-unasked'),
    );
    expect(wrong.map(({ kind }) => kind)).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test('TLS-03: says in Vietnamese what a careless client did', async () => {
    const command = ['link-trial', '--run', run('careless')];
    const { stdout, exitCode } = await runRecorded(command, { ...here, language: 'vi' });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ chứng thư hết hạn: hệ thống đã gửi yêu cầu');
    expect(stdout).toContain('link.header-sent-to-false-hub');
  });
});

test.each([
  ['no-such-client --ca {root} {url}', '127'],
  ['./client.cjs {url}', '126'],
])('link-trial judges nothing of a command that cannot be run: %s', async (command, code) => {
  const { stderr, stdout, exitCode } = await runRecorded(['link-trial', '--json', '--run', command], here);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(new RegExp(`^lienthong: the command “.*” cannot be run \\(${code}\\): .*\\n$`));
});

test('link-trial gives a root below a folder with a space in one word', async () => {
  const argv = ['link-trial', '--root-file', 'a b/root.pem', '--json', '--run', run('careful')];
  const { stdout } = await runRecorded(argv, here);
  const results: readonly Judged[] = JSON.parse(stdout);
  expect(results[0]).toMatchObject({ kind: 'orderly', outcome: 'sent' });
});

test('link-trial leaves a root as it is when its ports cannot be had', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const file = join(folder, 'root.pem');
  writeFileSync(file, 'of another');
  const argv = ['link-trial', '--root-file', 'root.pem', '--port', String(port)];
  const { stderr, exitCode } = await runRecorded(argv, here);
  taken.close();
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is in use')]);
  expect(readFileSync(file, 'utf8')).toBe('of another');
});

describe('link-scan', () => {
  test.each([
    ['https://truc.example:8443/a', { host: 'truc.example', port: 8443 }],
    ['truc.example', { host: 'truc.example', port: 443 }],
    ['[::1]:9443', { host: '::1', port: 9443 }],
  ])('reads the address %s', (text, address) => {
    expect(parseServerAddress(text)).toEqual(address);
  });

  test('says in one line that nobody is there', async () => {
    const { stderr, exitCode } = await runRecorded(['link-scan', '127.0.0.1:1'], here);
    expect(stderr).toMatch(/^lienthong: cannot connect to 127\.0\.0\.1:1 .+\n$/);
    expect(exitCode).toBe(2);
  });

  test('takes no plain address', async () => {
    const { exitCode } = await runRecorded(['link-scan', 'http://truc.example'], here);
    expect(exitCode).toBe(64);
  });
});
