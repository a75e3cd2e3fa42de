import { describe, expect, it } from 'vitest';
import { PdfFault, reading } from './fault.ts';
import { parseAt, readObject } from './read-object.ts';
import { sourceOf } from './source.ts';
import { dictOf } from './value.ts';

const margin = 'abc\n';

function read(text: string, length = 5) {
  const source = sourceOf(Buffer.from(margin + text, 'latin1'));
  const attempt = reading(() => readObject(source, margin.length, () => length));
  if (attempt.ok) return attempt.value;
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset === undefined ? '?' : offset - margin.length}: ${seen}`;
}
/** Further bytes behind, so that what is missing is not only cut off. */
const rest = ' '.repeat(40);

describe('an object of a file', () => {
  it.each([
    ['12 3 obj\n7\nendobj\n', { num: 12, gen: 3, value: 7, end: margin.length + 17 }],
    ['1 0 obj/A endobj', { num: 1, gen: 0, value: { kind: 'name', name: 'A' }, end: margin.length + 16 }],
    ['\n 1 %x\n0 obj null endobj', { num: 1, gen: 0, value: null, end: margin.length + 24 }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['with LF', '1 0 obj << /Length 5 >> stream\n12345\nendstream endobj', 31],
    ['with CR LF', '1 0 obj << /Length 5 >> stream\r\n12345\r\nendstream\nendobj', 32],
    ['without an end of line', '1 0 obj << /Length 5 >>stream\n12345endstream endobj', 30],
    ['whose length stands elsewhere', '1 0 obj << /Length 9 0 R >>stream\n12345 endstream endobj', 34],
    ['with four signs behind', '1 0 obj << /Length 5 >>stream\n12345 \r\n endstream %\nendobj', 30],
    ['whose data look like its end', '1 0 obj << /Length 10 >>stream\nendstream \nendstream endobj', 31],
  ])('that is a stream, %s', (_, text, start) => {
    const size = text.includes('/Length 10') ? 10 : 5;
    const span = { start: margin.length + start, end: margin.length + start + size };
    expect(read(text)).toMatchObject({
      value: { kind: 'stream', span },
      end: margin.length + text.length,
      num: 1,
      gen: 0,
    });
  });

  it('that is a stream keeps its dictionary', () => {
    const found = read('1 0 obj << /Length 5 /A 1 >> stream\n12345\nendstream endobj');
    expect(typeof found === 'string' ? found : dictOf(found.value)?.entries.get('A')).toBe(1);
  });

  it('may be empty of data', () => {
    const text = '1 0 obj << /Length 0 >> stream\n\nendstream endobj';
    expect(read(text)).toMatchObject({ value: { span: { start: 35, end: 35 } } });
  });

  it.each([
    ['%\n1 0 obj 1 endobj', 'pdf.object-broken at 0: %'],
    ['obj 1 endobj', 'pdf.object-broken at 0: number'],
    ['1 obj 1 endobj', 'pdf.object-broken at 2: number'],
    ['1 0 object 1 endobj', 'pdf.object-broken at 4: obj'],
    ['1 0 obj 1 endobject', 'pdf.object-broken at 10: endobj'],
    ['1 0 obj 1 stream\n1 endstream endobj', 'pdf.object-broken at 10: endobj'],
    ['1 0 obj null stream\n1 endstream endobj', 'pdf.object-broken at 13: endobj'],
    ['1 0 obj [] stream\n1 endstream endobj', 'pdf.object-broken at 11: endobj'],
    ['1 0 obj << /Length 5 >> stream\r12345 endstream endobj', 'pdf.object-broken at 31: stream'],
    ['1 0 obj << /Length 5 >> stream 12345 endstream endobj', 'pdf.object-broken at 30: stream'],
    ['1 0 obj << >> stream\n12345 endstream endobj', 'pdf.stream-broken at 0: Length'],
    ['1 0 obj << /Length -1 >> stream\n12345 endstream endobj', 'pdf.stream-broken at 0: Length'],
    ['1 0 obj << /Length 1.5 >> stream\n12345 endstream endobj', 'pdf.stream-broken at 0: Length'],
    ['1 0 obj << /Length /A >> stream\n12345 endstream endobj', 'pdf.stream-broken at 0: Length'],
    ['1 0 obj << /Length 999 >> stream\n12345 endstream endobj', 'pdf.stream-broken at 0: Length 999'],
    ['1 0 obj << /Length 4 >> stream\n12345 endstream endobj', 'pdf.stream-broken at 35: endstream'],
    ['1 0 obj << /Length 6 >> stream\n12345endstream endobj', 'pdf.stream-broken at 37: endstream'],
    ['1 0 obj << /Length 1 >> stream\n1     endstream endobj', 'pdf.stream-broken at 37: endstream'],
    ['1 0 obj << /Length 1 >> stream\n1\tendstream endobj', 'pdf.stream-broken at 32: endstream'],
    ['1 0 obj << /Length 1 >> stream\n1 endstream endob', 'pdf.object-broken at 43: endobj'],
  ])('%j is refused: %s', (text, expected) => {
    expect(read(text + rest)).toBe(expected);
  });

  it.each([
    ['1 0 obj 1 end', 'pdf.object-cut at 10: endobj'],
    ['1 0 obj << /Length 3 >> stream\n123', 'pdf.object-cut at 34: endstream'],
    ['1 0 obj << /Length 3 >> stream\n123 endstream end', 'pdf.object-cut at 45: endobj'],
  ])('%j ends too soon: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is asked for by the reference that its length is', () => {
    const source = sourceOf(Buffer.from('1 0 obj << /Length 9 2 R >> stream\n1 endstream endobj'));
    const asked: unknown[] = [];
    readObject(source, 0, (ref) => {
      asked.push(ref);
      return 1;
    });
    expect(asked).toEqual([{ kind: 'ref', num: 9, gen: 2 }]);
  });

  it('may end exactly where the file does', () => {
    const text = '1 0 obj << /Length 5 >> stream\n12345';
    expect(read(text)).toBe('pdf.object-cut at 36: endstream');
  });
});

describe('a window onto the file', () => {
  it.each([65_000, 66_000, 200_000])('grows until an object of %d bytes fits', (size) => {
    const text = `1 0 obj (${'x'.repeat(size)}) endobj`;
    expect(read(text)).toMatchObject({ value: { kind: 'string' }, end: margin.length + text.length });
  });

  it('grows no more when all of the file stands in it', () => {
    const sizes: number[] = [];
    const source = sourceOf(Buffer.alloc(70_000, 32));
    const attempt = reading(() =>
      parseAt(source, 1_000, (parser) => {
        sizes.push(parser.bytes.length);
        throw new PdfFault('pdf.object-cut', parser.offset);
      }),
    );
    expect([attempt.ok, sizes]).toEqual([false, [65_536, 69_000]]);
  });

  it('is not tried again for what is broken', () => {
    let tries = 0;
    const attempt = reading(() =>
      parseAt(sourceOf(Buffer.alloc(70_000, 32)), 0, (parser) => {
        tries += 1;
        throw parser.fault('x');
      }),
    );
    expect([attempt.ok, tries]).toEqual([false, 1]);
  });

  it('knows where it stands', () => {
    expect(parseAt(sourceOf(Buffer.from('abcdef')), 2, ({ bytes, base }) => [bytes.length, base])).toEqual([
      4, 2,
    ]);
  });
});
