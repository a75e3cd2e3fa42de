import { describe, expect, it } from 'vitest';
import { foldText, isSameText } from './same-text.ts';

describe('one name', () => {
  it.each([
    ['in capitals', 'Nguyễn Thị Thử', 'NGUYỄN THỊ THỬ'],
    ['with its marks apart', 'Nguyễn', 'Nguyễn'.normalize('NFD')],
    ['with the tone on either vowel', 'mã hoá', 'mã hóa'],
    ['with the tone on either vowel, of ủy', 'Ủy ban', 'Uỷ ban'],
    ['with other spaces', 'Văn  phòng\u00a0Chính\nphủ', 'Văn phòng Chính phủ'],
    ['in letters of full width', 'ＶＰＣＰ', 'VPCP'],
  ])('is the same %s', (_, one, other) => {
    expect(isSameText(one, other)).toBe(true);
  });

  it.each([
    ['tone', 'Thử', 'Thữ'],
    ['vowel', 'Thư', 'Thu'],
    ['letter', 'Đà', 'Da'],
    ['tone of another word', 'hóa học', 'hoa hóc'],
    ['word', 'Văn phòng', 'Văn phòng Chính phủ'],
  ])('is another with another %s', (_, one, other) => {
    expect(isSameText(one, other)).toBe(false);
  });

  it('is compared by its letters, with the tone of each word behind it', () => {
    expect(foldText('Hóa Đơn')).toBe('hoa\u0301đơn'.normalize('NFKD'));
  });
});
