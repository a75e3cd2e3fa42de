import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../loadtests/journal.ts';
import { honestExchange } from '../../loadtests/truth/exchange-under-test.ts';
import { runRecorded } from '../recorded-context.ts';

const entries = honestExchange({ seed: 11, agencies: 4, documents: 12, unanswered: 0, refused: 0 });
const lostAt = entries.findIndex((each) => each.op === 'fetched' && each.kind === 'document');

let folder = '';

const write = (name: string, some: readonly (JournalEntry | object)[]) =>
  writeFileSync(join(folder, name), some.map((each) => `${JSON.stringify(each)}\n`).join(''));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lienthong-truth-'));
  write('journal-1.ndjson', entries.slice(0, 40));
  write('journal-2.ndjson', entries.slice(40));
  write(
    'one-less.ndjson',
    entries.filter((_, index) => index !== lostAt),
  );
  write(
    'not-drained.ndjson',
    entries.filter(({ op }) => op !== 'drained'),
  );
  writeFileSync(join(folder, 'malformed.ndjson'), '{"op":"drained"}\n');
  writeFileSync(join(folder, 'samples.json'), '[]');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const truth = (...argv: readonly string[]) =>
  runRecorded(['load', 'truth', ...argv, '--lang', 'en'], { cwd: folder });

describe('lienthong load truth', () => {
  it('ends with 0 when every document came once, whatever process wrote it down', async () => {
    const { exitCode, stdout, stderr } = await truth('journal-1.ndjson', 'journal-2.ndjson');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^True: every document and status/);
    expect(stdout).toMatch(/due (\d+) = delivered \1 \+ missing 0 \+ unknown 0/);
  });

  it('ends with 1 when one was lost, and shows where that stands', async () => {
    const { exitCode, stdout } = await truth('one-less.ndjson');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /lost: Document \S+ was accepted, and H\d\d never got it\.\n {4}said: sent to .* → OK/,
    );
    expect(stdout).toMatch(/ {4}one-less\.ndjson:\d+, one-less\.ndjson:\d+/);
  });

  it('takes every journal of a folder', async () => {
    expect((await truth('.')).stdout).toBe((await truth('journal-1.ndjson', 'journal-2.ndjson')).stdout);
  });

  it('ends with 2 when nobody can know: lists not seen empty, or samples that say nothing', async () => {
    const unseen = await truth('not-drained.ndjson');
    const unsaid = await truth('.', '--samples', 'samples.json');
    expect([unseen.exitCode, unsaid.exitCode]).toEqual([2, 2]);
    expect(unseen.stdout).toContain('unfinished: ');
    expect(unsaid.stdout).toContain('memory-unknown: ');
  });

  it('prints JSON for machines', async () => {
    const { stdout } = await truth('one-less.ndjson', '--json');
    const parsed: unknown = JSON.parse(stdout);
    expect(parsed).toMatchObject({ verdict: 'broken', ok: false, byRule: { lost: 1 } });
  });

  it('refuses a malformed line with its number, in both languages', async () => {
    const { exitCode, stderr } = await truth('malformed.ndjson');
    expect([exitCode, stderr]).toEqual([
      2,
      'lienthong: malformed.ndjson, line 1: no line of a journal (“t” is missing or wrong).\n',
    ]);
    const vietnamese = await runRecorded(['load', 'truth', 'malformed.ndjson', '--lang', 'vi'], {
      cwd: folder,
    });
    expect(vietnamese.stderr).toContain('dòng 1: không phải dòng nhật ký');
  });

  it.each([
    [['-'], 64],
    [['journal-1.ndjson', './journal-1.ndjson'], 64],
    [[], 64],
    [['nothing.ndjson'], 2],
    [['journal-1.ndjson', '--samples', 'journal-1.ndjson'], 2],
  ])('ends as asked wrongly: %j', async (argv, code) => {
    expect((await truth(...argv)).exitCode).toBe(code);
  });
});
