import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../journal.ts';
import { type ExchangeShape, honestExchange } from './exchange-under-test.ts';
import type { RuleName } from './finding.ts';
import { judgeTruth, type Truth, type TruthOptions } from './judge.ts';
import { journalOfEntries, journalOfText } from './source.ts';
import { tamperings } from './tampering-under-test.ts';

const shapes: fc.Arbitrary<ExchangeShape> = fc.record({
  seed: fc.nat(),
  agencies: fc.integer({ min: 2, max: 6 }),
  documents: fc.integer({ min: 1, max: 25 }),
  unanswered: fc.constantFrom(0, 0.05, 0.3),
  refused: fc.constantFrom(0, 0.1),
});

/** Something is accepted, fetched, acknowledged and listed twice, with different urgencies among it. */
const whole: ExchangeShape = { seed: 7, agencies: 5, documents: 25, unanswered: 0.05, refused: 0.1 };

async function judge(entries: readonly JournalEntry[], options?: TruthOptions): Promise<Truth> {
  const truth = await judgeTruth([journalOfEntries('journal.ndjson', entries)], options);
  if (truth.kind === 'refused') throw new Error(truth.text.en);
  return truth;
}

const rulesOf = (truth: Truth): readonly RuleName[] => truth.findings.map(({ rule }) => rule);

describe('an honest exchange', () => {
  it('has no finding, in whatever order its lines stand and in however many journals', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 1, max: 3 }), fc.nat(), async (shape, parts, shuffle) => {
        const entries = honestExchange(shape);
        const mixed = entries
          .map((entry, index) => ({ entry, key: Math.imul(index + 1, shuffle | 1) >>> 8 }))
          .sort((one, other) => one.key - other.key);
        const journals = Array.from({ length: parts }, (_, part) =>
          journalOfEntries(
            `journal-${part}.ndjson`,
            mixed.filter((__, index) => index % parts === part).map(({ entry }) => entry),
          ),
        );
        const truth = await judgeTruth(journals);
        if (truth.kind === 'refused') throw new Error(truth.text.en);
        expect(truth.findings.filter(({ rule }) => rule !== 'no-evidence')).toEqual([]);
        expect(truth.counts.missing + truth.counts.unknown).toBe(0);
        expect(truth.counts.delivered).toBe(truth.counts.due);
        expect(truth.ok).toBe(truth.counts.documents + truth.counts.statuses > 0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('one line that was tampered with', () => {
  it.each(tamperings)('is found: $name ($rule)', async ({ rule, change }) => {
    const all = honestExchange(whole);
    const places = all.flatMap((entry, index) => {
      const lines = change(entry, all);
      return lines === undefined ? [] : [{ index, lines }];
    });
    expect(places.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), async ({ index, lines }) => {
        const truth = await judge([...all.slice(0, index), ...lines, ...all.slice(index + 1)]);
        expect(rulesOf(truth)).toContain(rule);
        expect(truth.ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a finding', () => {
  it('names document, receiver, what was said, what was seen, and the lines of both journals', async () => {
    const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
    const at = all.findIndex((each) => each.op === 'fetched' && each.kind === 'document');
    const gone = all[at];
    const rest = all.filter((_, index) => index !== at);
    const sent = rest.filter(({ op }) => op === 'sent');
    const journals = [
      journalOfEntries('a.ndjson', sent),
      journalOfEntries(
        'b.ndjson',
        rest.filter(({ op }) => op !== 'sent'),
      ),
    ];
    const truth = await judgeTruth(journals);
    if (truth.kind === 'refused' || gone?.op !== 'fetched') throw new Error('no finding');
    const [finding] = truth.findings.filter(({ rule }) => rule === 'lost');
    expect(finding).toMatchObject({ doc: gone.doc, receiver: gone.by });
    expect(finding?.said).toContain('OK');
    expect(finding?.seen).toBe(`nothing waits for ${gone.by}`);
    expect(finding?.lines.map(({ journal }) => journal)).toEqual(['a.ndjson', 'b.ndjson']);
    expect(finding?.text.vi).toContain(
      `${gone.doc} đã được Trục nhận nhưng ${gone.by} không bao giờ nhận được`,
    );
    expect(finding?.text.en).toBe(`Document ${gone.doc} was accepted, and ${gone.by} never got it.`);
  });

  it('is told so many times of each rule; the rest is counted', async () => {
    const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
    const truth = await judge(
      all.filter(({ op }) => op !== 'fetched' && op !== 'acknowledged'),
      { most: 3 },
    );
    expect(truth.findings.filter(({ rule }) => rule === 'lost')).toHaveLength(3);
    expect(truth.byRule.lost).toBe(truth.counts.missing - (truth.byRule['status-lost'] ?? 0));
    expect(truth.byRule.lost).toBeGreaterThan(3);
  });
});

describe('a copy that is listed and refused to who asks for it', () => {
  const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
  const first = all.find((each) => each.op === 'fetched' && each.kind === 'document');
  /** So many refusals before the fetch; without `served` there is none, nor anything that follows from it. */
  const refusedFor = (times: number, answered: string, served: boolean) =>
    all.flatMap((each): readonly JournalEntry[] => {
      if (first?.op !== 'fetched') return [];
      const { doc: _, from: __, to: ___, sha256: ____, ...asked } = first;
      const refused = Array.from({ length: times }, () => ({ ...asked, answered, t: first.t - 1 }));
      if (each === first) return served ? [...refused, each] : refused;
      const isGone = each.op === 'acknowledged' && each.docId === first.docId;
      const isEmpty = each.op === 'drained' && each.by === first.by;
      return !served && (isGone || isEmpty) ? [] : [each];
    });

  it('is a fault, though nobody saw the list empty', async () => {
    const truth = await judge(refusedFor(3, '-1', false));
    expect([truth.verdict, truth.byRule.unfetchable]).toEqual(['broken', 1]);
    const finding = truth.findings.find(({ rule }) => rule === 'unfetchable');
    expect(finding).toMatchObject({ receiver: first?.op === 'fetched' ? first.by : '' });
    expect(finding?.lines).toHaveLength(2);
  });

  it.each([
    ['was refused once or twice', refusedFor(2, '-1', false), 'inconclusive'],
    ['was not answered', refusedFor(9, 'nothing', false), 'inconclusive'],
    ['came in the end', refusedFor(9, '-1', true), 'ok'],
  ] as const)('is none when it %s', async (_, entries, verdict) => {
    const truth = await judge(entries);
    expect([truth.byRule.unfetchable, truth.verdict]).toEqual([undefined, verdict]);
  });
});

describe('a run in parts', () => {
  const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
  const segments = ['0:1/3', '1/3:2/3', '2/3:1'];
  const inParts = all.map((each) => ({
    ...each,
    seg: each.op === 'drained' ? 'drain' : (segments[each.vu % 3] ?? ''),
  }));
  const withoutPart = (seg: string) => inParts.filter((each) => each.seg !== seg);

  it('is whole with the journals of all of them', async () => {
    expect(await judge(inParts)).toMatchObject({ verdict: 'ok', byRule: {} });
  });

  it.each(segments)('blames no hub for what the missing journal of %s would tell', async (seg) => {
    const truth = await judge(withoutPart(seg));
    expect(Object.keys(truth.byRule).length).toBeGreaterThan(1);
    expect([truth.verdict, truth.byRule.gap]).toEqual(['inconclusive', expect.any(Number)]);
    const names = [...segments.filter((each) => each !== seg), 'drain'].join(', ');
    // Before what it makes doubtful: a person reads the first lines.
    expect(truth.findings.find(({ rule }) => rule !== 'html')?.text.en).toBe(
      `The journals of the parts (${names}) do not make one whole run: a part is missing, or two runs are mixed.`,
    );
  });

  it.each([
    [['0:1'], 'ok'],
    [['0:0.5', '50%:1'], 'ok'],
    [['0:1/2'], 'inconclusive'],
    [['0:1/2', '1/3:1'], 'inconclusive'],
    [['0:1', '0:1/2'], 'inconclusive'],
  ] as const)('of %j is %s', async (names, verdict) => {
    const named = all.map((each, index) => ({ ...each, seg: names[index % names.length] ?? '' }));
    expect((await judge(named)).verdict).toBe(verdict);
  });

  it('still finds what no missing line explains', async () => {
    const [seg = ''] = segments;
    const doubled = withoutPart(seg).flatMap((each) =>
      each.op === 'listed' && each.ids.length > 0 ? [{ ...each, ids: [...each.ids, ...each.ids] }] : [each],
    );
    expect((await judge(doubled)).verdict).toBe('broken');
  });
});

describe('a crash', () => {
  const crashed = (t: number): JournalEntry => ({ op: 'crashed', t, vu: 0, seg: '0:1' });

  it('makes what was accepted before it, and never came out, not durable', async () => {
    const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
    const at = all.findIndex((each) => each.op === 'fetched');
    const truth = await judge([...all.filter((_, index) => index !== at), crashed(all[at]?.t ?? 0)]);
    expect(new Set(rulesOf(truth))).toContain('not-durable');
    expect(rulesOf(truth)).not.toContain('lost');
  });

  it('makes what was ended before it, and is offered again, not durable', async () => {
    const all = honestExchange({ ...whole, unanswered: 0, refused: 0 });
    const end = all.find((each) => each.op === 'acknowledged');
    const last = all.findLast((each) => each.op === 'listed' && each.messagetype === 'edoc');
    if (end?.op !== 'acknowledged' || last?.op !== 'listed') throw new Error('no such lines');
    const again = { ...last, by: end.by, vu: end.vu, ids: [end.docId], t: last.t + 50 };
    expect(rulesOf(await judge([...all, crashed(end.t + 1), again]))).toEqual(['not-durable']);
  });
});

describe('a journal as text', () => {
  const lines = honestExchange(whole).map((entry) => JSON.stringify(entry));
  const inPieces = (text: string, size: number) => () =>
    Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
      text.slice(index * size, (index + 1) * size),
    );

  it.each([7, 100, 1 << 20])('is read in pieces of %i characters', async (size) => {
    const truth = await judgeTruth([journalOfText('j', inPieces(`${lines.join('\n')}\n`, size))]);
    expect(truth).toMatchObject({ kind: 'judged', verdict: 'ok', counts: { lines: lines.length, torn: 0 } });
  });

  it('may end in a torn line, which proves no loss', async () => {
    const at = lines.findIndex((line) => line.includes('"op":"fetched"') && line.includes('"answered":"OK"'));
    const text = [...lines.filter((_, index) => index !== at), (lines[at] ?? '').slice(0, 60)].join('\n');
    const truth = await judgeTruth([journalOfText('j', inPieces(text, 1_000))]);
    expect(truth).toMatchObject({ kind: 'judged', verdict: 'inconclusive', counts: { torn: 1 } });
  });

  it.each([
    ['no JSON', '{"op":"sent",', 'JSON'],
    ['an array', '[]', 'JSON'],
    ['an unknown kind', '{"op":"sold"}', 'op'],
    ['a missing time', '{"op":"drained","vu":1,"seg":"0:1","by":"H10"}', 't'],
    ['a count in words', '{"op":"dropped","t":1,"vu":0,"seg":"0:1","count":"3"}', 'count'],
  ])('is refused with its line: %s', async (_, line, field) => {
    const text = `${[...lines.slice(0, 2), line, ...lines.slice(2)].join('\n')}\n`;
    const truth = await judgeTruth([journalOfText('j', inPieces(text, 50))]);
    expect(truth).toMatchObject({ kind: 'refused', journal: 'j', line: 3, field });
  });

  it('proves nothing when it is empty', async () => {
    expect(await judgeTruth([journalOfText('j', () => [])])).toMatchObject({
      verdict: 'inconclusive',
      byRule: { 'no-evidence': 1 },
    });
  });
});
