import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPdfLook } from './pdf-look.ts';

function look(pdf: string) {
  const looking = createPdfLook();
  looking.write(Buffer.from(pdf, 'latin1'));
  return looking.end();
}

const object = (inside: string) => `5 0 obj ${inside} endobj\n`;
const script = '/S/JavaScript';

describe('the keys and the values of a PDF’s dictionaries', () => {
  it.each([
    ['a name', `<</A/B${script}>>`],
    ['a number', `<</A 1.5${script}>>`],
    ['an integer', `<</A 1${script}>>`],
    ['a reference', `<</A 1 0 R${script}>>`],
    ['a string', `<</A(x)${script}>>`],
    ['hex digits', `<</A<4e>${script}>>`],
    ['a word', `<</A true${script}>>`],
    ['a dictionary', `<</A<</B 1>>${script}>>`],
    ['an array', `<</A[1 (x)/B[/C]<</D/E>>]${script}>>`],
    ['an array that ends once too often', `<</A 1]]]${script}>>`],
    ['a dictionary that ends once too often', `>>>> <<${script}>>`],
    ['a dictionary of another object that never ended', `<</A <</B [ endobj 6 0 obj <<${script}>>`],
    ['a dictionary before a trailer that never ended', `<</A <</B [ trailer <<${script}>>`],
  ])('are told apart behind %s', (_, inside) => {
    expect(look(object(inside)).active).toEqual(['JavaScript']);
  });

  it.each([
    ['a value of another key', '<</A/JavaScript/B/Launch/C/JS>>'],
    ['a name in an array of no key', '<<[/JS/JavaScript/S/Launch]>>'],
    ['a name in no dictionary', '/S/JavaScript /JS 1'],
    ['another action', '<</S/GoTo/D[3 0 R/Fit]>>'],
    ['a value that is passed on as a key', '<</A/S/JavaScriptX/B>>'],
  ])('are no action: %s', (_, inside) => {
    expect(look(object(inside)).active).toEqual([]);
  });

  it('are actions, each kind once, in the order in which they are found', () => {
    const both = object('<</S/Launch/Next<</S/JavaScript/JS(x)>>>>');
    expect(look(both + both).active).toEqual(['Launch', 'JavaScript']);
    expect(look(object('<</S[/Launch/JavaScript]>>')).active).toEqual(['Launch', 'JavaScript']);
    expect(look(object('<</JS 7 0 R>>')).active).toEqual(['JavaScript']);
  });

  it('are a password only in a dictionary that lies in no other', () => {
    expect(look('trailer <</Encrypt 8 0 R>>').encrypted).toBe(true);
    expect(look('trailer <</A <</Encrypt 8 0 R>>>>').encrypted).toBe(false);
    expect(look('trailer <</A/Encrypt>>').encrypted).toBe(false);
  });

  it('are followed into 64 dictionaries, and from the next object on again', () => {
    const deep = (depth: number) => object(`${'<</A'.repeat(depth)}<<${script}>>`);
    expect(look(deep(63)).active).toEqual(['JavaScript']);
    expect(look(deep(70) + object('<</S/Launch>>')).active).toContain('Launch');
  });
});

describe('pages', () => {
  const tree = (count: number) => `2 0 obj <</Type/Pages/Count ${count}>> endobj\n`;
  const page = (number: number) => `${number} 0 obj <</Type/Page>> endobj\n`;

  it('are those objects that are pages, each once', () => {
    expect(look(tree(2) + page(3) + page(4)).pages).toBe(2);
    expect(look(tree(1) + page(3) + page(3)).pages).toBe(1);
    expect(look(page(3) + tree(1)).pages).toBe(1);
  });

  it('are told by the largest tree', () => {
    expect(look(tree(1) + tree(2) + tree(1) + page(3) + page(4)).pages).toBe(2);
    expect(look(`2 0 obj <</Count 1/Type/Pages>> endobj${page(3)}`).pages).toBe(1);
  });

  it('are not told where the tree and the objects differ, or there is neither', () => {
    for (const pdf of [tree(1), tree(2) + page(3), tree(1) + page(3) + page(4), tree(0), page(3), '']) {
      expect(look(pdf)).toEqual({ encrypted: false, active: [] });
    }
    expect(look(`2 0 obj <</Type/Pages>> endobj${page(3)}`).pages).toBeUndefined();
    expect(look(`2 0 obj <</Type/Pages/N 1>> endobj${page(3)}`).pages).toBeUndefined();
    expect(look(`2 0 obj <</Type/Other/Count 1>> endobj${page(3)}`).pages).toBeUndefined();
  });

  it('are no dictionaries within others, and no values of other keys', () => {
    expect(look(tree(1) + object('<</A<</Type/Page>>>>')).pages).toBeUndefined();
    expect(look(tree(1) + object('<</Kind/Page>>')).pages).toBeUndefined();
  });
});

describe('object streams', () => {
  const stream = (dictionary: string, data: string) => object(`<<${dictionary}>>stream\n${data}\nendstream`);
  const zipped = (text: string) => deflateSync(Buffer.from(text, 'latin1')).toString('latin1');
  const objects = '1 0 3 50 <</Type/Pages/Count 2>> <</Type/Page>> <</Type/Page/AA<</S/Launch>>>> ';
  const read = { encrypted: false, active: ['Launch'], pages: 2 };

  it.each([
    ['as they are', '/Type/ObjStm', objects],
    ['packed', '/Type/ObjStm/Filter/FlateDecode', zipped(objects)],
    ['packed, in short', '/Type/ObjStm/F/Fl', zipped(objects)],
    ['packed, as a list of one', '/Filter[/FlateDecode]/Type/ObjStm', zipped(objects)],
  ])('are read: %s', (_, dictionary, data) => {
    expect(look(stream(dictionary, data))).toEqual(read);
  });

  it.each([
    ['packed by another filter', '/Type/ObjStm/Filter/ASCIIHexDecode', objects],
    ['packed by another filter first', '/Type/ObjStm/Filter[/LZWDecode/FlateDecode]', zipped(objects)],
    ['of another type', '/Type/XObject', objects],
    ['of no type', '', objects],
  ])('are passed over where they are %s', (_, dictionary, data) => {
    expect(look(stream(dictionary, data))).toEqual({ encrypted: false, active: [] });
  });

  it('are followed by objects that are read as before', () => {
    const pages = '2 0 obj <</Type/Pages/Count 3>> endobj\n6 0 obj <</Type/Page>> endobj\n';
    expect(look(stream('/Type/ObjStm', objects) + pages)).toEqual({ ...read, pages: 3 });
    expect(look(stream('/Type/ObjStm', '1 0 <</A <</B [ ') + pages.replace('3', '1')).pages).toBe(1);
  });

  it('are unpacked however the bytes come', () => {
    const bytes = Buffer.from(stream('/Type/ObjStm/Filter/FlateDecode', zipped(objects)), 'latin1');
    for (const size of [1, 2, 3, 50]) {
      const looking = createPdfLook();
      for (let at = 0; at < bytes.length; at += size) looking.write(bytes.subarray(at, at + size));
      expect(looking.end()).toEqual(read);
    }
  });
});
