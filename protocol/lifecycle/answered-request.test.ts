import { describe, expect, it } from 'vitest';
import { answeredRequest } from './answered-request.ts';

describe('a 15 or 16', () => {
  it('answers the one request that is open, whatever it says', () => {
    expect(answeredRequest('Đồng ý cập nhật', { takeBack: true, update: false })).toBe('take-back');
    expect(answeredRequest('Đồng ý lấy lại', { takeBack: false, update: true })).toBe('update');
    expect(answeredRequest('Đồng ý', { takeBack: false, update: false })).toBeUndefined();
  });

  it.each([
    ['Đồng ý cập nhật văn bản', 'update'],
    ['Tu choi cap nhat: sai phu luc', 'update'],
    ['Update accepted', 'update'],
    ['Đồng ý cập nhật văn bản'.normalize('NFD'), 'update'],
    ['Đồng ý cho lấy lại văn bản', 'take-back'],
    ['Đồng ý yêu cầu cập nhật, lấy lại', 'take-back'],
    ['Đồng ý', 'take-back'],
    [undefined, 'take-back'],
  ] as const)('RCL-18: with both open, %s answers the %s', (description, answered) => {
    expect(answeredRequest(description, { takeBack: true, update: true })).toBe(answered);
  });
});
