import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { WritingStyle } from './draft.ts';
import { packAttachment } from './pack-attachment.ts';

const bytes = new TextEncoder().encode('Số hiệu,Trích yếu\n');
const entryId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';

interface Row {
  readonly name: string;
  readonly zipped: boolean;
  /** Declared on both sides in the style of the guide. */
  readonly guide: string;
  /** Declared by the SDK in the manifest, and beside the content. */
  readonly sdk: readonly [string, string];
}

const zip = 'application/zip';
const rows: readonly Row[] = [
  { name: 'a.pdf', zipped: false, guide: 'application/pdf', sdk: ['application/pdf', 'application/pdf'] },
  { name: 'A.PDF', zipped: false, guide: 'application/pdf', sdk: ['application/pdf', 'application/pdf'] },
  { name: 'a.doc', zipped: false, guide: 'application/msword', sdk: ['application/doc', 'application/doc'] },
  {
    name: 'a.docx',
    zipped: false,
    guide: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sdk: ['application/docx', 'application/docx'],
  },
  {
    name: 'a.xsl',
    zipped: false,
    guide: 'application/xslt+xml',
    sdk: ['application/xsl', 'application/xsl'],
  },
  { name: 'a.zip', zipped: false, guide: zip, sdk: [zip, zip] },
  { name: 'a.xlsx', zipped: true, guide: zip, sdk: ['application/xlsx', zip] },
  { name: 'a.b.csv', zipped: true, guide: zip, sdk: ['application/csv', zip] },
];

describe('packing an attachment', () => {
  it.each(rows)('sends $name as the rules say', ({ name, zipped, guide, sdk }) => {
    const packed = (style: WritingStyle) => packAttachment({ name, bytes, entryId }, 1, style);
    expect([packed('guide').manifestType, packed('guide').contentType]).toEqual([guide, guide]);
    expect([packed('sdk').manifestType, packed('sdk').contentType]).toEqual(sdk);
    const entry = `${entryId}.${name.replace(/^.*\./, '')}`;
    if (zipped) expect(unzipSync(packed('guide').bytes)).toEqual({ [entry]: bytes });
    else expect(packed('guide').bytes).toBe(bytes);
  });

  it('numbers what has no content id and keeps the ids it is given, cid: once', () => {
    const idOf = (contentId?: string) =>
      packAttachment({ name: 'a.pdf', bytes, ...(contentId === undefined ? {} : { contentId }) }, 3, 'guide')
        .contentId;
    expect([idOf(), idOf('209'), idOf('cid:209')]).toEqual(['cid:3', 'cid:209', 'cid:209']);
  });

  it('names the ZIP entry after the content when nobody gives a UUID', () => {
    const entries = Object.keys(unzipSync(packAttachment({ name: 'a.csv', bytes }, 1, 'sdk').bytes));
    expect(entries).toEqual([expect.stringMatching(new RegExp(`^${uuid}\\.csv$`))]);
  });

  it('gives back what was zipped, byte for byte, and the same ZIP each time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (content) => {
        const pack = () => packAttachment({ name: 'a.xlsx', bytes: content }, 1, 'guide').bytes;
        expect(Object.values(unzipSync(pack()))).toEqual([content]);
        expect(pack()).toEqual(pack());
      }),
    );
  });
});
