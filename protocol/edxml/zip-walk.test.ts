import fc from 'fast-check';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createZipWalk } from './zip-walk.ts';

/** What comes out of each entry of a ZIP that goes by in pieces, without the directory behind the last one. */
function walk(zip: Uint8Array, size: number, bound = 1_000_000): readonly string[] {
  const entries: Buffer[][] = [];
  const walking = createZipWalk(bound, () => {
    const pieces: Buffer[] = [];
    entries.push(pieces);
    return (bytes) => pieces.push(Buffer.from(bytes));
  });
  for (let at = 0; at < zip.length; at += size) {
    const piece = new Uint8Array(zip.subarray(at, at + size));
    walking.write(piece);
    piece.fill(0);
  }
  return entries.map((pieces) =>
    Buffer.concat(pieces)
      .toString('latin1')
      .replace(/PK\x01\x02.*$/s, ''),
  );
}

const mtime = '1980-01-01T00:00:00';

describe('every entry of a ZIP', () => {
  it('comes out, stored or packed, however the ZIP is cut', () => {
    const contents = fc.array(fc.stringMatching(/^[a-z ]{0,300}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(contents, fc.integer({ min: 1, max: 200 }), fc.constantFrom(0, 9), (texts, size, level) => {
        const files = Object.fromEntries(texts.map((text, index) => [`${index}.txt`, Buffer.from(text)]));
        expect(walk(zipSync(files, { level, mtime }), size)).toEqual(texts);
      }),
    );
  });

  it('comes out where sizes stand behind the data', () => {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error) throw error;
      pieces.push(piece);
    });
    for (const name of ['one', 'two']) {
      const file = new ZipDeflate(name, { level: 9 });
      file.mtime = mtime;
      zip.add(file);
      file.push(Buffer.from(name.repeat(20)), true);
    }
    zip.end();
    expect(walk(Buffer.concat(pieces), 10)).toEqual(['one'.repeat(20), 'two'.repeat(20)]);
  });

  it('comes out up to the bound of all together', () => {
    const zip = zipSync(
      { a: Buffer.alloc(500), b: Buffer.alloc(600), c: Buffer.alloc(700) },
      { level: 0, mtime },
    );
    const lengths = walk(zip, 100, 1_000).map(({ length }) => length);
    expect(lengths[0]).toBe(500);
    expect(lengths.length).toBe(2);
  });
});
