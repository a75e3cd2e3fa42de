import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../../fixtures/documents/official-letter.ts';
import { type LetterWish, letterDraft } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft, streamBody, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { sourceOf } from '../source.ts';
import type { PdfFacts } from './facts.ts';
import { readPdfFacts } from './read-facts.ts';

function factsOf(bytes: Uint8Array, pages = 1): PdfFacts {
  const reading = readPdfFacts(sourceOf(bytes), { pages });
  if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join());
  return reading.value;
}

const factsOfLetter = (wish: LetterWish) => factsOf(bytesOfDraft(letterDraft(wish)));
const action = (type: string) => `<< /S /${type} /JS (1) /F (a.exe) >>`;

describe('what a document says of itself', () => {
  it('number, date and all Vietnamese words stand in the text of its pages (MET-04, MET-10)', async () => {
    const { pdf, metadata } = await officialLetter({ seed: 7 });
    const { pageCount, pages } = factsOf(pdf, 9);
    expect([pageCount, pages.length]).toEqual([metadata.pages, metadata.pages]);
    const text = pages.map((page) => page.text.replaceAll('\n', ' ')).join(' ');
    expect(text).toContain(`Số: ${metadata.codeNumber}/${metadata.codeNotation}`);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    for (const paragraph of metadata.paragraphs) expect(text).toContain(paragraph.slice(0, 40));
    expect(pages.map(({ unreadable }) => unreadable)).toEqual(pages.map(() => 0));
  });

  it('text in simple fonts and forms, with gaps as spaces', () => {
    const wish: LetterWish = {
      content: 'BT /F1 10 Tf 50 50 Td [(So) -600 (7)] TJ ET q 1 0 0 1 0 100 cm /X1 Do Q',
      resources: '',
      objects: { 10: streamBody('/Type /XObject /Subtype /Form', 'BT /F1 10 Tf 50 50 Td (tren) Tj ET') },
    };
    const content = wish.content?.replace('/X1', '/P1') ?? '';
    expect(factsOfLetter({ ...wish, content }).pages[0]?.text).toBe('tren\nSo 7');
  });

  it('differences of an encoding are read by the names of glyphs', () => {
    const font =
      '<< /Type /Font /Subtype /Type1 /Encoding << /Differences [1 /dcroat /ecircumflex /uni1EA1 /g17] >> >>';
    const [page] = factsOfLetter({
      objects: { 5: font },
      content: 'BT /F1 10 Tf (\\001\\002\\003\\004) Tj ET',
    }).pages;
    expect([page?.text, page?.unreadable]).toEqual(['đêạ', 1]);
  });

  it('a scan is known, with dots and colour (ATT-06)', () => {
    const scan = (space: string, width: number) =>
      factsOfLetter({
        content: 'q 595 0 0 842 0 0 cm /P1 Do Q',
        objects: {
          10: streamBody(`/Subtype /Image /Width ${width} /Height ${width * 2} /ColorSpace ${space}`, 'x'),
        },
      }).pages[0];
    expect(scan('/DeviceRGB', 1653)).toMatchObject({ isImageOnly: true, text: '' });
    expect(scan('/DeviceRGB', 1653)?.images).toMatchObject([
      { dpi: expect.closeTo(200, 0), colour: 'colour' },
    ]);
    expect(scan('/DeviceGray', 1240)?.images).toMatchObject([
      { dpi: expect.closeTo(150, 0), colour: 'grey' },
    ]);
    expect(scan('[/Indexed /DeviceRGB 1 <000000>]', 1240)?.images).toMatchObject([{ colour: 'colour' }]);
  });

  it.each([
    ['javascript', { catalog: `/OpenAction ${action('JavaScript')}` }],
    ['javascript', { catalog: '/Names << /JavaScript << >> >>' }],
    ['launch', { page: `/AA << /O ${action('Launch')} >>` }],
    ['other-action', { annotations: `<< /Subtype /Link /A ${action('SubmitForm')} >>` }],
    ['embedded-file', { catalog: '/Names << /EmbeddedFiles << >> >>' }],
    ['embedded-file', { annotations: '<< /Subtype /FileAttachment >>' }],
    ['rich-media', { annotations: '<< /Subtype /RichMedia >>' }],
    ['xfa', { form: '/XFA (a)' }],
  ] as const)('what acts is found: %s (ATT-08)', (kind, wish) => {
    expect(factsOfLetter(wish).active.map((each) => each.kind)).toEqual([kind]);
  });

  it('an ordinary letter does nothing; an encrypted one is not read (ATT-08)', () => {
    expect(factsOfLetter({}).active).toEqual([]);
    const encrypted = letterDraft({ change: { trailer: '/Encrypt << >>' } });
    const later = updateDraft(letterDraft(), { trailer: '/Encrypt << >>' });
    for (const draft of [encrypted, later, updateDraft(encrypted, {})]) {
      const reading = readPdfFacts(sourceOf(bytesOfDraft(draft)));
      expect(reading.problems.map(({ code }) => code)).toEqual(['pdf.encrypted']);
    }
  });
});
