import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseDirectory, parseLocalHeader } from './zip-records.ts';

const mtime = '1980-01-01T00:00:00';
const stored = (files: Readonly<Record<string, string>>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])), {
      level: 0,
      mtime,
    }),
  );
const one = stored({ 'văn bản.doc': 'ABC' });
const two = stored({ a: 'ABC', bb: 'DEFG' });

/** Behind other bytes in one buffer, as pieces of a stream lie. */
const inside = (bytes: Uint8Array) => Buffer.concat([Buffer.alloc(7, 0xff), bytes]).subarray(7);

describe('the local header', () => {
  const header = { flags: 0x800, method: 0, compressedSize: 3, name: 'văn bản.doc' };

  it('is read where it stands', () => {
    const dataStart = 30 + Buffer.byteLength('văn bản.doc');
    expect(parseLocalHeader(one)).toEqual({ ...header, dataStart });
    expect(parseLocalHeader(inside(one))).toEqual({ ...header, dataStart });
    expect(parseLocalHeader(one.subarray(0, dataStart))).toEqual({ ...header, dataStart });
  });

  it('is none before it is whole', () => {
    const dataStart = 30 + Buffer.byteLength('văn bản.doc');
    for (const length of [0, 3, 29, 30, dataStart - 1]) {
      expect(parseLocalHeader(one.subarray(0, length))).toBeUndefined();
    }
  });

  it('ends behind its extra field, and is told with flags and method', () => {
    const changed = Buffer.from(one);
    changed.writeUInt16LE(9, 6);
    changed.writeUInt16LE(8, 8);
    changed.writeUInt16LE(2, 28);
    expect(parseLocalHeader(changed)).toEqual({ ...header, flags: 9, method: 8, dataStart: 46 });
    const nameless = Buffer.from('504b0304'.padEnd(60, '0'), 'hex');
    expect(parseLocalHeader(nameless)).toMatchObject({ name: '', dataStart: 30 });
  });

  it('is none of other bytes', () => {
    expect(parseLocalHeader(Buffer.alloc(100, 1))).toBeUndefined();
  });
});

describe('the directory', () => {
  it('lists every entry with what it says', () => {
    expect(parseDirectory(two, two.length)).toEqual({
      count: 2,
      start: 31 + 3 + 32 + 4,
      entries: [
        { flags: 0, method: 0, crc: crc32('ABC'), compressedSize: 3, size: 3, name: 'a', headerOffset: 0 },
        { flags: 0, method: 0, crc: crc32('DEFG'), compressedSize: 4, size: 4, name: 'bb', headerOffset: 34 },
      ],
    });
    expect(parseDirectory(inside(two), two.length)?.entries).toHaveLength(2);
  });

  it('is read out of the last bytes, and tells where it begins in all of them', () => {
    const tail = two.subarray(70);
    expect(parseDirectory(tail, two.length)).toMatchObject({
      start: 70,
      entries: [{ name: 'a' }, { name: 'bb' }],
    });
  });

  it('lists nothing where it begins before these', () => {
    expect(parseDirectory(two.subarray(71), two.length)).toEqual({ count: 2, start: 70, entries: [] });
  });

  it('ends with the file, its comment counted', () => {
    const commented = Buffer.concat([one, Buffer.from('PK\x05\x06 and so on, thirty letters')]);
    expect(parseDirectory(commented, commented.length)).toBeUndefined();
    commented.writeUInt16LE(commented.length - one.length, one.length - 2);
    expect(parseDirectory(commented, commented.length)?.count).toBe(1);
    expect(parseDirectory(Buffer.concat([one, Buffer.alloc(1)]), one.length + 1)).toBeUndefined();
  });

  it('may be empty', () => {
    const empty = Buffer.from('504b0506'.padEnd(44, '0'), 'hex');
    expect(parseDirectory(empty, 22)).toEqual({ count: 0, start: 0, entries: [] });
    expect(parseDirectory(empty.subarray(1), 21)).toBeUndefined();
  });

  it('is none where its length does not reach to its end record', () => {
    const changed = Buffer.from(one);
    changed.writeUInt32LE(changed.readUInt32LE(one.length - 10) - 1, one.length - 10);
    expect(parseDirectory(changed, one.length)).toBeUndefined();
  });

  it('lists as far as there are entries', () => {
    const changed = Buffer.from(two);
    changed.write('XX', two.lastIndexOf('PK\x01\x02'), 'latin1');
    expect(parseDirectory(changed, two.length)?.entries.map(({ name }) => name)).toEqual(['a']);
  });

  it('has entries with extra fields and comments', () => {
    const changed = Buffer.from(two);
    const first = two.indexOf('PK\x01\x02');
    changed.writeUInt16LE(20, first + 30);
    changed.writeUInt16LE(28, first + 32);
    expect(parseDirectory(changed, two.length)?.entries.map(({ name }) => name)).toEqual(['a']);
    changed.writeUInt16LE(0, first + 28);
    changed.writeUInt16LE(1, first + 30);
    changed.writeUInt16LE(0, first + 32);
    expect(parseDirectory(changed, two.length)?.entries.map(({ name }) => name)).toEqual(['', 'bb']);
  });
});
