import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../../fixtures/documents/tiny-pdf.ts';
import { openPdf } from '../file.ts';
import { pagesOf } from '../pages.ts';
import { sourceOf } from '../source.ts';
import { drawPage, newDrawingTools } from './draw-page.ts';

/** What the first page shows whose `/Contents` is this; object 30 shows `a`, 31 shows `b` in the type of 30. */
function textsOf(contents: string): readonly string[] {
  const objects = {
    2: `<< /Kids [<< /Resources << /Font << /F 5 0 R >> >> ${contents} >>] >>`,
    30: { dict: '', data: '/F 10 Tf (a) Tj' },
    31: { dict: '', data: '(b) Tj' },
    32: '[30 0 R 31 0 R]',
    33: { dict: '', data: 'Tj' },
    34: { dict: '', data: '/F 10 Tf (c)' },
  };
  const view = openPdf(sourceOf(pdfOf([], objects))).last;
  return pagesOf(view).flatMap((page) => drawPage(newDrawingTools(view), page).runs.map(({ text }) => text));
}

describe('what a page shows', () => {
  it.each([
    ['one stream', '/Contents 30 0 R', ['a']],
    ['several streams that are one', '/Contents [30 0 R 31 0 R]', ['a', 'b']],
    ['a list that stands elsewhere', '/Contents 32 0 R', ['a', 'b']],
    ['streams between whose words a blank stands', '/Contents [34 0 R 33 0 R]', ['c']],
    ['streams beside what is none', '/Contents [30 0 R null 7 99 0 R 31 0 R]', ['a', 'b']],
    ['nothing', '', []],
    ['an empty list', '/Contents []', []],
    ['no stream', '/Contents << >>', []],
  ])('%s', (_, contents, texts) => {
    expect(textsOf(contents)).toEqual(texts);
  });

  it('words of two streams are not drawn together', () => {
    expect(textsOf('/Contents [30 0 R 33 0 R 31 0 R]')).toEqual(['a', 'b']);
  });
});
