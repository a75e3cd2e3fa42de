import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainFile } from './file-argument.ts';
import { runRecorded } from './recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-files-'));
const garbage = join(folder, 'garbage');
beforeAll(() => {
  writeFileSync(garbage, 'no certificate, no store, no folder');
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (argv: readonly string[], debug?: '1') =>
  runRecorded(argv, {
    cwd: folder,
    language: 'en',
    ...(debug === undefined ? {} : { env: { LIENTHONG_DEBUG: debug } }),
  });

describe('a file where a folder has to be', () => {
  it.each([
    [['hub', '--store', 'garbage'], 1],
    [['hub', '--store', 'garbage/below'], 1],
    [['start', '--once', '--store', 'garbage'], 1],
    [['pki', '--folder', 'garbage'], 1],
    [['vectors', '--out', 'garbage'], 2],
    [['link-trial', '--root-file', 'garbage/root.pem'], 2],
    [['check', 'sender', '--reference', '--keep', 'garbage'], 2],
  ])('is told of %j by its name, and not as a bug', async (argv, code) => {
    const { stderr, exitCode } = await run(argv);
    expect(stderr).toMatch(
      /^lienthong: cannot write “[^”]*garbage[^”]*”: a file stands where a folder has to be\n$/,
    );
    expect(exitCode).toBe(code);
  });

  it('is shown with where it happened to whoever asks', async () => {
    const { stderr } = await run(['hub', '--store', 'garbage'], '1');
    expect(stderr).toMatch(/a file stands where a folder has to be\nError: EEXIST.*\n {4}at /);
  });
});

describe('an error of the operating system', () => {
  const failed = (code: string, syscall: string, path: string | undefined = '/a') =>
    explainFile(Object.assign(new Error('x'), { code, syscall, path }))?.text.en;

  it.each([
    ['ENOENT', 'open', 'there is no file “/a”'],
    ['ENOTDIR', 'stat', 'there is no “/a”: on the way a file stands where a folder has to be'],
    ['EACCES', 'scandir', 'not allowed to read “/a”'],
    ['EACCES', 'mkdir', 'not allowed to write “/a”'],
    ['ENOSPC', 'write', 'no space is left to write “/a”'],
    ['EIO', 'rename', 'cannot write “/a” (EIO)'],
  ])('%s of %s is told in words', (code, syscall, words) => {
    expect(failed(code, syscall)).toBe(words);
  });

  it('is none without a path, and none of another kind', () => {
    expect(explainFile(Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }))).toBeUndefined();
    expect(failed('EINVAL', 'open')).toBeUndefined();
    expect(failed('ENOENT', 'spawn no-such-program')).toBeUndefined();
    expect(explainFile('ENOENT')).toBeUndefined();
  });
});

describe('the options about the link', () => {
  it('refuse authorities for clients in which there is no certificate: TLS would let nobody in', async () => {
    const { stderr, exitCode } = await run(['hub', '--tls-port', '0', '--client-ca', 'garbage']);
    expect([exitCode, stderr]).toEqual([1, 'lienthong: “garbage” (--client-ca) holds no certificate\n']);
  });

  it.each(['nobody', '10.0.0.0/8/9', '10.0.0.0/33', '::1/129', ''])(
    'refuse %j as a source',
    async (source) => {
      const { stderr, exitCode } = await run(['hub', '--tls-port', '0', '--sources', source]);
      expect(stderr).toBe(
        `lienthong: --sources: “${source}” is no address or range of addresses, such as 10.0.0.0/8\n`,
      );
      expect(exitCode).toBe(64);
    },
  );
});
