import { describe, expect, it } from 'vitest';
import { asItIs, found, letter, put, silent } from '../mutants/packet-under-test.ts';
import { attachmentNameChecks } from './attachment-name.ts';

const stances: Readonly<Record<string, string>> = { safe: 'fail/fail', 'not-device': 'fail/fail' };
const line = (id: string, seen: string) =>
  `attachment.name-${id} ATT-07 ${stances[id] ?? 'warn/warn'} AttachmentEncoded/Attachment[2]/AttachmentName: ${seen}`;
const named = (name: string) =>
  found(attachmentNameChecks, put('Attachment[2]/AttachmentName', name)(letter()));

describe('the name of a file (ATT-07)', () => {
  it.each(['a.pdf', '812_VPCP-QHDP (1).pdf', 'a..pdf', 'con-so.pdf', 'com.pdf', 'lpt10.pdf', '.pdf', ''])(
    'may be %s',
    (name) => {
      expect(named(name)).toEqual([]);
    },
  );

  it.each([
    ['a/b.pdf', 'a/b.pdf'],
    ['a\\b.pdf', 'a\\\\b.pdf'],
    ['.', '.'],
    ['..', '..'],
    ['C:a.pdf', 'C:a.pdf'],
    ['z:a.pdf', 'z:a.pdf'],
    ['a\u202efdp.exe', 'a\u202efdp.exe'],
    ['a\u2066b', 'a\u2066b'],
    ['a\u2028b', 'a\u2028b'],
    ['a&#9;b.pdf', 'a\\tb.pdf'],
  ])('is no path: %j', (name, seen) => {
    expect(named(name)).toEqual([line('safe', seen)]);
  });

  it.each(['con', 'CON.pdf', 'nul.txt', 'prn', 'aux.doc', 'com1.pdf', 'lpt9'])('is no device: %s', (name) => {
    expect(named(name)).toEqual([line('not-device', name)]);
  });

  it('of a device may have a number that is raised', () => {
    expect(named('com².txt')).toEqual([line('not-device', 'com².txt'), line('plain', 'com².txt')]);
  });

  it('has fifty letters at most', () => {
    const long = (length: number) => `${'a'.repeat(length - 4)}.pdf`;
    expect(named(long(50))).toEqual([]);
    expect(named(long(51))).toEqual([line('length', long(51))]);
    expect(named('𝒂'.repeat(50)).filter((each) => each.includes('name-length'))).toEqual([]);
  });

  it.each(['phụ-lục.pdf', 'đ.pdf'])('has no accents: %s', (name) => {
    expect(named(name)).toEqual([line('plain', name)]);
  });

  it.each(['a#b.pdf', 'a,b.pdf', 'a&amp;b.pdf', 'a+b.pdf', 'ab:c.pdf'])('has no signs: %s', (name) => {
    const seen = name.replace('&amp;', '&');
    expect(named(name)).toEqual([line('characters', seen)]);
  });

  it('is asked of every file, where there is one', () => {
    expect(found(attachmentNameChecks, put('Attachment/AttachmentName', '..')(letter()))).toHaveLength(1);
    expect(silent(attachmentNameChecks, asItIs(letter()))).toEqual([]);
    expect(silent(attachmentNameChecks, letter({ attachments: [] }))).toEqual(
      attachmentNameChecks.map(({ id }) => id),
    );
  });
});
