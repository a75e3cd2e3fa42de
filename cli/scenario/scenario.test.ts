import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../simulator/scenarios/run-scenario.ts';
import { runRecorded } from '../recorded-context.ts';
import { checkRuns } from './measured-run.ts';

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

  it('runs a file twice, and finds one trace', async () => {
    const { stdout, exitCode } = await runRecorded([
      ...['scenario', 'run', await fileOf(letter), '--json', '--twice', '--limit', '10m'],
    ]);
    const [one, other] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Outcome);
    expect(one?.traceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(other?.traceHash).toBe(one?.traceHash);
    expect(one?.requests['getReceivedEdocList']).toBe(2 * (one?.polls ?? 0));
    expect(exitCode).toBe(0);
  });

  it.each([
    [['--limit', '0s'], /it took \d+ ms, the limit is 0 ms/],
    [['--cpu-limit', '0s'], /processor time was \d+ ms, the limit is 0 ms/],
  ])('fails when it takes longer than %j', async (options, words) => {
    const { stderr, exitCode } = await runRecorded([
      ...['scenario', 'run', await fileOf(letter), '--lang', 'en', ...options],
    ]);
    expect(stderr).toMatch(words);
    expect(exitCode).toBe(1);
  });

  it('does not take anything for a time', async () => {
    const { exitCode } = await runRecorded(['scenario', 'run', await fileOf(letter), '--limit', 'soon']);
    expect(exitCode).toBe(64);
  });
});

describe('two runs', () => {
  const outcome = { scenario: 'one', seed: '1', events: 0, counts: {}, polls: 0, requests: {}, lasted: 0 };
  const run = (traceHash: string) => ({
    outcome: { ...outcome, traceHash, differences: [] },
    took: 10,
    cpu: 10,
  });

  it('that differ are complained of', () => {
    expect(checkRuns([run('a'), run('b')], {}).map(({ en }) => en)).toEqual([
      'one seed gave two traces: a, b',
    ]);
    expect(checkRuns([run('a'), run('a')], { limit: 10, cpuLimit: 10 })).toEqual([]);
  });
});
