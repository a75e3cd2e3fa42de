import { describe, expect, it } from 'vitest';
import { streamBody } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { newBudget } from './filters.ts';
import { sourceOf } from './source.ts';
import { readXrefStream } from './xref-stream.ts';

const margin = '%PDF-1.7\n';
const text = (...bytes: readonly number[]) => String.fromCharCode(...bytes);

function readText(object: string) {
  const source = sourceOf(Buffer.from(margin + object, 'latin1'));
  const attempt = reading(() => readXrefStream(source, margin.length, newBudget()));
  if (attempt.ok) return attempt.value;
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset === undefined ? '?' : offset - margin.length}: ${seen}`;
}

function entriesOf(dict: string, ...rows: readonly number[]) {
  const found = readText(`7 0 obj\n${streamBody(`/Type /XRef ${dict}`, text(...rows))}\nendobj\n`);
  return typeof found === 'string' ? found : [...found.entries];
}
const at = (offset: number, gen = 0) => ({ type: 'at', offset, gen });

describe('entries of a cross-reference stream', () => {
  it('are free, in the file, or in an object stream', () => {
    expect(entriesOf('/W [1 2 1] /Size 3', 0, 0, 9, 1, 1, 1, 2, 3, 2, 0, 5, 6)).toEqual([
      [0, { type: 'free' }],
      [1, at(258, 3)],
      [2, { type: 'in', stream: 5, index: 6 }],
    ]);
  });

  it.each([
    ['from the index', '/W [1 1 1] /Size 99 /Index [4 2 9 1]', [4, 5, 9]],
    ['from nothing', '/W [1 1 1] /Size 3', [0, 1, 2]],
    ['from nothing, fewer than there are rows', '/W [1 1 1] /Size 2', [0, 1]],
    ['from an empty index', '/W [1 1 1] /Size 3 /Index []', []],
    ['without a size', '/W [1 1 1]', []],
    ['from an index without its last count', '/W [1 1 1] /Size 3 /Index [4 1 9]', [4]],
  ])('are numbered %s', (_, dict, numbers) => {
    const found = entriesOf(dict, 1, 5, 0, 1, 6, 0, 1, 7, 0);
    expect(typeof found === 'string' ? found : found.map(([number]) => number)).toEqual(numbers);
  });

  it.each([
    ['/W [0 2 1]', [1, 0, 2], at(256, 2)],
    ['/W [0 2 0]', [1, 0], at(256)],
    ['/W [1 2 0]', [1, 1, 0], at(256)],
    ['/W [1 0 0]', [0], { type: 'free' }],
    ['/W [1 7 0]', [1, 0, 0, 0, 0, 0, 1, 2], at(258)],
    ['/W [2 1 1]', [0, 1, 9, 4], at(9, 4)],
  ])('are as wide as they say, and in the file where no kind is given: %s', (widths, rows, entry) => {
    expect(entriesOf(`${widths} /Size 1`, ...rows)).toEqual([[0, entry]]);
  });

  it.each([
    ['/W [1 1 1] /Size 2', 'pdf.xref-broken at 0: Index'],
    ['/W [1 1] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [1 1 1 1] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [0 0 0] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [1 8 1] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [1 -1 1] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [1 /A 1] /Size 1', 'pdf.xref-broken at 0: W'],
    ['/W 3 /Size 1', 'pdf.xref-broken at 0: W'],
    ['/Size 1', 'pdf.xref-broken at 0: W'],
    ['/W [0 1 0] /Index [4 1 3 2]', 'pdf.xref-broken at 0: 4 4'],
    ['/W [1 1 1] /Size 1', 'pdf.xref-broken at 0: type 9'],
    ['/W [0 1 0] /Size 400001', 'pdf.xref-broken at 0: Index'],
  ])('%s is refused: %s', (dict, expected) => {
    expect(entriesOf(dict, 9, 9, 9)).toBe(expected);
  });

  it('are not more than the bound', () => {
    const rows = Array.from({ length: 400_001 }, () => 'x').join('');
    const read = (size: number) => {
      const found = readText(
        `7 0 obj\n${streamBody(`/Type /XRef /W [0 1 0] /Size ${size}`, rows)}\nendobj\n`,
      );
      return typeof found === 'string' ? found : found.entries.size;
    };
    expect(read(400_001)).toBe('pdf.limit at 0: xref');
  });
});

describe('a cross-reference stream', () => {
  it('is also the trailer, and ends behind its object', () => {
    const object = `7 0 obj\n${streamBody('/Type /XRef /W [0 1 0] /Root 1 0 R', '')}\nendobj`;
    const found = readText(`${object}\nmore`);
    expect(found).toMatchObject({ end: margin.length + object.length });
    expect(typeof found === 'string' ? found : [...found.trailer.entries.keys()]).toEqual([
      ...['Type', 'W', 'Root', 'Length'],
    ]);
  });

  it.each([
    ['7 0 obj << /Type /XRef >> endobj', 'pdf.xref-broken at 0: XRef'],
    [`7 0 obj ${streamBody('/Type /ObjStm /W [0 1 0]', '')} endobj`, 'pdf.xref-broken at 0: XRef'],
    [`7 0 obj ${streamBody('/W [0 1 0]', '')} endobj`, 'pdf.xref-broken at 0: XRef'],
    ['7 0 obj << /Type /XRef /Length 8 0 R >> stream\n endstream endobj', 'pdf.xref-broken at 0: Length'],
    [
      `7 0 obj\n${streamBody('/Type /XRef /W [0 1 0] /Filter 8 0 R', '')} endobj`,
      'pdf.filter-unknown at 68: ?',
    ],
  ])('is nothing else, and refers to nothing: %j', (object, expected) => {
    expect(readText(object)).toBe(expected);
  });
});
