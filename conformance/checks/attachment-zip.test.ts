import { describe, expect, it } from 'vitest';
import { all, type Edit, withFile } from '../mutants/packet-edit.ts';
import { annexAs, asItIs, found, letter, put, silent } from '../mutants/packet-under-test.ts';
import { type ZipPart, zipOf } from '../mutants/zip-of.ts';
import { attachmentZipChecks } from './attachment-zip.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const place = 'AttachmentEncoded/Attachment[2]/ContentTransferEncoded';
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail') =>
  `attachment.${id} ${requirement} ${stance} ${place}: a.txt: ${seen}`;
const entry = (name: string, more: Partial<ZipPart> = {}): ZipPart => ({
  ...{ name, bytes: Buffer.from('Danh sach'), ...more },
});
const holding = (...parts: readonly ZipPart[]) => annexAs('a.txt', 'application/zip', zipOf(...parts));
const whole = holding(entry('a.txt'));
const edited = (edit: Edit) => found(attachmentZipChecks, edit(letter()));
const entryMark = Buffer.from('PK\x01\x02', 'latin1');
/** Writes into the directory of the ZIP, so many bytes behind its mark. */
const directory = (offset: number, value: number) =>
  withFile(1, (bytes) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt32LE(value, changed.lastIndexOf(entryMark) + offset);
    return changed;
  });
const method = (value: number) =>
  withFile(1, (bytes) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt16LE(value, changed.lastIndexOf(entryMark) + 10);
    return changed;
  });

describe('a file that travels zipped (ATT-09)', () => {
  const broken = line('zip-whole', 'ATT-09', 'ZIP');

  it.each<Row>([
    ['whole', whole, []],
    [
      'without its end',
      all(
        whole,
        withFile(1, (bytes) => bytes.subarray(0, -30)),
      ),
      [broken],
    ],
    ['packed in a way that nobody reads', all(whole, method(12)), [broken]],
    ['with nothing in it', holding(), [broken, line('zip-one-entry', 'ATT-09', '0')]],
    ['that is no ZIP', annexAs('a.txt', 'application/zip', 'Danh sach'), []],
    ['with two entries', holding(entry('a.txt'), entry('b.txt')), [line('zip-one-entry', 'ATT-09', '2')]],
    ['behind a password', holding(entry('a.txt', { locked: true })), [line('zip-open', 'ATT-08', 'a.txt')]],
    ['of another type', holding(entry('a.PDF')), [line('zip-entry-type', 'ATT-03', 'a.PDF', 'warn/warn')]],
    ['of the same type in capitals', holding(entry('a.TXT')), []],
    ['of no type', holding(entry('a')), []],
    ['of no type, in a folder with a dot', holding(entry('a.d/a')), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it.each<Row>([
    ['two entries', annexAs('a.zip', 'application/zip', zipOf(entry('a.pdf'), entry('b.pdf'))), []],
    [
      'a letter of several parts',
      annexAs('a.docx', 'application/docx', zipOf(entry('a.xml'), entry('b.xml'))),
      [],
    ],
    [
      'no end',
      all(
        annexAs('a.zip', 'application/zip', zipOf(entry('a.pdf'))),
        withFile(1, (bytes) => bytes.subarray(0, -30)),
      ),
      [],
    ],
  ])('may have, where it is a ZIP by its name: %s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('how much comes out of a ZIP', () => {
  const [million, most] = [1024 * 1024, 64 * 1024 * 1024];
  /** A ZIP that says of itself how large its entry is and was. */
  const saying = (packed: number, size: number) => all(whole, directory(24, size), directory(20, packed));
  const grown = (packed: number, size: number) => line('zip-ratio', 'ATT-09', `${packed} → ${size}`);

  it.each<readonly [string, number, number, boolean]>([
    ['a hundredfold', 20_000, 2_000_000, false],
    ['more than a hundredfold', 20_000, 2_000_001, true],
    ['more than a hundredfold, and little', 100, million, false],
    ['more than a hundredfold, and no longer little', 100, million + 1, true],
    ['much, out of nothing', 0, 2_000_000, true],
    ['as much as is unpacked', most - 1, most, false],
    ['more than is unpacked', most, most + 1, true],
  ])('%s', (_, packed, size, isBomb) => {
    const said = edited(saying(packed, size)).filter((each) => each.includes('zip-ratio'));
    expect(said).toEqual(isBomb ? [grown(packed, size)] : []);
  });

  it('is told once: a bomb is no broken ZIP', () => {
    expect(edited(all(saying(20_000, 2_000_001), method(12)))).toEqual([grown(20_000, 2_000_001)]);
  });

  it('is asked of every entry', () => {
    const two = all(holding(entry('a.txt'), entry('b.txt')), directory(24, 5_000_000));
    expect(edited(two)).toContain(line('zip-ratio', 'ATT-09', '9 → 9, 9 → 5000000'));
  });
});

describe('the names in a ZIP', () => {
  const climbing = (name: string) => line('zip-entry-safe', 'ATT-09', name);

  it.each<readonly [string, boolean]>([
    ['a.txt', false],
    ['a/b.txt', false],
    ['a..txt', false],
    ['..a.txt', false],
    ['a/..b/c.txt', false],
    ['../a.txt', true],
    ['..\\a.txt', true],
    ['a/../b.txt', true],
    ['a\\..\\b.txt', true],
    ['a/..', true],
    ['/a.txt', true],
    ['\\a.txt', true],
    ['C:a.txt', true],
    ['c:\\a.txt', true],
    ['ab:c.txt', false],
  ])('climb out of their folder: %s', (name, climbs) => {
    const said = edited(holding(entry(name))).filter((each) => each.includes('entry-safe'));
    expect(said).toEqual(climbs ? [climbing(name)] : []);
  });

  it('are all looked at', () => {
    expect(edited(holding(entry('a.txt'), entry('../b.txt', { locked: true })))).toEqual([
      line('zip-one-entry', 'ATT-09', '2'),
      climbing('../b.txt'),
      line('zip-open', 'ATT-08', '../b.txt'),
    ]);
  });
});

describe('where there is no ZIP', () => {
  const ids = attachmentZipChecks.map(({ id }) => id.replace('attachment.zip-', ''));

  it.each<readonly [string, Edit, readonly string[]]>([
    ['a letter of two PDFs', asItIs, ids],
    [
      'a ZIP by its name',
      annexAs('a.zip', 'application/zip', zipOf(entry('a'))),
      ['whole', 'one-entry', 'entry-type'],
    ],
    [
      'a ZIP by its type alone',
      all(whole, put('Attachment[2]/ContentTransferEncoded', 'QQ==')),
      ['ratio', 'entry-safe', 'open'],
    ],
    ['a file that travels zipped', whole, []],
  ])('nothing is judged: %s', (_, edit, silenced) => {
    expect(silent(attachmentZipChecks, edit(letter()))).toEqual(silenced.map((id) => `attachment.zip-${id}`));
  });
});
