import { expect, it } from 'vitest';
import { visible } from './visible.ts';

it.each([
  ['a control character', 'a\u0007b', 'a\\u0007b'],
  ['an escape that would repaint a screen', '\u001b[2J', '\\u001b[2J'],
  ['the end of a line', 'a\r\nb', 'a\\u000d\\u000ab'],
  ['half of a pair', 'a\ud83d', 'a\\ud83d'],
  ['a mark that turns the direction', 'don\u202egpj.exe', 'don\\u202egpj.exe'],
  ['an isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['the Arabic letter mark', '\u061c', '\\u061c'],
  ['left-to-right and right-to-left marks', '\u200e\u200f', '\\u200e\\u200f'],
  ['separators of lines and paragraphs', '\u2028\u2029', '\\u2028\\u2029'],
  ['what is no character', '\ufffe\uffff', '\\ufffe\\uffff'],
])('shows %s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('leaves letters of any script, spaces and signs as they are', () => {
  const text = 'Ủy ban nhân dân tỉnh Nghệ An, số 15/QĐ-UBND – “khẩn” 日本 😀';
  expect(visible(text)).toBe(text);
});
