import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { runRecorded } from './recorded-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-output-'));
afterAll(() => rmSync(folder, { recursive: true }));
const broken = join(folder, 'broken.edxml');
writeFileSync(broken, '<edXML>');
const sound = join(folder, 'sound.edxml');
await runRecorded(['sample', sound]);

/** Runs the program as a process of its own: into a pipe that nobody reads, or into an open file. */
async function run(stdout: 'unread' | number, ...argv: readonly string[]) {
  const child = spawn(process.execPath, ['cli/main.ts', ...argv, '--lang', 'en'], {
    stdio: ['ignore', stdout === 'unread' ? 'pipe' : stdout, 'pipe'],
  });
  child.stdout?.destroy();
  const [stderr, code] = await Promise.all([
    child.stderr === null ? '' : text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { stderr, code };
}

describe('output that nobody reads', () => {
  it.each([
    ['a bad verdict', 1, ['inspect', broken]],
    ['a good verdict', 0, ['inspect', sound]],
    ['no failure, of a command that judges nothing', 0, ['problems']],
  ])('leaves %s: exit code %i', async (_what, code, argv) => {
    expect(await run('unread', ...argv)).toEqual({ stderr: '', code });
  });
});

describe.skipIf(!existsSync('/dev/full'))('output for which there is no room (needs /dev/full)', () => {
  it.each([
    [2, ['inspect', broken]],
    [1, ['problems']],
  ])('ends with %i and one line: %j', async (code, argv) => {
    const full = openSync('/dev/full', 'w');
    const ended = await run(full, ...argv);
    closeSync(full);
    expect(ended.stderr).toMatch(/^lienthong: cannot write standard output: the disk is full.*\n$/);
    expect(ended.code).toBe(code);
  });
});

it('notes for which there is no room stop nothing', async () => {
  const child = spawn(process.execPath, ['cli/main.ts', 'inspect', 'no-such-file'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.destroy();
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
});
