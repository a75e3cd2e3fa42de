import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPdfLook } from './pdf-look.ts';

/** Looks at a file in pieces that are good for one call only. */
function look(pdf: Uint8Array | string, size = 7) {
  const bytes = Buffer.from(pdf as string, 'latin1');
  const looking = createPdfLook();
  for (let at = 0; at < bytes.length; at += size) {
    const piece = new Uint8Array(bytes.subarray(at, at + size));
    looking.write(piece);
    piece.fill(0);
  }
  return looking.end();
}

const page = (number: number, more = '') => `${number} 0 obj\n<</Type/Page/Parent 2 0 R${more}>>\nendobj\n`;
const tree = (count: number) =>
  `1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R] /Count ${count} >>\nendobj\n`;
const file = (...parts: readonly string[]) =>
  `%PDF-1.7\n%âãÏÓ\n${parts.join('')}trailer <</Root 1 0 R>>\n%%EOF\n`;
const stream = (dictionary: string, data: Uint8Array | string, lineEnd = '\n') =>
  `9 0 obj\n<<${dictionary}/Length 9 0 R>>\nstream${lineEnd}${Buffer.from(data as string, 'latin1').toString('latin1')}\nendstream\nendobj\n`;
const packed = (objects: string, lineEnd?: string) =>
  stream(
    `/Type/ObjStm/N 2/First 10/Filter/FlateDecode`,
    deflateSync(Buffer.from(objects, 'latin1')),
    lineEnd,
  );

describe('MET-10: pages are counted', () => {
  it.each([
    ['one', file(tree(1), page(3)), 1],
    ['two', file(tree(2), page(3), page(4)), 2],
    [
      'two, one of them written again by a signature',
      file(tree(2), page(3), page(4), page(3, '/Annots[5 0 R]')),
      2,
    ],
    ['in an object stream', file(packed(`1 0 3 50 <</Type/Pages/Count 1>> <</Type/Page>>`)), 1],
    [
      'in an object stream after CR LF',
      file(packed(`1 0 3 50 <</Type/Pages/Count 1>> <</Type/Page>>`, '\r\n')),
      1,
    ],
    ['with inner nodes', file(tree(2), '7 0 obj<</Type/Pages/Count 1>>endobj\n', page(3), page(4)), 2],
  ])('%s', (_, pdf, pages) => {
    expect(look(pdf)).toEqual({ encrypted: false, active: [], pages });
  });

  it.each([
    ['the tree and the objects differ', file(tree(2), page(3))],
    ['there is no tree', file(page(3))],
    ['they only stand in a string', file(`1 0 obj (${page(3)}`.replace('endobj', ''), ')')],
    ['they only stand in other data', file(stream('', page(3).replace('endobj', '')))],
  ])('or not at all, when %s', (_, pdf) => {
    expect(look(pdf).pages).toBeUndefined();
  });
});

describe('ATT-08: a PDF', () => {
  it.each([
    ['a script', file('5 0 obj <</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>> endobj\n')],
    ['a script under an escaped name', file('5 0 obj <</S /J#61vaScript>> endobj\n')],
    ['a table of scripts', file('5 0 obj <</Names <</JavaScript 6 0 R>>>> endobj\n')],
    ['a script in an object stream', file(packed('5 0 <</S/JavaScript/JS 6 0 R>>'))],
    [
      'a script behind a string without an end',
      file('4 0 obj (ab endobj\n5 0 obj <</S/JavaScript>> endobj\n'),
    ],
    ['a script behind a word', file('4 0 obj stream endobj 5 0 obj <</S/JavaScript>> endobj\n')],
  ])('with %s is found', (_, pdf) => {
    for (const size of [1, 3, 100_000]) expect(look(pdf, size).active).toEqual(['JavaScript']);
  });

  it('that starts a program is found', () => {
    expect(look(file('5 0 obj <</OpenAction <</S/Launch/F(cmd.exe)>>>> endobj\n')).active).toEqual([
      'Launch',
    ]);
  });

  it.each([
    ['in a trailer', `${file(page(3))}trailer <</Root 1 0 R/Encrypt 8 0 R>>`],
    ['in a cross-reference stream', file(stream('/Type/XRef/Encrypt 8 0 R', 'x'))],
  ])('with a password, said %s, is found', (_, pdf) => {
    expect(look(pdf).encrypted).toBe(true);
  });

  it.each([
    ['text that speaks of it', file('5 0 obj <</Title (/S /JavaScript /Encrypt)>> endobj\n')],
    ['a comment', file('% /S /JavaScript <</JS 1>>\n')],
    ['page content', file(stream('', 'BT (x) Tj /S /JavaScript <</JS (x)>> ET'))],
    ['an opening at a page', file('5 0 obj <</OpenAction [3 0 R /Fit]/S/GoTo>> endobj\n')],
  ])('with %s is not', (_, pdf) => {
    expect(look(pdf)).toMatchObject({ active: [], encrypted: false });
  });

  it('whatever it holds, and however it is cut, is read the same way to its end', () => {
    const scraps = [
      '<<',
      '>>',
      '/Type',
      '/Page',
      '(',
      ')',
      '\\',
      'stream\n',
      'endstream',
      ' obj',
      'endobj',
      '[',
      '%',
      '\n',
      '1 0',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...scraps), { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (all, size) => {
          expect(look(all.join(''), size)).toEqual(look(all.join(''), 1));
        },
      ),
    );
  });
});
