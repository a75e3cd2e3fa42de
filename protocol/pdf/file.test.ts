import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { letterDraft, letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft, newDraft, streamBody, updateDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { openPdf, type PdfFile } from './file.ts';
import { formFields } from './form.ts';
import { pagesOf } from './pages.ts';
import { sourceOf } from './source.ts';
import { surveyRevision } from './survey.ts';
import { as, dictOf } from './value.ts';

const o = letterObjects;
const open = (text: string): PdfFile => openPdf(sourceOf(Buffer.from(text, 'latin1')));
const faultOf = (read: () => unknown) => {
  const attempt = reading(read);
  return attempt.ok ? 'read' : attempt.fault.code;
};

describe('a PDF with its revisions', () => {
  const draft = letterDraft();
  const updated = updateDraft(draft, { objects: { [o.link]: '<< /Moi true >>' }, free: [o.picture] });

  it('shows each revision as it was', () => {
    const file = open(updated.text);
    expect(file.revisions.map(({ start, end }) => [start, end])).toEqual([
      [0, draft.text.length],
      [draft.text.length, updated.text.length],
    ]);
    const [before, after] = [file.revisionAt(0), file.revisionAt(1)];
    expect(dictOf(before.object(o.link))?.entries.has('Moi')).toBe(false);
    expect(dictOf(after.object(o.link))?.entries.has('Moi')).toBe(true);
    expect([before.object(o.picture) === null, after.object(o.picture)]).toEqual([false, null]);
    expect(file.last).toBe(after);
  });

  it.each([
    ['tables', {}],
    ['streams', { xref: 'stream' as const }],
    ['object streams', { xref: 'stream' as const, packed: [o.catalog, o.pages, o.page, o.font, o.form] }],
  ])('reads cross-reference %s', (_, change) => {
    const { last } = openPdf(sourceOf(bytesOfDraft(letterDraft({ change }))));
    expect(pagesOf(last).map(({ num, box }) => [num, box])).toEqual([[o.page, [0, 0, 595, 842]]]);
    expect(formFields(last).map(({ name, type }) => [name, type])).toEqual([['SoTien', 'Tx']]);
    const stream = as('stream', last.object(o.content));
    expect(stream === undefined ? '' : Buffer.from(last.decode(stream)).toString()).toContain('7816/VPCP');
  });

  /** The file that Word writes: its table, then an empty one whose stream stands before both. */
  function hybrid(shownAt: number, second: (table: number, stream: number) => string): string {
    const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
    const rows = String.fromCharCode(1, 0, shownAt, 0, 2, 0, 3, 0);
    const entries = '/Type /XRef /W [1 2 1] /Index [1 1 4 1] /Size 5 /Root 1 0 R';
    const packed = streamBody('/Type /ObjStm /N 1 /First 4', '4 0 << /An true >>');
    const container = `3 0 obj\n${packed}\nendobj\n`;
    const stream = `2 0 obj\n${streamBody(entries, rows)}\nendobj\n`;
    const [containerAt, streamAt] = [head.length, head.length + container.length];
    const table = streamAt + stream.length;
    const row = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
    const free = '0000000000 65535 f \n';
    const text = `xref\n0 5\n${free}${row(9)}${row(streamAt)}${row(containerAt)}${free}`;
    return head + container + stream + text + second(table, streamAt);
  }

  it('reads the hybrid update that Word writes, whose stream stands before it', () => {
    const text = hybrid(9, (table, stream) => {
      const first = `trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
      const next = table + 'xref\n0 5\n'.length + 100 + first.length;
      return `${first}xref\n0 0\ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${table} /XRefStm ${stream} >>\nstartxref\n${next}\n%%EOF\n`;
    });
    const file = open(text);
    expect(file.revisions).toHaveLength(2);
    expect([file.revisionAt(0).object(4), dictOf(file.last.object(4))?.entries.get('An')]).toEqual([
      null,
      true,
    ]);
  });

  it.each([
    ['the same place', 9, 'read'],
    ['two places', 10, 'pdf.xref-broken'],
  ])('table and stream of one hybrid section may show %s of an object: %s', (_, at, code) => {
    const text = hybrid(
      at,
      (table, stream) =>
        `trailer\n<< /Size 5 /Root 1 0 R /XRefStm ${stream} >>\nstartxref\n${table}\n%%EOF\n`,
    );
    expect(faultOf(() => open(text))).toBe(code);
  });

  it('an entry into an object stream that is still to come is refused', () => {
    const text = hybrid(
      9,
      (table, stream) =>
        `trailer\n<< /Size 5 /Root 1 0 R /XRefStm ${stream} >>\nstartxref\n${table}\n%%EOF\n`,
    );
    const waiting = text.replace('\u0002\u0000\u0003\u0000', '\u0002\u0000\u0007\u0000');
    expect(faultOf(() => surveyRevision(open(text), 0, () => false))).toBe('read');
    expect(faultOf(() => surveyRevision(open(waiting), 0, () => false))).toBe('pdf.xref-broken');
  });

  it('joins the two sections of a linearized file into one revision', () => {
    const head = '%PDF-1.7\n1 0 obj\n<< /Linearized 1 >>\nendobj\n';
    const firstBody = '2 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n';
    const row = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
    const firstAt = head.length + firstBody.length;
    const make = (prev: number) =>
      `xref\n1 2\n${row(9)}${row(head.length)}trailer\n<< /Size 4 /Root 2 0 R /Prev ${String(prev).padStart(6, ' ')} >>\nstartxref\n0\n%%EOF\n`;
    const restAt = firstAt + make(0).length;
    const rest = '3 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n';
    const main = `xref\n0 1\n0000000000 65535 f \n3 1\n${row(restAt)}trailer\n<< /Size 4 >>\nstartxref\n${firstAt}\n%%EOF\n`;
    const text = head + firstBody + make(restAt + rest.length) + rest + main;
    const file = open(text);
    expect(file.revisions.map(({ end }) => end)).toEqual([text.length]);
    expect(dictOf(file.last.object(3))?.entries.has('Kids')).toBe(true);
    expect(faultOf(() => open(text.replace('/Linearized', '/Linearisat')))).toBe('pdf.xref-broken');
  });
});

describe('what cannot be read in one way only is refused', () => {
  const draft = letterDraft();
  const twice = updateDraft(draft, { objects: { 40: '<< >>' } });

  it.each([
    ['a chain in a circle', twice.text.replace(/\/Prev \d+/, `/Prev ${twice.startxref}`), 'pdf.xref-loop'],
    ['a chain to nowhere', twice.text.replace(/\/Prev \d+/, '/Prev 5'), 'pdf.object-broken'],
    [
      'a table without subsections',
      draft.text.replace(/xref\n0 1[^t]*trailer/, 'xref\ntrailer'),
      'pdf.xref-broken',
    ],
    ['no header', draft.text.replace('%PDF', '%XDF'), 'pdf.not-pdf'],
    ['a header behind other bytes', ` ${draft.text}`, 'pdf.not-pdf'],
    ['no startxref', draft.text.replace('startxref', 'startxxxx'), 'pdf.xref-broken'],
    ['no %%EOF', draft.text.replace('%%EOF', '%%EAF'), 'pdf.xref-broken'],
  ])('%s', (_, text, code) => {
    expect(faultOf(() => open(text))).toBe(code);
  });

  it.each([
    ['another number', draft.text.replace('12 0 obj', '13 0 obj'), 'pdf.xref-broken'],
    [
      'a wrong length',
      draft.text.replace(/\/Length \d+/g, (found) => `/Length ${'3'.padStart(found.length - 8, '0')}`),
      'pdf.stream-broken',
    ],
    ['an unknown filter', draft.text.replaceAll('/FlateDecode', '/FlateDecodX'), 'read'],
  ])('an object with %s', (_, text, code) => {
    expect(faultOf(() => surveyRevision(open(text), 0, () => false))).toBe(code);
  });

  it('a length that depends on itself', () => {
    const body = '<< /Length 4 0 R >>\nstream\nabc\nendstream';
    const file = openPdf(sourceOf(bytesOfDraft(newDraft({ 1: '<< /Type /Catalog >>', 4: body }))));
    expect(faultOf(() => file.last.object(4))).toBe('pdf.object-broken');
  });

  it('pages and fields in a circle', () => {
    const loop = letterDraft({ objects: { [o.pages]: `<< /Type /Pages /Kids [${o.pages} 0 R] >>` } });
    expect(faultOf(() => pagesOf(openPdf(sourceOf(bytesOfDraft(loop))).last))).toBe('pdf.object-broken');
    const field = '<< /FT /Tx /T (a) /Kids [40 0 R] >>';
    const fields = letterDraft({ fields: '40 0 R', objects: { 40: field } });
    expect(faultOf(() => formFields(openPdf(sourceOf(bytesOfDraft(fields))).last))).toBe('pdf.object-broken');
  });

  it('a stream that swells beyond the bound', () => {
    const bomb = deflateSync(Buffer.alloc(70_000_000)).toString('latin1');
    const body = `<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`;
    const { last } = openPdf(sourceOf(bytesOfDraft(letterDraft({ objects: { 40: body } }))));
    const stream = as('stream', last.object(40));
    expect(faultOf(() => stream && last.decode(stream))).toBe('pdf.limit');
  });

  it('PNG rows are undone, and rows of no kind are refused', () => {
    const rows = Buffer.from([0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 2, 2, 2, 4, 1, 1, 1]);
    const decoded = (data: Buffer) => {
      const parameters = '/DecodeParms << /Predictor 15 /Columns 3 >>';
      const body = streamBody(parameters, data.toString('latin1'), true);
      const { last } = openPdf(sourceOf(bytesOfDraft(letterDraft({ objects: { 40: body } }))));
      const stream = as('stream', last.object(40));
      return stream === undefined ? [] : [...last.decode(stream)];
    };
    expect(decoded(rows)).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 4, 3, 5, 6, 4, 6, 7]);
    expect(faultOf(() => decoded(Buffer.from([9, 1, 2, 3])))).toBe('pdf.stream-broken');
  });
});
