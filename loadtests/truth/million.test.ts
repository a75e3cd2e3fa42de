import { describe, expect, it } from 'vitest';
import { type JournalEntry, urgencies } from '../journal.ts';
import { judgeTruth } from './judge.ts';
import type { Journal, NumberedEntry } from './source.ts';

const letters = 100_000;
const receivers = 10;

/** Each letter goes to ten receivers of sixty, each of which takes its copy off its list; made anew at each reading. */
function millionDeliveries(isLost: (letter: number, receiver: number) => boolean): Journal {
  return {
    name: 'million.ndjson',
    *read() {
      let line = 0;
      const numbered = (entry: JournalEntry): NumberedEntry => {
        line += 1;
        return { line, entry };
      };
      for (let letter = 0; letter < letters; letter += 1) {
        yield linesOf(letter, isLost).map(numbered);
      }
      yield Array.from({ length: 60 }, (_, index) =>
        numbered({ op: 'drained', by: `R${index}`, t: letters * 20 + 1, vu: 0, seg: '0:1' }),
      );
    },
  };
}

function linesOf(letter: number, isLost: (letter: number, receiver: number) => boolean): JournalEntry[] {
  const call = (offset: number) => ({
    t: letter * 20 + offset,
    vu: 1,
    seg: '0:1',
    answered: 'OK',
    http: 200,
    ms: 1,
  });
  const to = Array.from({ length: receivers }, (_, index) => `R${(letter + index * 7) % 60}`);
  const doc = `G22,2026/11/20,${letter}/VPCP-KSTT`;
  const urgency = urgencies[letter % 4] ?? 'thường';
  const sent: JournalEntry = {
    op: 'sent',
    ...call(1),
    doc,
    kind: 'document',
    from: 'G22',
    to,
    urgency,
    bytes: 9,
  };
  return to.reduce<JournalEntry[]>(
    (lines, by, receiver) => {
      if (isLost(letter, receiver)) return lines;
      const docId = `7f9c2ba4-e88f-427d-8c3e-${letter}-${receiver}`;
      lines.push({ op: 'fetched', ...call(2), by, docId, doc, from: 'G22', to, kind: 'document' });
      lines.push({ op: 'acknowledged', ...call(3), by, docId });
      return lines;
    },
    [sent],
  );
}

describe('a million deliveries', () => {
  it('of which exactly one is lost, are told so by document, receiver and line, at 400 bytes a letter', async () => {
    const truth = await judgeTruth([
      millionDeliveries((letter, receiver) => letter === 61_803 && receiver === 4),
    ]);
    if (truth.kind === 'refused') throw new Error(truth.text.en);
    expect(truth.findings).toHaveLength(1);
    expect(truth.findings[0]).toMatchObject({
      rule: 'lost',
      doc: 'G22,2026/11/20,61803/VPCP-KSTT',
      receiver: 'R31',
      lines: [
        { journal: 'million.ndjson', line: 61_803 * 21 + 1 },
        { journal: 'million.ndjson', line: 100_000 * 21 - 2 + 32 },
      ],
    });
    expect(truth.counts).toMatchObject({ due: 1_000_000, delivered: 999_999, missing: 1 });
    // Of the field’s mean letter, which has 3.59 receivers: its own row and as many rows of copies.
    const aRow = truth.counts.bytes / (letters + letters * receivers);
    expect(aRow * (1 + 3.59)).toBeLessThan(400);
  });
});
