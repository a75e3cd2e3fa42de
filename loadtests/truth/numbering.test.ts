import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../journal.ts';
import { honestExchange } from './exchange-under-test.ts';
import { judgeTruth, type Truth } from './judge.ts';
import { journalOfEntries } from './source.ts';

async function judge(entries: readonly JournalEntry[]): Promise<Truth> {
  const truth = await judgeTruth([journalOfEntries('j', entries)]);
  if (truth.kind === 'refused') throw new Error(truth.text.en);
  return truth;
}

/** As k6 writes it: each user counts its lines, and the process says in the end how many there were. */
function numbered(seed: number): readonly JournalEntry[] {
  const counts = new Map<number, number>();
  const all = honestExchange({ seed, agencies: 5, documents: 30, unanswered: 0, refused: 0 });
  const lines = all.map((each): JournalEntry => {
    const n = (counts.get(each.vu) ?? 0) + 1;
    counts.set(each.vu, n);
    return { ...each, n };
  });
  return [...lines, { op: 'closed', t: lines.at(-1)?.t ?? 0, vu: 0, seg: '0:1', lines: lines.length }];
}

const whole = numbered(7);
const missing = (count: number) =>
  `The journal is incomplete: at least ${count} of the lines that k6 wrote are not in it, so it proves nothing of the hub.`;

describe('lines with numbers', () => {
  it('that are all there prove what they prove', async () => {
    expect(await judge(whole)).toMatchObject({ verdict: 'ok', byRule: {} });
    expect(await judge(whole.toReversed())).toMatchObject({ verdict: 'ok', byRule: {} });
  });

  it('of which some are cut out of the midst blame no hub, whatever seems to be wrong then', async () => {
    const truth = await judge(whole.toSpliced(100, 20));
    expect(Object.keys(truth.byRule).length).toBeGreaterThan(1);
    expect([truth.verdict, truth.findings[0]?.text.en]).toEqual(['inconclusive', missing(20)]);
  });

  it.each(
    whole.flatMap((entry, at) => (entry.op === 'sent' || entry.op === 'fetched' ? [at] : [])).slice(-12),
  )('blame no hub for a single one that is missing, nor for the last of a user: %i', async (at) => {
    const truth = await judge(whole.toSpliced(at, 1));
    expect([truth.verdict, truth.findings[0]?.text.en]).toEqual(['inconclusive', missing(1)]);
  });

  it('that are missing, any of them, are never the fault of the hub', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 2 }),
        fc.integer({ min: 1, max: 40 }),
        async (at, count) => {
          const rest = whole.filter(
            (_, index) => index < at || index >= at + count || index === whole.length - 1,
          );
          expect((await judge(rest)).verdict).toBe('inconclusive');
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tell two runs of the same letters from one that delivered them twice', async () => {
    const again = whole.map(
      (each): JournalEntry => ({
        ...each,
        t: each.t + 3_600_000,
        ...('docId' in each && each.docId !== undefined ? { docId: `${each.docId}-2` } : {}),
        ...('ids' in each ? { ids: each.ids.map((id) => `${id}-2`) } : {}),
      }),
    );
    const truth = await judge([...whole, ...again]);
    expect(truth.byRule.twice).toBeGreaterThan(0);
    expect([truth.verdict, truth.findings[0]?.text.en]).toEqual([
      'inconclusive',
      'The same lines are there twice: these are journals of two runs, or of one that is given twice. Judge each run by itself.',
    ]);
  });

  it('are told first when all of them are given twice', async () => {
    const truth = await judge([...whole, ...whole]);
    expect([truth.verdict, truth.findings[0]?.text.en]).toEqual([
      'inconclusive',
      expect.stringContaining('The same lines are there twice'),
    ]);
  });

  it('do not excuse a hub that delivers twice', async () => {
    const doubled = whole.map((each) =>
      each.op === 'listed' && each.ids.length > 0 ? { ...each, ids: [...each.ids, ...each.ids] } : each,
    );
    expect((await judge(doubled)).verdict).toBe('broken');
  });
});

it('lines without numbers, of an earlier version, are read as ever: nobody knows whether any is missing', async () => {
  const old = whole.flatMap(({ n: _, ...each }) => (each.op === 'closed' ? [] : [each]));
  expect((await judge(old)).verdict).toBe('ok');
  const at = old.findIndex((each) => each.op === 'fetched');
  expect((await judge(old.toSpliced(at, 1))).verdict).toBe('broken');
});
