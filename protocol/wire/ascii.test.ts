import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson, unaccent } from './ascii.ts';

const vietnamese =
  'aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ';
const letters = [...vietnamese, ...vietnamese.toUpperCase(), ' ', '-', '/', '0', '9', ',', '.'];

describe('Vietnamese without accents', () => {
  it.each([
    ['Đơn vị gửi không đúng với mã đã đăng ký', 'Don vi gui khong dung voi ma da dang ky'],
    ['Thành công', 'Thanh cong'],
    ['“G22” – số 7816/VPCP-TTĐT…', '"G22" - so 7816/VPCP-TTDT...'],
    ['dòng 1\r\ndòng 2\t', 'dong 1  dong 2 '],
    ['文件', '??'],
  ])('of %j is %j', (text, plain) => {
    expect(unaccent(text)).toBe(plain);
  });

  it('is printable ASCII for any Vietnamese text, composed or decomposed, letter for letter', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters)), fc.constantFrom('NFC', 'NFD'), (parts, form) => {
        const plain = unaccent(parts.join('').normalize(form));
        expect(plain).toMatch(/^[\x20-\x7e]*$/);
        expect(plain.length).toBe(parts.length);
        expect(plain).not.toContain('?');
      }),
    );
  });

  it('is printable ASCII for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unaccent(text)).toMatch(/^[\x20-\x7e]*$/);
      }),
    );
  });
});

describe('JSON in ASCII', () => {
  it('escapes letters and says the same', () => {
    expect(asciiJson({ name: 'Sở Y tế' })).toBe('{"name":"S\\u1edf Y t\\u1ebf"}');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = asciiJson([text]);
        expect(json).toMatch(/^[\x20-\x7e]*$/);
        expect(JSON.parse(json)).toEqual([text]);
      }),
    );
  });
});
