import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'one.yaml');
  await writeFile(file, text);
  return file;
}

const letter = `scenario: one
title: {vi: Một, en: One}
start: 2026-11-20T09:30:00+07:00
until: 6h
acts:
  - {id: letter, do: send, from: G22, to: [G06]}
`;

describe('lienthong scenario', () => {
  it('lists what ships', async () => {
    const { stdout, exitCode } = await runRecorded(['scenario', 'list', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).length).toBeGreaterThanOrEqual(30);
  });

  it('runs a file, and tells the hash of its trace', async () => {
    const { stdout, exitCode } = await runRecorded(['scenario', 'run', await fileOf(letter), '--lang', 'en']);
    expect(stdout).toMatch(/trace hash +[0-9a-f]{64}\n✓ As expected/);
    expect(exitCode).toBe(0);
  });

  it('says what came out otherwise, with exit code 1', async () => {
    const file = await fileOf(
      `${letter}expect:\n  - {that: states, document: letter, are: {G06: refused}}\n`,
    );
    const { stdout, exitCode } = await runRecorded(['scenario', 'run', file, '--lang', 'en']);
    expect(stdout).toContain('letter → G06: expected “refused”, saw “completed”');
    expect(exitCode).toBe(1);
  });

  it('names the line that is wrong', async () => {
    const file = await fileOf(letter.replace('until', 'untill'));
    const { stdout, exitCode } = await runRecorded(['scenario', 'check', file, '--lang', 'en']);
    expect(stdout).toMatch(/4:1 .*settings.key-unknown/);
    expect(stdout).toContain('Did you mean: until?');
    expect(exitCode).toBe(1);
  });
});
