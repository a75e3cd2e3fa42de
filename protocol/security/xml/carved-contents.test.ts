import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTreeReader } from '../../xml/read.ts';
import { type Content, createCarvedContents, isBlank, type KeptBytes } from './carved-contents.ts';
import { elementAt, longBase64, openText } from './xml-texts-under-test.ts';

const long = longBase64();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** The content of the element `f`. */
function contentOf(inside: string): Content | undefined {
  const open = openText(`<a><f>${inside}</f></a>`);
  return open.contents.of(elementAt(open.root, 'f'));
}

describe('the content of an element', () => {
  it.each([
    ['short', () => ' QU\nJD '],
    ['long', () => long],
    ['long, in lines', () => `${'QUJD'.repeat(19)}\r\n`.repeat(90)],
    ['empty', () => ''],
  ])('is decoded and hashed, %s', (_, text) => {
    const bytes = Buffer.from(text(), 'base64');
    const content = contentOf(text());
    expect(content?.size).toBe(bytes.length);
    expect(content?.digests).toEqual(new Map([['sha256', sha256(bytes)]]));
    expect(content?.bytes).toEqual(bytes);
  });

  it('is hashed by everything that was asked for', () => {
    const open = openText(`<a>${long}</a>`, ['sha256', 'sha512']);
    expect([...(open.contents.of(open.root)?.digests.keys() ?? [])]).toEqual(['sha256', 'sha512']);
    const short = openText('<a>QUJD</a>', ['sha384']);
    const expected = createHash('sha384').update('ABC').digest();
    expect(short.contents.of(short.root)?.digests.get('sha384')).toEqual(expected);
  });

  it.each([
    ['an element in it', () => 'QUJD<b/>'],
    ['an element behind something long', () => `${long}<b/>`],
    ['words', () => 'tiếng Việt'],
    ['words behind something long', () => `${long}.QUJD`],
    ['half of a group', () => 'QUJ'],
    ['half of a group behind something long', () => `${long}QUJ`],
    ['two long runs', () => `${long}<!-- -->${long}`],
  ])('is none with %s', (_, inside) => {
    expect(contentOf(inside())).toBeUndefined();
  });

  it('is that of its own element', () => {
    const open = openText(`<a><f>${long}</f><g>${longBase64('B')}</g></a>`);
    const first = open.contents.of(elementAt(open.root, 'f'));
    const second = open.contents.of(elementAt(open.root, 'g'));
    expect(first?.bytes).toEqual(Buffer.from(long, 'base64'));
    expect(second?.bytes).toEqual(Buffer.from(longBase64('B'), 'base64'));
  });
});

describe('the bytes that are kept', () => {
  /** How many are still there of each content, and how many there were. */
  const keptOf = (kept: KeptBytes, ...contents: readonly string[]) => {
    const carved = createCarvedContents(['sha256'], kept);
    const reader = createTreeReader(undefined, carved.sink);
    reader.write(Buffer.from(`<a>${contents.map((each) => `<f>${each}</f>`).join('')}</a>`));
    const tree = reader.end();
    const found = tree.ok ? tree.value.root.children.map((each) => carved.of(each)) : [];
    return found.map((each) => [each?.bytes?.length, each?.size]);
  };
  const whole = [3_300, 3_300];
  const hashed = [undefined, 3_300];

  it('are those of contents that are short enough', () => {
    expect(keptOf({ each: 3_300, all: 10_000 }, long)).toEqual([whole]);
    expect(keptOf({ each: 3_299, all: 10_000 }, long)).toEqual([hashed]);
  });

  it('are no more than all may have together', () => {
    expect(keptOf({ each: 5_000, all: 6_600 }, long, long, long)).toEqual([whole, whole, hashed]);
    expect(keptOf({ each: 5_000, all: 6_599 }, long, long)).toEqual([whole, hashed]);
  });

  it('are not used up by a content that is too long', () => {
    const sizes = keptOf({ each: 4_000, all: 4_000 }, long + long, long);
    expect(sizes).toEqual([[undefined, 6_600], whole]);
  });
});

describe('a text', () => {
  it.each(['', ' ', '\t\r\n '])('is blank: %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['x', ' x ', '\u00a0', '\u3000', '\ufeff'])('is not blank: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
