import { describe, expect, it } from 'vitest';
import { type LetterWish, letterDraft } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { openPdf } from '../file.ts';
import { pagesOf } from '../pages.ts';
import { sourceOf } from '../source.ts';
import { findActiveContent } from './active-content.ts';

function findIn(wish: LetterWish): readonly string[] {
  const { last } = openPdf(sourceOf(bytesOfDraft(letterDraft(wish))));
  return findActiveContent(last, pagesOf(last)).map(({ kind, path }) => `${kind}: ${path}`);
}
const act = (type: string) => `<< /S /${type} >>`;

describe('what acts in a document is named with its place (ATT-08)', () => {
  it.each([
    ['catalogue, on opening', { catalog: `/OpenAction ${act('Launch')}` }, ['launch: Root/OpenAction']],
    ['catalogue, on an event', { catalog: `/AA << /WC ${act('JavaScript')} >>` }, ['javascript: Root/AA/WC']],
    ['names of scripts', { catalog: '/Names << /JavaScript << >> >>' }, ['javascript: Root/Names']],
    ['names of files', { catalog: '/Names << /EmbeddedFiles << >> >>' }, ['embedded-file: Root/Names']],
    ['files beside the document', { catalog: '/AF []' }, ['embedded-file: Root/AF']],
    ['a form in XML', { form: '/XFA []' }, ['xfa: AcroForm']],
    ['a page, on an event', { page: `/AA << /O ${act('JavaScript')} >>` }, ['javascript: page 1/AA/O']],
    ['a click', { annotations: `<< /A ${act('ResetForm')} >>` }, ['other-action: page 1']],
    [
      'events of an annotation',
      { annotations: `<< /AA << /E ${act('Launch')} /X ${act('Hide')} >> >>` },
      ['launch: page 1/AA/E', 'other-action: page 1/AA/X'],
    ],
  ])('%s', (_, wish, found) => {
    expect(findIn(wish)).toEqual(found);
  });

  it.each([
    ['FileAttachment', 'embedded-file'],
    ['RichMedia', 'rich-media'],
    ['Screen', 'rich-media'],
    ['Movie', 'rich-media'],
    ['Sound', 'rich-media'],
    ['3D', 'rich-media'],
  ])('an annotation of kind %s', (subtype, kind) => {
    expect(findIn({ annotations: `<< /Subtype /${subtype} >>` })).toEqual([`${kind}: page 1`]);
  });

  it('one annotation may do several things', () => {
    const annotations = `<< /Subtype /Movie /A ${act('Launch')} /AA << /E ${act('JavaScript')} >> >>`;
    expect(findIn({ annotations })).toEqual([
      'rich-media: page 1',
      'launch: page 1',
      'javascript: page 1/AA/E',
    ]);
  });

  it('what is referred to is found too', () => {
    const objects = { 30: act('JavaScript'), 31: '/Launch', 32: '<< /S 31 0 R >>' };
    expect(findIn({ catalog: '/OpenAction 30 0 R', objects })).toEqual(['javascript: Root/OpenAction']);
    expect(findIn({ catalog: '/OpenAction 32 0 R', objects })).toEqual(['launch: Root/OpenAction']);
  });
});

describe('what does nothing by itself is not named', () => {
  it.each(['GoTo', 'Named', 'URI', 'Thread', 'GoToR'])('an action of kind %s', (type) => {
    expect(findIn({ catalog: `/OpenAction ${act(type)}`, page: `/AA << /O ${act(type)} >>` })).toEqual([]);
  });

  it.each(['Link', 'Widget', 'Text', 'constructor', 'toString', '__proto__'])(
    'an annotation of kind %s',
    (subtype) => {
      expect(findIn({ annotations: `<< /Subtype /${subtype} >>` })).toEqual([]);
    },
  );

  it.each([
    ['an opening at a place of a page', { catalog: '/OpenAction [3 0 R /Fit]' }],
    ['an action without a kind', { catalog: '/OpenAction << >>' }],
    ['an annotation that is none', { annotations: '7 null 99 0 R << >>' }],
    ['names of places', { catalog: '/Names << /Dests << >> >>' }],
  ])('%s', (_, wish) => {
    expect(findIn(wish)).toEqual([]);
  });
});
