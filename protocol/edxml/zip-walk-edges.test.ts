import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createZipWalk } from './zip-walk.ts';

interface Header {
  readonly method?: number;
  readonly flags?: number;
  /** What it says of its length; the true one by default. */
  readonly size?: number;
}

/** One entry of no name. */
function entry(
  data: string | Uint8Array,
  { method = 0, flags = 0, size = data.length }: Header = {},
): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(size, 18);
  return Buffer.concat([header, Buffer.from(data as string, 'latin1')]);
}

/** What comes out of each entry, and how many there were; `passed` are those that nobody takes, by number. */
function walk(zip: Uint8Array, size = zip.length, bound = 1000, passed: readonly number[] = []) {
  const entries: string[] = [];
  const walking = createZipWalk(bound, () => {
    const number = entries.push('') - 1;
    if (passed.includes(number)) return undefined;
    return (bytes) => {
      entries[number] = `${entries[number] ?? ''}${Buffer.from(bytes).toString('latin1')}`;
    };
  });
  for (let at = 0; at < zip.length; at += size) walking.write(zip.subarray(at, at + size));
  return entries;
}

const sizes = [1, 2, 3, 5, 29, 31, 1000];
const [unsized, packed] = [{ flags: 8, size: 0 }, deflateRawSync('packed')];
const end = Buffer.from('end');

describe('an entry of a ZIP', () => {
  it.each(sizes)('of known length may hold what looks like another, in pieces of %i', (size) => {
    const nested = entry('inner').toString('latin1');
    const zip = Buffer.concat([entry(`before${nested}after`), entry('next'), end]);
    expect(walk(zip, size)).toEqual([`before${nested}after`, 'next']);
  });

  it.each(sizes)('of unknown length ends where the next begins, in pieces of %i', (size) => {
    const zip = Buffer.concat([entry('first', unsized), entry('next', { flags: 8, size: 2 }), end]);
    expect(walk(zip, size)).toEqual(['first', 'next']);
  });

  it('of unknown length is handed on but for what may be the beginning of the next', () => {
    for (const size of sizes) expect(walk(entry('ABCDEFGH', unsized), size)).toEqual(['ABCDE']);
  });

  it('may be empty', () => {
    expect(walk(Buffer.concat([entry(''), entry('', unsized), entry('next')]))).toEqual(['', '', 'next']);
  });

  it.each([1, 12, 99])('of method %i is counted, and nothing of it handed on', (method) => {
    const zip = Buffer.concat([entry('stored'), entry('strange', { method }), entry('next')]);
    expect(walk(zip)).toEqual(['stored', '', 'next']);
  });

  it('stored behind a packed one, and packed behind a stored one, is read by its own method', () => {
    const deflated = entry(packed, { method: 8 });
    expect(walk(Buffer.concat([deflated, entry('stored'), deflated, entry('end')]))).toEqual([
      'packed',
      'stored',
      'packed',
      'end',
    ]);
  });

  it('that nobody takes is passed over', () => {
    const zip = Buffer.concat([entry('one'), entry(packed, { method: 8 }), entry('three')]);
    for (const size of sizes) {
      expect(walk(zip, size, 1000, [0])).toEqual(['', 'packed', 'three']);
      expect(walk(zip, size, 1000, [1])).toEqual(['one', '', 'three']);
    }
  });
});

describe('what lies before the first entry', () => {
  it('is nobody’s', () => {
    for (const size of sizes) {
      expect(walk(Buffer.concat([Buffer.from('junk PK PK\x03 '), entry('first')]), size)).toEqual(['first']);
    }
    expect(walk(Buffer.from('PK\x05\x06 and no entry'))).toEqual([]);
  });
});

describe('a header that never ends', () => {
  /** It says that its name is longer than any. */
  const endless = entry('', {});
  endless.writeUInt16LE(65_535, 26);

  it('is given up after 4096 bytes, and what lies in it is looked at', () => {
    const inside = Buffer.concat([endless, Buffer.alloc(4096 - 30 - 33, 0x2e), entry('ABC')]);
    expect(inside.length).toBe(4096);
    expect(walk(inside)).toEqual(['ABC']);
    expect(walk(inside.subarray(1))).toEqual(['ABC']);
    expect(walk(Buffer.concat([inside.subarray(0, 4000), entry('ABC')]), 1)).toEqual([]);
  });
});

describe('the bound of all entries together', () => {
  const zip = Buffer.concat([entry('a'.repeat(50)), entry('b'.repeat(50)), entry('c')]);

  it('is where the walk ends: no entry begins at it or behind it', () => {
    expect(walk(zip, 1, 50)).toEqual(['a'.repeat(50)]);
    expect(walk(zip, 1, 51).map(({ length }) => length)).toEqual([50, 1]);
    expect(walk(zip, 1, 100)).toHaveLength(2);
    expect(walk(zip, 1, 101)).toHaveLength(3);
  });

  it('does not count what nobody takes', () => {
    expect(walk(zip, 1, 51, [0])).toEqual(['', 'b'.repeat(50), 'c']);
  });
});
