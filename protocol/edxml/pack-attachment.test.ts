import { createHash } from 'node:crypto';
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

  it('takes the type that it is given, but for what goes zipped', () => {
    const typed = (name: string, style: WritingStyle) => {
      const packed = packAttachment({ name, bytes, contentType: 'text/x' }, 1, style);
      return [packed.manifestType, packed.contentType];
    };
    expect([typed('a.pdf', 'guide'), typed('a.pdf', 'sdk')]).toEqual(Array(2).fill(['text/x', 'text/x']));
    expect([typed('a.csv', 'guide'), typed('a.csv', 'sdk')]).toEqual([
      [zip, zip],
      ['text/x', zip],
    ]);
  });

  it.each([
    ['a', entryId, 'application/'],
    ['.csv', `${entryId}.csv`, 'application/csv'],
    ['a.', entryId, 'application/'],
  ])('zips a file called “%s” as %s', (name, entry, sdk) => {
    const packed = packAttachment({ name, bytes, entryId }, 1, 'sdk');
    expect(Object.keys(unzipSync(packed.bytes))).toEqual([entry]);
    expect([packed.name, packed.manifestType, packed.contentType]).toEqual([name, sdk, zip]);
  });

  it('takes off the prefix of an id, and nothing else of it', () => {
    const { contentId } = packAttachment({ name: 'a.pdf', bytes, contentId: 'acid:2' }, 1, 'sdk');
    expect(contentId).toBe('cid:acid:2');
  });

  it('derives the UUID from the content’s hash', () => {
    const [entry] = Object.keys(unzipSync(packAttachment({ name: 'a.csv', bytes }, 1, 'sdk').bytes));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(entry?.replaceAll('-', '').slice(0, 12)).toBe(hash.slice(0, 12));
    expect(entry?.replaceAll('-', '').slice(13, 16)).toBe(hash.slice(13, 16));
    expect(entry?.replaceAll('-', '').slice(17, 32)).toBe(hash.slice(17, 32));
  });

  it('packs what can be packed', () => {
    const packed = packAttachment({ name: 'a.csv', bytes: new Uint8Array(5_000) }, 1, 'sdk').bytes;
    expect(packed.length).toBeLessThan(300);
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
