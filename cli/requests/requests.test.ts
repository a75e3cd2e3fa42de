import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';

const secret = 'khoá-bí-mật-để-thử';
const packet = Buffer.from('<edXML>một gói tin</edXML>');
const folder = mkdtempSync(join(tmpdir(), 'lienthong-requests-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'packet.edxml'), packet);

const sendArguments = [
  'sign-request',
  'sendEdoc',
  '--system',
  'HUB.TEST',
  '--param',
  'from=H37',
  '--param',
  'messagetype=edoc',
  '--body',
  'packet.edxml',
  '--timestamp',
  '21112026T171327+0697',
];

const hasOpenssl = spawnSync('sh', ['-c', 'openssl version']).status === 0;

const settings = { cwd: folder, env: { LIENTHONG_SECRET: secret }, language: 'en' } as const;

async function verify(capture: string, more: readonly string[] = []) {
  return runRecorded(['verify-request', '-', ...more], { ...settings, stdin: Buffer.from(capture) });
}

describe('sign-request and verify-request', () => {
  it('agree with each other', async () => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const verified = await verify(stdout);
    expect(verified).toMatchObject({ exitCode: 0, stderr: '' });
    expect(verified.stdout).toContain('ACCEPTED');
  });

  it('say that nothing was sent where no hash came, instead of comparing it', async () => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const verified = await verify(stdout.replaceAll('XroadVnpt-', 'X-XroadVnpt-'));
    expect(verified.exitCode).toBe(1);
    expect(verified.stdout).toContain('(no hash-header came)');
    expect(verified.stdout).not.toContain('they differ');
    expect(verified.stdout).toContain('did you mean “XroadVnpt-hash-header”?');
  });

  it('never print the secret', async () => {
    const { stdout } = await runRecorded(sendArguments, settings);
    expect(stdout + (await verify(stdout)).stdout).not.toContain(secret);
  });

  it.each([
    [
      'an altered header',
      (text: string) => text.replace('from: H37', 'from: H38'),
      'wire.signed-header-altered',
    ],
    ['an altered signed string', (text: string) => text.replace('"H37"', '"H38"'), 'wire.signature-wrong'],
    ['an altered body', (text: string) => text.replace('một', 'hai'), 'wire.file-hash-wrong'],
    [
      'an absent signature',
      (text: string) => text.replace(/XroadVnpt-hash-header.*\r\n/, ''),
      'wire.signing-header-missing',
    ],
    [
      'an unknown operation',
      (text: string) => text.replace('/sendEdoc', '/sendDoc'),
      'wire.operation-unknown',
    ],
  ])('find %s', async (_what, alter, code) => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const verified = await verify(alter(stdout), ['--json']);
    expect(verified.exitCode).toBe(1);
    const report: { ok: boolean; problems: { code: string }[] } = JSON.parse(verified.stdout);
    expect(report.ok).toBe(false);
    expect(report.problems.map((each) => each.code)).toContain(code);
  });

  it.each([
    [
      'a method that the operation does not take',
      (text: string) => text.replace('POST', 'GET'),
      'wire.method-wrong',
    ],
    [
      'a window that is none',
      (text: string) => text.replaceAll('01/11/2026 00:00:00', '2026-11-01 00:00'),
      'wire.window-malformed',
    ],
    [
      'a window that ends before it begins',
      (text: string) => text.replaceAll('01/11/2026', '09/11/2026'),
      'wire.window-reversed',
    ],
  ])('find, as the hub does, %s', async (_what, alter, code) => {
    const window = ['fromDate=01/11/2026 00:00:00', 'toDate=02/11/2026 00:00:00'];
    const parameters = ['messagetype=edoc', ...window].flatMap((each) => ['--param', each]);
    const signed = await runRecorded(
      ['sign-request', 'getReceivedEdocList', '--system', 'HUB.TEST', ...parameters],
      settings,
    );
    expect((await verify(signed.stdout)).exitCode).toBe(0);
    const verified = await verify(alter(signed.stdout), ['--json']);
    expect(verified.exitCode).toBe(1);
    const { problems }: { problems: { code: string }[] } = JSON.parse(verified.stdout);
    expect(problems.map((each) => each.code)).toContain(code);
  });

  it('come to no verdict on what is no request, for machines too', async () => {
    const { exitCode, stdout } = await verify('xin chao', ['--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ code: 'wire.request-malformed' }] });
  });

  it.each([
    ['UTF-16LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['BOM', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['LF', (text: string) => Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['no empty line after the headers', (text: string) => Buffer.from(text.trimEnd())],
    [
      'BOM, LF, no empty line after the headers',
      (text: string) => Buffer.from(`\ufeff${text.trimEnd()}`.replaceAll('\r\n', '\n')),
    ],
  ])('verify a head that was kept with %s, and say so', async (found, alter) => {
    const count = ['sign-request', 'countReceiveEdoc', '--system', 'HUB.TEST'];
    const { stdout } = await runRecorded(count, settings);
    const head = stdout.slice(0, stdout.indexOf('\r\n\r\n') + 4);
    const argv = ['verify-request', '-', '--json'];
    const verified = await runRecorded(argv, { ...settings, stdin: alter(head) });
    expect(verified.exitCode).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({
      ok: true,
      problems: [{ code: 'wire.capture-altered', severity: 'warning', seen: found }],
    });
  });

  it('verify the hash of a body behind a head that was kept with LF', async () => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const [head = '', body = ''] = stdout.split(/(?<=\r\n\r\n)/);
    const verified = await verify(head.replaceAll('\r\n', '\n') + body, ['--json']);
    expect(verified.exitCode).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ problems: [{ seen: 'LF' }] });
  });

  it.each([
    ['a prefix', 'XroadVnpt-systemid', 'XRoad-systemid', 'XroadVnpt-systemid'],
    ['a name', 'XroadVnpt-sign-header:', 'XroadVnpt-sign-heder:', 'XroadVnpt-sign-header'],
    ['no prefix', 'XroadVnpt-hash-header', 'hash-header', 'XroadVnpt-hash-header'],
    ['an operation', '/sendEdoc', '/sendEDocs', 'sendEdoc'],
  ])('ask whether another name was meant: %s', async (_what, right, wrong, meant) => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const verified = await verify(stdout.replace(right, wrong));
    expect(verified.exitCode).toBe(1);
    expect(verified.stdout).toContain(`did you mean “${meant}”?`);
  });

  it('names what was signed differently from what was sent', async () => {
    const { stdout } = await runRecorded(sendArguments, settings);
    const verified = await verify(stdout.replace('from: H37', 'from: H38'));
    expect(verified.stdout).toContain('≠ from: H37  ↔  H38 (from character 3)');
  });

  it.skipIf(!hasOpenssl)(
    'shows command lines by which openssl agrees (needs openssl: apt-get install openssl)',
    async () => {
      const signed = await runRecorded(sendArguments, settings);
      const capture = join(folder, 'capture.http');
      writeFileSync(capture, signed.stdout);
      const { stdout } = await runRecorded(['verify-request', capture], settings);
      const lines = stdout.split('\n').filter((line) => line.includes('openssl dgst'));
      const answers = lines.map((line) =>
        execFileSync('sh', ['-c', line], { env: { ...process.env, SECRET: secret }, encoding: 'utf8' }),
      );
      expect(lines).toHaveLength(2);
      for (const answer of answers) expect(stdout).toContain(/([0-9a-f]{64})\s*$/.exec(answer)?.[1]);
    },
  );

  it.each([
    [['verify-request', 'absent.http'], 'there is no file “absent.http”', 2],
    [['verify-request', '.'], 'is a folder', 2],
    [['verify-request', 'packet.edxml'], 'request', 2],
    [['sign-request', 'sendedoc', '--system', 'X'], 'Did you mean sendEdoc?', 64],
    [['sign-request', 'sendEdoc', '--system', 'X'], '--body FILE', 64],
    [['sign-request', 'getEdoc', '--system', 'X', '--body', 'packet.edxml'], 'takes no --body', 64],
    [['sign-request', 'getEdoc', '--system', 'X', '--param', 'docId'], 'name=value', 64],
    [['sign-request', 'getEdoc', '--system', 'X', '--timestamp', 'now'], '21112026T171327+0697', 64],
  ])('answer %j in one line', async (argv, words, expected) => {
    const { stderr, exitCode } = await runRecorded(argv, settings);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(expected);
  });

  it('ask for the secret when there is none', async () => {
    const { stderr, exitCode } = await runRecorded(['verify-request', '-'], { language: 'en' });
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining('LIENTHONG_SECRET')]);
  });
});
