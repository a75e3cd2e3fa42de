import { describe, expect, it } from 'vitest';
import { newDraft, type PdfDraft, updateDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { newBudget } from './filters.ts';
import { type PdfRevision, readRevisions } from './revisions.ts';
import { sourceOf } from './source.ts';

function read(text: string): readonly PdfRevision[] | string {
  const attempt = reading(() => readRevisions(sourceOf(Buffer.from(text, 'latin1')), newBudget()));
  if (attempt.ok) return attempt.value;
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset}: ${seen}`;
}
const spansOf = (text: string) => {
  const found = read(text);
  return typeof found === 'string'
    ? found
    : found.map(({ index, start, eof, end }) => [index, start, eof, end]);
};

const first = newDraft({ 1: '<< /Type /Catalog >>' });
const update = (draft: PdfDraft) => updateDraft(draft, { objects: { 2: '7' } });
const second = update(first);
const [one, two] = [first.text.length, second.text.length];

describe('the revisions of a file', () => {
  it('each ends behind its mark and the white space that follows', () => {
    expect(spansOf(first.text)).toEqual([[0, 0, one - 1, one]]);
    expect(spansOf(first.text.trimEnd())).toEqual([[0, 0, one - 1, one - 1]]);
    expect(spansOf(`${first.text} \r\n\0\t`)).toEqual([[0, 0, one - 1, one + 5]]);
    expect(spansOf(second.text)).toEqual([
      [0, 0, one - 1, one],
      [1, one, two - 1, two],
    ]);
  });

  it('what follows the last one is not part of it', () => {
    expect(spansOf(`${first.text}more`)).toEqual([[0, 0, one - 1, one]]);
  });

  it('white space may go on for long', () => {
    const blanks = ' '.repeat(70_000);
    expect(spansOf(`${first.text}${blanks}x`)).toEqual([[0, 0, one - 1, one + 70_000]]);
    expect(spansOf(`${first.text}${blanks}`)).toEqual([[0, 0, one - 1, one + 70_000]]);
  });

  it.each([60_000, 65_510, 65_520, 65_530, 65_536, 140_000])(
    'are found from the last startxref, which may stand %d bytes before the end',
    (bytes) => {
      expect(spansOf(`${first.text}${'x'.repeat(bytes)}`)).toEqual([[0, 0, one - 1, one]]);
    },
  );

  it('each list only what is their own, with their own trailer', () => {
    const found = read(second.text);
    const lists = typeof found === 'string' ? found : found.map(({ entries }) => [...entries.keys()]);
    expect(lists).toEqual([[0, 1], [2]]);
    const trailers = typeof found === 'string' ? [] : found.map(({ trailer }) => trailer.entries.get('Size'));
    expect(trailers).toEqual([2, 3]);
  });

  it('are not more than the bound', () => {
    const grown = (count: number) => {
      let draft = first;
      for (let made = 1; made < count; made += 1) draft = updateDraft(draft, {});
      const found = read(draft.text);
      return typeof found === 'string' ? found.replace(/at \d+/, 'at …') : found.length;
    };
    expect([grown(129), grown(130)]).toEqual([129, 'pdf.limit at …: xref']);
  });
});

describe('a file begins with its version', () => {
  it.each(['%PDF-1.', '%PDF_1.7', '%PDF-x.7', '%PDF-1.x', '%PDF-1x7', ' %PDF-1.7', ''])(
    '“%s” is no beginning',
    (header) => {
      const text = first.text.replace('%PDF-1.7', header);
      expect(spansOf(text)).toBe(`pdf.not-pdf at 0: ${text.slice(0, 8)}`);
    },
  );
});

describe('the last startxref', () => {
  const at = first.text.lastIndexOf('startxref');

  it.each([
    ['no number', 'startxref\nx\n%%EOF\n'],
    ['no space', 'startxref9\n%%EOF\n'],
    ['a number too long', `startxref\n${'0'.repeat(15)}9\n%%EOF\n`],
    ['nothing behind its number', 'startxref\n9'],
  ])('has a number: %s', (_, tail) => {
    expect(spansOf(first.text.slice(0, at) + tail)).toBe(`pdf.xref-broken at ${at}: startxref`);
  });

  it('may have a number with zeros before it', () => {
    const says = String(first.startxref).padStart(15, '0');
    const text = `${first.text.slice(0, at)}startxref\r\n ${says}\n%%EOF\n`;
    expect(spansOf(text)).toEqual([[0, 0, text.length - 1, text.length]]);
  });

  it('stands in every file', () => {
    const text = first.text.replace('startxref', 'startxxxx');
    expect(spansOf(text)).toBe(`pdf.xref-broken at ${one}: startxref`);
  });

  it('is the one that its own section has', () => {
    const other = second.text.replace(`startxref\n${first.startxref}`, `startxref\n${first.startxref + 1}`);
    expect(spansOf(other)).toBe(`pdf.xref-broken at ${first.startxref}: startxref ${first.startxref + 1}`);
  });
});

describe('a chain of sections', () => {
  const sent = (prev: number) => second.text.replace(/\/Prev \d+/, `/Prev ${prev}`);

  it('is no circle', () => {
    expect(spansOf(sent(second.startxref))).toBe(`pdf.xref-loop at ${second.startxref}: ${second.startxref}`);
  });

  it('leads backwards: what stands later is no earlier revision', () => {
    const middle = updateDraft(first, { prev: 999 });
    const last = updateDraft(middle, { prev: first.startxref });
    const turned = last.text.replace('/Prev 999', `/Prev ${last.startxref}`);
    const text = `${turned}startxref\n${middle.startxref}\n%%EOF\n`;
    expect(spansOf(text)).toBe(`pdf.xref-broken at ${middle.startxref}: Prev`);
  });

  it('leads forward in a linearized file only', () => {
    const body = '%PDF-1.7\n1 0 obj\n<< /Linearized 1 >>\nendobj\n';
    const front = (prev: string) => `xref\n1 1\n9 0 n\ntrailer\n<< /Prev ${prev} >>\nstartxref\n0\n%%EOF\n`;
    const rest = body.length + front('000').length;
    const text = `${body}${front(String(rest).padStart(3, '0'))}xref\n0 2\n0 0 f\n12 0 n\ntrailer\n<< >>\nstartxref\n${body.length}\n%%EOF\n`;
    const found = read(text);
    expect(typeof found === 'string' ? found : found.map(({ entries }) => [...entries])).toEqual([
      [
        [0, { type: 'free' }],
        [1, { type: 'at', offset: 9, gen: 0 }],
      ],
    ]);
    expect(spansOf(text)).toEqual([[0, 0, text.length - 1, text.length]]);
    expect(spansOf(text.replace('Linearized', 'Linearised'))).toBe(
      `pdf.xref-broken at ${body.length}: Prev ${rest}`,
    );
    expect(spansOf(text.replace(`\n${body.length}\n%%EOF`, `\n${body.length + 1}\n%%EOF`))).toBe(
      'pdf.object-broken at 45: number',
    );
  });

  it('may pass over an update, which is then part of the next', () => {
    const passed = updateDraft(second, { prev: first.startxref });
    expect(spansOf(passed.text)).toEqual([
      [0, 0, one - 1, one],
      [1, one, passed.text.length - 1, passed.text.length],
    ]);
  });
});
