import { describe, expect, it } from 'vitest';
import type { JournalEntry, Urgency } from '../journal.ts';
import { judgeTruth } from './judge.ts';
import { journalOfEntries } from './source.ts';

const second = 1_000;

interface Letter {
  readonly doc: string;
  readonly urgency: Urgency;
  /** Seconds. */
  readonly acceptedAt: number;
  readonly shownAt: number;
}

/** One receiver that asks every second between two moments, and takes in at once what it is shown. */
function exchangeOf(letters: readonly Letter[], from: number, to: number): readonly JournalEntry[] {
  const occasion = (at: number) => ({ t: at * second, vu: 1, seg: '0:1' });
  const call = (at: number) => ({ ...occasion(at), answered: 'OK', http: 200, ms: 1 });
  const entries = letters.flatMap(({ doc, urgency, acceptedAt, shownAt }): JournalEntry[] => [
    { op: 'sent', ...call(acceptedAt), doc, kind: 'document', from: 'A', to: ['B'], urgency, bytes: 1 },
    {
      op: 'fetched',
      ...call(shownAt + 0.1),
      by: 'B',
      docId: doc,
      doc,
      from: 'A',
      to: ['B'],
      kind: 'document',
    },
    { op: 'acknowledged', ...call(shownAt + 0.2), by: 'B', docId: doc },
  ]);
  const lists = Array.from({ length: to - from + 1 }, (_, index): JournalEntry => {
    const at = from + index;
    const ids = letters.filter(({ shownAt }) => shownAt === at).map(({ doc }) => doc);
    return { op: 'listed', ...call(at), by: 'B', messagetype: 'edoc', ids };
  });
  return [...entries, ...lists, { op: 'drained', ...occasion(to + 1), by: 'B' }];
}

async function starvedIn(entries: readonly JournalEntry[]): Promise<readonly string[]> {
  const truth = await judgeTruth([journalOfEntries('j', entries)]);
  if (truth.kind === 'refused') throw new Error(truth.text.en);
  return truth.findings.map(({ rule, doc, text }) => `${rule} ${doc}: ${text.en}`);
}

const normal: Letter = { doc: 'normal', urgency: 'thường', acceptedAt: 1, shownAt: 90 };
const urgent: Letter = { doc: 'urgent', urgency: 'hỏa tốc', acceptedAt: 30, shownAt: 31 };

describe('normal mail', () => {
  it('is starved when younger urgent mail goes past it for longer than half a minute', async () => {
    expect(await starvedIn(exchangeOf([normal, urgent], 1, 100))).toEqual([
      'starved normal: Document normal waited 88 s until B was shown it, while younger urgent mail went past.',
    ]);
  });

  it.each([
    [
      'it waits less',
      [
        { ...normal, shownAt: 25 },
        { ...urgent, acceptedAt: 5, shownAt: 6 },
      ],
      1,
    ],
    ['nothing goes past it', [normal, { ...urgent, shownAt: 95 }], 1],
    ['what goes past it is no younger', [normal, { ...urgent, acceptedAt: 0.5 }], 1],
    ['what goes past it is no more urgent', [normal, { ...urgent, urgency: 'thường' as const }], 1],
    [
      'the receiver was away',
      [
        { ...normal, shownAt: 80 },
        { ...urgent, shownAt: 80 },
      ],
      80,
    ],
    ['it is urgent itself', [{ ...normal, urgency: 'khẩn' as const }, urgent], 1],
  ])('is not when %s', async (_, letters, from) => {
    const found = await starvedIn(exchangeOf(letters, from, 100));
    expect(found.filter((each) => each.startsWith('starved'))).toEqual([]);
  });
});
