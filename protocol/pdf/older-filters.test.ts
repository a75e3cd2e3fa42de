import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PdfFault } from './fault.ts';
import { undoAscii85, undoLzw, undoRunLength } from './older-filters.ts';

const bounds = { offset: 0, bound: 100_000 };
const latin = (text: string) => Buffer.from(text, 'latin1');
/** Bytes of UTF-8, each as one sign. */
const latinOf = (text: string) => Buffer.from(text).toString('latin1');

/** Writes LZW the plain way: words are looked for among those that both sides know. */
function lzw(bytes: Uint8Array, early: 0 | 1): Uint8Array {
  const codes: { readonly code: number; readonly width: number }[] = [];
  let words = new Map<string, number>();
  const restart = () => {
    words = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
  };
  let next = 258;
  const put = (code: number) => codes.push({ code, width: 32 - Math.clz32(Math.max(256, next + early - 1)) });
  codes.push({ code: 256, width: 9 });
  restart();
  let word = '';
  for (const byte of bytes) {
    const longer = word + String.fromCharCode(byte);
    if (words.has(longer)) word = longer;
    else {
      put(words.get(word) ?? 0);
      words.set(longer, next);
      next += 1;
      word = String.fromCharCode(byte);
      if (next < 4_094) continue;
      put(words.get(word) ?? 0);
      next += 1;
      put(256);
      [next, word] = [258, ''];
      restart();
    }
  }
  if (word !== '') put(words.get(word) ?? 0);
  if (word !== '') next += 1;
  put(257);
  const bits = codes.map(({ code, width }) => code.toString(2).padStart(width, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (each) => Number.parseInt(each.padEnd(8, '0'), 2));
}

describe('LZW', () => {
  it('reads the example of ISO 32000-2 §7.4.4.2', () => {
    const written = Buffer.from('800B6050220C0C8501', 'hex');
    expect([...undoLzw(written, 1, bounds)]).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
  });

  it.each([0, 1] as const)('reads what was written, with EarlyChange %d', (early) => {
    const few = fc.array(fc.constantFrom(65, 66, 67), { maxLength: 20_000, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(few, fc.uint8Array({ maxLength: 20_000, size: 'max' })), (values) => {
        const bytes = Uint8Array.from(values);
        expect(Buffer.from(undoLzw(lzw(bytes, early), early, bounds)).equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('a code that nobody wrote yet is broken', () => {
    expect(() => undoLzw(Buffer.from('807FFF', 'hex'), 1, bounds)).toThrow(PdfFault);
  });
});

describe('ASCII base-85', () => {
  it.each([
    ['nothing', '~>', ''],
    ['words, zeros, a short group', ';rP?N3Zp.402]ZL/Q>\\^z~>', latinOf('Số: 12/QĐ-TTg\0\0\0\0')],
    ['blanks between', '87c\nUR D]\ti,"\r\nEbo7~>', 'Hello World'],
    ['no end', '87cURD]i,"Ebo7', 'Hello World'],
    ['zeros', 'zz~>', '\0'.repeat(8)],
  ])('reads %s', (_, written, expected) => {
    const read = Buffer.from(undoAscii85(latin(written), bounds)).toString('latin1');
    expect(read).toBe(expected);
  });

  it.each(['!', '87cUR!v', 'uuuuu', 'ab\u007fc'])('%j is broken', (written) => {
    expect(() => undoAscii85(latin(written), bounds)).toThrow(PdfFault);
  });
});

describe('run lengths', () => {
  it('copies and repeats until the end', () => {
    expect(Buffer.from(undoRunLength(Uint8Array.of(2, 65, 66, 67, 254, 68, 128, 1), bounds)).toString()).toBe(
      'ABCDDD',
    );
  });

  it('a run that is cut off is broken', () => {
    expect(() => undoRunLength(Uint8Array.of(5, 65), bounds)).toThrow(PdfFault);
  });
});

describe('whatever comes', () => {
  it('is read within the bound or refused', () => {
    const small = { offset: 7, bound: 500 };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000, size: 'max' }), (bytes) => {
        for (const undo of [
          () => undoLzw(bytes, 1, small),
          () => undoAscii85(bytes, small),
          () => undoRunLength(bytes, small),
        ])
          try {
            expect(undo().length).toBeLessThanOrEqual(small.bound);
          } catch (error) {
            expect(error).toBeInstanceOf(PdfFault);
          }
      }),
    );
  });
});
