import { expect, test } from 'vitest';
import { placeText } from './place-text.ts';

test.each([
  [
    { part: 'answer', path: 'status' },
    '#297 sendEdoc: trả lời, trường “status”',
    '#297 sendEdoc: answer status',
  ],
  [{ part: 'answer', path: 'body' }, '#297 sendEdoc: toàn bộ nội dung trả lời', '#297 sendEdoc: answer body'],
  [{ part: 'answer' }, '#297 sendEdoc: trả lời', '#297 sendEdoc: answer'],
  [
    { part: 'request', path: 'Header/From' },
    '#297 sendEdoc: yêu cầu Header/From',
    '#297 sendEdoc: request Header/From',
  ],
])('%j is told in both languages', (place, vi, en) => {
  const whole = { entry: 297, name: 'sendEdoc', ...place };
  expect([placeText(whole, 'vi'), placeText(whole, 'en')]).toEqual([vi, en]);
});
