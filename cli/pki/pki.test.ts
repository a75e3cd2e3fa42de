import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCrl } from '../../protocol/security/revocation/parse-crl.ts';
import { runRecorded } from '../recorded-context.ts';
import { startCommand } from '../started-command.ts';
import type { ServicesPlace } from './render-services.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-pki-'));
const { place, stop } = await startCommand<ServicesPlace>(
  ['pki', '--seed', 'test', '--password', 'thu-nghiem'],
  folder,
);
afterAll(async () => {
  await stop();
  expect(readdirSync(join(folder, '.lienthong/pki'))).not.toContain('services.json');
  rmSync(folder, { recursive: true });
});

const run = (...argv: readonly string[]) => runRecorded(argv, { cwd: folder, language: 'en' });
const issue = [
  'pki',
  'issue',
  '--code',
  'G22',
  '--organization',
  'Văn phòng Chính phủ',
  '--name',
  'Trần Văn Mẫu',
];

describe('lienthong pki', () => {
  it('puts down a trust file and test keys that only their owner reads (AUT-08)', () => {
    const files = readdirSync(join(folder, '.lienthong/pki'));
    expect(files).toEqual(
      expect.arrayContaining([
        'trust.json',
        'roots.pem',
        'G22-lanh-dao.p12',
        'G22-co-quan.p12',
        'services.json',
      ]),
    );
    const modes = files.map((name) => statSync(join(folder, '.lienthong/pki', name)).mode & 0o077);
    expect(process.platform === 'win32' ? [0] : modes.filter((mode) => mode !== 0)).toEqual(
      process.platform === 'win32' ? [0] : [],
    );
    expect(place.files?.trust).toBe(join(folder, '.lienthong/pki/trust.json'));
  });

  it('issues, lists, suspends, resumes, revokes, renews and changes against the running services', async () => {
    const issued = await run(...issue, '--output', 'mau.p12', '--password', 'mat-khau');
    expect(issued).toMatchObject({ stderr: '', exitCode: 0 });
    const [, serial = ''] = /Issued ([0-9A-F]+) → mau\.p12/.exec(issued.stdout) ?? [];
    expect(readFileSync(join(folder, 'mau.p12')).length).toBeGreaterThan(3000);
    expect((await run('pki', 'list', '--code', 'G22')).stdout).toContain(`${serial}  active`);
    for (const [act, standing] of [
      ['suspend', 'suspended'],
      ['resume', 'active'],
    ] as const) {
      expect((await run('pki', act, serial)).stdout).toBe(`${serial}  ${standing}\n`);
    }
    const more = ['--output', 'moi.p12', '--password', 'mat-khau'];
    writeFileSync(join(folder, 'moi.p12'), 'everybody reads this', { mode: 0o644 });
    expect((await run('pki', 'renew', serial, ...more)).stdout).toContain('Issued');
    expect(statSync(join(folder, 'moi.p12')).mode & (process.platform === 'win32' ? 0 : 0o077)).toBe(0);
    expect((await run('pki', 'change', serial, '--title', 'Chủ nhiệm', ...more)).stdout).toContain('Issued');
    const gone = await run('pki', 'revoke', serial, '--reason', 'keyCompromise');
    expect(gone).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('is revoked') });
    expect((await run('pki', 'show', serial)).stdout).toContain('BEGIN CERTIFICATE');
  });

  it('has a revocation on its lists within the minutes that were asked for (REV-08)', async () => {
    const { place: quick, stop: end } = await startCommand<ServicesPlace>(
      ['pki', '--seed', 'lists', '--folder', 'quick', '--list-minutes', '2'],
      folder,
    );
    const list = async () => {
      const answer = await fetch(`${quick.url}/agency-delta.crl`);
      const read = parseCrl(new Uint8Array(await answer.arrayBuffer()));
      if (!read.ok) throw new Error('a list that cannot be read');
      return read.value;
    };
    const ours = ['--folder', 'quick'];
    const shown = await run('pki', 'list', '--code', 'G22', ...ours);
    const [, serial = ''] = /^([0-9A-F]+) {2}active/m.exec(shown.stdout) ?? [];
    expect((await run('pki', 'revoke', serial, '--reason', 'keyCompromise', ...ours)).exitCode).toBe(0);
    const body = JSON.stringify({ freeze: true, advance: 2 * 60_000 });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${quick.managementUrl}/clock`, { method: 'POST', headers, body });
    const { thisUpdate, nextUpdate = 0, entries } = await list();
    expect(nextUpdate - thisUpdate).toBe(4 * 60_000);
    const serials = [...entries.keys()].map((each) => each.split(' ')[0]?.toUpperCase());
    expect(serials).toContain(serial);
    await end();
  });

  it('hands over what a slow desk granted, once its time has come (CRT-10)', async () => {
    const { place: slow, stop: end } = await startCommand<ServicesPlace>(
      ['pki', '--seed', 'desk', '--folder', 'slow', '--desk-minutes', '60'],
      folder,
    );
    const ours = ['--folder', 'slow'];
    const key = ['--output', 'slow.p12', '--password', 'mat-khau'];
    const asked = await run(...issue, ...key, ...ours);
    const [, number = ''] = /Request (\d+) waits until/.exec(asked.stdout) ?? [];
    expect((await run('pki', 'collect', number, ...key, ...ours)).stdout).toContain('waits until');
    expect((await run('pki', 'collect', '999', ...key, ...ours)).stderr).toContain('no request 999');
    const body = JSON.stringify({ freeze: true, advance: 14 * 86_400_000 });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${slow.managementUrl}/clock`, { method: 'POST', headers, body });
    await expect
      .poll(async () => (await run('pki', 'collect', number, ...key, ...ours)).stdout)
      .toMatch(/Issued [0-9A-F]+ → slow\.p12/);
    expect(readFileSync(join(folder, 'slow.p12')).length).toBeGreaterThan(3000);
    expect((await run('pki', 'collect', number, ...key, ...ours)).stderr).toContain('key');
    await end();
  });

  it('tells whoever asks in vain what to do', async () => {
    expect((await run(...issue)).stderr).toContain('give --request <PKCS#10 file>');
    expect((await run('pki', 'list', '--services', 'http://127.0.0.1:9')).stderr).toContain('do not answer');
    const elsewhere = await runRecorded(['pki', 'list', '--folder', 'none'], { cwd: folder, language: 'en' });
    expect(elsewhere.stderr).toContain('run “lienthong pki” first');
    const foreign = await run(...issue, '--by', 'quan-ly.H17', '--output', 'a.p12', '--password', 'b');
    expect(foreign.stderr).toContain('not in charge of the agency “G22”');
  });

  it('vouches for what the signing tool makes: time, states, path, all from its addresses (TSP-02, REV-01)', async () => {
    writeFileSync(join(folder, 'bao-cao.txt'), 'Báo cáo');
    const key = ['--key', '.lienthong/pki/G22-lanh-dao.p12', '--password', 'thu-nghiem'];
    const trust = ['--trust', '.lienthong/pki/trust.json', '--online'];
    const signed = await run(
      'sign',
      'bao-cao.txt',
      ...key,
      ...trust,
      '--level',
      't',
      '--tsa',
      `${place.url}/tsp`,
    );
    expect(signed).toMatchObject({ stderr: '', exitCode: 0 });
    const judged = await run('verify', 'bao-cao.txt.p7s', '--content', 'bao-cao.txt', ...trust);
    expect(judged.stdout).toContain('valid');
    expect(judged.exitCode).toBe(0);
  });
});
