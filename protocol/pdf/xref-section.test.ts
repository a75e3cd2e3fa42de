import { describe, expect, it } from 'vitest';
import { streamBody } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { newBudget } from './filters.ts';
import { sourceOf } from './source.ts';
import { readSection, sameEntry, type XrefEntry } from './xref-section.ts';

const margin = '%PDF-1.7\n';
const tail = 'startxref\n9\n%%EOF';
const at = (offset: number, gen = 0): XrefEntry => ({ type: 'at', offset, gen });
const free: XrefEntry = { type: 'free' };

function read(section: string, offset = margin.length) {
  const source = sourceOf(Buffer.from(margin + section, 'latin1'));
  const attempt = reading(() => readSection(source, offset, newBudget()));
  if (attempt.ok) return attempt.value;
  const { code, offset: seenAt, seen } = attempt.fault;
  return `${code} at ${seenAt === undefined ? '?' : seenAt - margin.length}: ${seen}`;
}
function entriesOf(rows: string) {
  const found = read(`xref\n${rows}trailer\n<< >>\n${tail}`);
  return typeof found === 'string' ? found : [...found.entries];
}

describe('a cross-reference table', () => {
  it.each([
    [
      'one subsection',
      '0 2\n0000000000 65535 f \n0000000017 00003 n \n',
      [
        [0, free],
        [1, at(17, 3)],
      ],
    ],
    [
      'two',
      '0 1\n0000000000 65535 f \n7 1\n0000000017 00000 n \n',
      [
        [0, free],
        [7, at(17)],
      ],
    ],
    ['an empty one', '0 0\n', []],
    ['loose writing', '4 1 17 0 n\n', [[4, at(17)]]],
  ])('lists what its rows say: %s', (_, rows, entries) => {
    expect(entriesOf(rows)).toEqual(entries);
  });

  it('has a trailer, an end and a place', () => {
    const table = 'xref\n0 0\ntrailer\n<< /A 1 >>\n';
    expect(read(`${table}${tail}\n`)).toMatchObject({
      ...{ offset: 9, says: 9, end: margin.length + table.length + tail.length },
      extents: [{ start: 9, end: margin.length + table.length + tail.length }],
    });
  });

  it('may stand behind white space, up to where it is looked for', () => {
    const table = `xref\n0 0\ntrailer\n<< >>\n${tail}`;
    expect(read(`${' '.repeat(15)}${table}`)).toMatchObject({ offset: 9, extents: [{ start: 24 }] });
    expect(read(`${' '.repeat(16)}${table}`)).toMatch('pdf.object-broken');
  });

  it.each([
    ['', {}],
    ['/Prev 5', { prev: 5 }],
  ])('says which section stood before: “%s”', (more, prev) => {
    const found = read(`xref\n0 0\ntrailer\n<< ${more} >>\n${tail}`);
    expect(typeof found === 'string' ? found : 'prev' in found && { prev: found.prev }).toEqual(
      'prev' in prev ? prev : false,
    );
  });

  it.each([
    ['0 1\n0000000017 00000 x \n', 'pdf.xref-broken at 26: 0'],
    ['3 2\n0000000017 00000 n \n0000000017 00000 y \n', 'pdf.xref-broken at 46: 4'],
    ['3 1\n0000000017 00000 n \n3 1\n0000000017 00000 n \n', 'pdf.xref-broken at 51: 3 3'],
    ['0 400001\n', 'pdf.limit at 13: 400001 entries'],
    ['0 2\n0000000000 65535 f \n', 'pdf.object-broken at 29: number'],
    ['', 'pdf.xref-broken at 12: xref'],
  ])('%j is refused: %s', (rows, expected) => {
    expect(entriesOf(rows)).toBe(expected);
  });

  it('that ends with the file is cut off', () => {
    expect(read('xref\n0 1\n0000000017 00000 ')).toBe('pdf.object-cut at 26: xref');
    expect(read('xref\n0 1\n0000000017 00000 n')).toMatch('pdf.object-cut');
  });

  it.each([
    ['no trailer', 'xref\n0 0\ntrailer\n7 ', 'pdf.object-broken at 18: dictionary'],
    ['no startxref', 'xref\n0 0\ntrailer\n<< >> startxre\n9\n%%EOF', 'pdf.xref-broken at 23: startxref'],
    ['no %%EOF', 'xref\n0 0\ntrailer\n<< >> startxref\n9\n%EOF ', 'pdf.xref-broken at 35: %%EOF'],
    ['no number', 'xref\n0 0\ntrailer\n<< >> startxref\nx\n%%EOF', 'pdf.object-broken at 33: number'],
    [
      'a section before it that is none',
      `xref\n0 0\ntrailer\n<< /Prev /A >> ${tail}`,
      'pdf.xref-broken at 0: Prev',
    ],
  ])('has an order: %s', (_, section, expected) => {
    const found = read(`${section}${' '.repeat(20)}`);
    expect(typeof found === 'string' ? found : 'read').toBe(expected);
  });

  it.each([
    [0, 'pdf.xref-broken at -9: startxref'],
    [-1, 'pdf.xref-broken at -10: startxref'],
    [margin.length + 4, 'pdf.xref-broken at 4: startxref'],
    [margin.length + 5, 'pdf.xref-broken at 5: startxref'],
  ])('does not stand at %d, outside of the file', (offset, expected) => {
    expect(read('xref', offset)).toBe(expected);
  });
});

describe('a section of streams', () => {
  it('lists, and has its end behind its object', () => {
    const object = `7 0 obj\n${streamBody('/Type /XRef /W [0 1 0] /Size 1 /Prev 3', 'x')}\nendobj\n`;
    const found = read(`\n${object}${tail}`);
    expect(found).toMatchObject({
      ...{ offset: 9, prev: 3, says: 9, end: 10 + object.length + tail.length },
      extents: [{ start: 10, end: 10 + object.length + tail.length }],
    });
    expect(typeof found === 'string' ? found : [...found.entries]).toEqual([[0, at('x'.charCodeAt(0))]]);
  });
});

describe('a hybrid section (ISO 32000-2 §7.5.8.4)', () => {
  /** A table of these rows whose stream lists objects 1 and 2: the first free, the second at 50. */
  function hybrid(rows: string, place = 'XRefStm 9') {
    const stream = `7 0 obj\n${streamBody('/Type /XRef /W [1 1 0] /Index [1 2]', '\0\0\u0001\u0032')}\nendobj\n`;
    const text = `${stream}xref\n${rows}trailer\n<< /${place} >>\n${tail}`;
    return { found: read(text, margin.length + stream.length), stream: stream.length };
  }
  const entries = (rows: string) => {
    const { found } = hybrid(rows);
    return typeof found === 'string' ? found : [...found.entries];
  };

  it.each([
    [
      '0 0\n',
      [
        [1, free],
        [2, at(50)],
      ],
    ],
    [
      '2 1\n0 0 f\n',
      [
        [2, at(50)],
        [1, free],
      ],
    ],
    [
      '1 2\n40 0 n\n50 0 n\n',
      [
        [1, at(40)],
        [2, at(50)],
      ],
    ],
  ])('shows in its stream what its table hides: %j', (rows, expected) => {
    expect(entries(rows)).toEqual(expected);
  });

  it('shows no object in two places', () => {
    expect(entries('2 1\n51 0 n\n')).toBe('pdf.xref-broken at 0: XRefStm 2');
  });

  it('covers table and stream', () => {
    const { found, stream } = hybrid('0 0\n');
    expect(found).toMatchObject({
      extents: [{ start: margin.length + stream }, { start: 9, end: margin.length + stream - 1 }],
    });
  });

  it.each(['XRefStm 9999', 'XRefStm /A', 'XRefStm 1.5'])('has its stream in the file: %s', (place) => {
    const { found, stream } = hybrid('0 0\n', place);
    expect(found).toBe(`pdf.xref-broken at ${stream}: XRefStm`);
  });
});

describe('two entries', () => {
  const inside = (stream: number, index: number): XrefEntry => ({ type: 'in', stream, index });

  it.each([
    [at(1, 2), at(1, 2), true],
    [at(1, 2), at(1, 3), false],
    [at(1, 2), at(3, 2), false],
    [inside(1, 2), inside(1, 2), true],
    [inside(1, 2), inside(1, 3), false],
    [inside(1, 2), inside(3, 2), false],
    [free, free, true],
    [free, at(0), false],
    [at(1, 2), inside(1, 2), false],
    [undefined, free, false],
  ])('%j and %j lead to the same place: %s', (one, other, expected) => {
    expect(sameEntry(one, other)).toBe(expected);
  });
});
