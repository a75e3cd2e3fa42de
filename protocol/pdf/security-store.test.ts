import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../fixtures/documents/tiny-pdf.ts';
import { openPdf } from './file.ts';
import { securityStore } from './security-store.ts';
import { sourceOf } from './source.ts';

const stream = (data: string, dict = ''): TinyObject => ({ dict, data });

function storeOf(store: string, objects: Readonly<Record<number, TinyObject>> = {}) {
  const own = {
    30: stream('one'),
    31: stream('two'),
    32: stream('three'),
    33: stream('x', '/Filter /JPXDecode'),
  };
  const { last } = openPdf(sourceOf(pdfOf([], { ...own, ...objects, 1: `<< /Pages 2 0 R ${store} >>` })));
  const { certificates, ocspAnswers, crls } = securityStore(last);
  return [certificates, ocspAnswers, crls].map((list) => list.map((each) => Buffer.from(each).toString()));
}

describe('the security store of a revision', () => {
  it.each([
    ['', [[], [], []]],
    ['/DSS << >>', [[], [], []]],
    [
      '/DSS << /Certs [30 0 R 31 0 R] /OCSPs [32 0 R] /CRLs [31 0 R] >>',
      [['one', 'two'], ['three'], ['two']],
    ],
    ['/DSS 40 0 R', [['one'], [], []]],
    ['/DSS << /Certs [33 0 R 7 99 0 R << >> 31 0 R] >>', [['two'], [], []]],
  ])('holds what can be decoded: “%s”', (store, expected) => {
    expect(storeOf(store, { 40: '<< /Certs 41 0 R >>', 41: '[30 0 R]' })).toEqual(expected);
  });

  it('is read no further than paths may need', () => {
    const [certificates] = storeOf(`/DSS << /Certs [${'30 0 R '.repeat(257)}] >>`);
    expect(certificates).toHaveLength(256);
  });
});
