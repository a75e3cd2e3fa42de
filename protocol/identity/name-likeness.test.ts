import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNamedLike } from './name-likeness.ts';

const danang = 'Ủy ban nhân dân thành phố Đà Nẵng';

describe('MET-14: a name', () => {
  it.each([
    danang,
    'UỶ BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG',
    'Uỷ ban nhân dân  thành phố Đà Nẵng',
    danang.normalize('NFD'),
    'Bà Nguyễn Thị Mẫu, Ủy ban nhân dân thành phố Đà Nẵng',
  ])('%s is the directory’s', (written) => {
    expect(isNamedLike(written, danang)).toBe(true);
  });

  it.each([
    'Ủy ban nhân dân thành phố Đà Lạt xa xôi',
    'Uy ban nhan dan thanh pho Da Nang',
    'UBND TP Đà Nẵng',
    '',
  ])('“%s” is not', (written) => {
    expect(isNamedLike(written, danang)).toBe(false);
  });

  it('stands nine letters in ten, and no fewer', () => {
    expect(isNamedLike('abcdefghiX', 'abcdefghij')).toBe(true);
    expect(isNamedLike('abcdefghXX', 'abcdefghij')).toBe(false);
    expect(isNamedLike('abcdefghi', 'abcdefghij')).toBe(true);
  });

  it('is like itself, whatever it is, and one letter more of twenty', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 200 }), (name) => {
        expect(isNamedLike(name, name)).toBe(true);
        expect(isNamedLike(`${name}x`, name)).toBe(true);
      }),
    );
  });
});
