import { describe, expect, it } from 'vitest';
import { answeredRequest, answeredUpdate } from './answered-request.ts';

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

describe('a 15 or 16 to one of several updates', () => {
  const content = { removal: false };
  const removal = { removal: true };

  it('RCL-13: answers the oldest', () => {
    expect(answeredUpdate('Đồng ý cập nhật văn bản', [content, removal])).toBe(content);
    expect(answeredUpdate(undefined, [removal, content])).toBe(removal);
    expect(answeredUpdate('Đồng ý', [])).toBeUndefined();
  });

  it('RCL-18: answers the removal when it speaks of the list of receivers, whatever is older', () => {
    expect(answeredUpdate('Đồng ý cập nhật danh sách nhận', [content, removal])).toBe(removal);
    expect(answeredUpdate('Đồng ý cập nhật danh sách nhận'.normalize('NFD'), [content, removal])).toBe(
      removal,
    );
    expect(answeredUpdate('Đồng ý cập nhật danh sách nhận', [content])).toBe(content);
  });
});
