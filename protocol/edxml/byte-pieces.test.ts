import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createInflater } from './inflate.ts';
import { createMarkSearch, macroMarks, testVirusMarks } from './mark-search.ts';
import { createTail } from './tail.ts';

/** Writes a text in pieces of one buffer that is used again, as a stream does. */
function writeInPieces(to: { write(bytes: Uint8Array): void }, bytes: Uint8Array, size: number): void {
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    buffer.set(piece);
    to.write(buffer.subarray(0, piece.length));
  }
}

describe('a tail', () => {
  it.each([1, 3, 4, 5, 7, 8, 9, 26])('holds the last bytes of all that came in pieces of %i', (size) => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (const length of [0, 1, 3, 4, 5, 8, 9, 26]) {
      const tail = createTail(4);
      writeInPieces(tail, Buffer.from(letters.slice(0, length)), size);
      expect(Buffer.from(tail.bytes()).toString()).toBe(letters.slice(Math.max(0, length - 4), length));
    }
  });
});

describe('a search for marks', () => {
  const marks = [Buffer.from('virus'), Buffer.from('macro!')];

  it.each([
    ['virus', true],
    ['a virus in it', true],
    ['macro', false],
    ['macro!', true],
    ['viru s', false],
    ['xvirvirus', true],
    ['', false],
  ])('in “%s” finds one: %s, however it is cut', (text, found) => {
    for (const size of [1, 2, 3, 4, 5, 6, 7, 100]) {
      const search = createMarkSearch(marks);
      writeInPieces(search, Buffer.from(`${'.'.repeat(10)}${text}${'.'.repeat(10)}`), size);
      expect(search.found).toBe(found);
    }
  });

  it('does not forget what it has found, and finds nothing before', () => {
    const search = createMarkSearch(marks);
    expect(search.found).toBe(false);
    search.write(Buffer.from('virus'));
    search.write(Buffer.from('nothing'));
    expect(search.found).toBe(true);
  });

  it('finds a mark over three pieces of different lengths', () => {
    const search = createMarkSearch(marks);
    for (const piece of ['a long first piece, m', 'acr', 'o! and a long last one']) {
      search.write(Buffer.from(piece));
    }
    expect(search.found).toBe(true);
  });

  it('knows macros of both kinds, and the scanners’ test file', () => {
    const has = (among: readonly Buffer[], bytes: Buffer) => {
      const search = createMarkSearch(among);
      search.write(bytes);
      return search.found;
    };
    expect(has(macroMarks, Buffer.from('word/vbaProject.bin'))).toBe(true);
    expect(has(macroMarks, Buffer.from('_VBA_PROJECT', 'utf16le'))).toBe(true);
    expect(has(macroMarks, Buffer.from('_VBA_PROJECT'))).toBe(false);
    expect(testVirusMarks.map(({ length }) => length)).toEqual([68]);
  });
});

describe('inflating', () => {
  const text = Buffer.from('văn bản điện tử '.repeat(100));
  const packed = deflateRawSync(text);

  function inflated(bytes: Uint8Array, size: number, bound = text.length) {
    const pieces: Buffer[] = [];
    const inflater = createInflater(bound, (piece) => pieces.push(Buffer.from(piece)));
    writeInPieces(inflater, bytes, size);
    return { out: Buffer.concat(pieces), state: inflater.state, size: inflater.size };
  }

  it.each([1, 7, 1000])('gives back what was packed, in pieces of %i', (size) => {
    const { out, ...rest } = inflated(packed, size);
    expect(out.equals(text)).toBe(true);
    expect(rest).toEqual({ state: 'open', size: text.length });
  });

  it('stops for good once more than the bound came out', () => {
    const { out, state, size } = inflated(packed, 1000, text.length - 1);
    expect(state).toBe('over-bound');
    expect(size).toBeGreaterThan(text.length - 1);
    expect(out.length).toBeLessThan(text.length);
  });

  it('is broken by what is no Deflate, and what follows is not looked at', () => {
    expect(inflated(Buffer.alloc(9, 0xff), 9).state).toBe('broken');
    expect(inflated(Buffer.concat([Buffer.alloc(9, 0xff), packed]), 9)).toMatchObject({ size: 0 });
  });

  it('passes over what stands behind the end', () => {
    const { out, state } = inflated(Buffer.concat([packed, Buffer.alloc(300_000, 7)]), 50_000);
    expect(out.equals(text)).toBe(true);
    expect(state).toBe('open');
  });

  it('stays where it stopped, whatever else comes', () => {
    const inflater = createInflater(10, () => {});
    inflater.write(packed);
    const { size } = inflater;
    inflater.write(packed);
    expect([inflater.state, inflater.size]).toEqual(['over-bound', size]);
  });

  describe('data of which nothing comes out', () => {
    const emptyBlock = Buffer.from('000000ffff', 'hex');
    const silence = (blocks: number) => Buffer.concat(Array.from({ length: blocks }, () => emptyBlock));
    const block = (letters: string) =>
      deflateRawSync(Buffer.from(letters), { finishFlush: constants.Z_SYNC_FLUSH });
    const all = (...parts: readonly Buffer[]) =>
      inflated(Buffer.concat(parts), 1_000_000).out.toString('latin1');

    it('may be a quarter of a million bytes long, each time', () => {
      expect(all(block('one'), silence(50_000), block('two'), silence(50_000), block('three'))).toBe(
        'onetwothree',
      );
    });

    it('is given up beyond, since behind the end of the data nothing ever comes', () => {
      expect(all(block('one'), silence(80_000), block('two'))).toBe('one');
    });
  });

  it('takes a long piece in steps', () => {
    const noise = Buffer.alloc(100_000);
    for (let at = 0; at < noise.length; at += 1) noise[at] = (at * at * 31 + (at >> 3)) & 0xff;
    const { out } = inflated(deflateRawSync(noise, { level: 0 }), 100_000, 100_000);
    expect(out.equals(noise)).toBe(true);
  });
});
