import { describe, expect, it } from 'vitest';
import { decodeHex, decodeLiteral } from './strings.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

function read(decode: typeof decodeHex, text: string, at = 0) {
  const { form, bytes, end } = decode(latin(text), at);
  return [form, Buffer.from(bytes).toString('latin1'), end];
}

describe('a string in hexadecimal', () => {
  it.each([
    ['<48656c6C6F>', ['plain', 'Hello', 12]],
    ['<>', ['plain', '', 2]],
    ['<48>65>', ['plain', 'H', 4]],
    ['<4865 6C>', ['hex', 'Hel', 9]],
    ['< 4\t8\n6 5\r>', ['hex', 'He', 11]],
    ['<485>', ['hex', 'HP', 5]],
    ['<5>', ['hex', 'P', 3]],
    ['< >', ['hex', '', 3]],
  ])('%j is read, and known by its form', (text, expected) => {
    expect(read(decodeHex, text)).toEqual(expected);
  });

  it('begins where it is said to', () => {
    expect(read(decodeHex, '<41><4 2><43>', 4)).toEqual(['hex', 'B', 9]);
    expect(read(decodeHex, '<41><42><43>', 4)).toEqual(['plain', 'B', 8]);
  });

  it.each([
    ['<48', -4],
    ['<4G>', -2],
    ['<G>', -1],
    ['<48 65 (>', -7],
  ])('%j says where it went wrong', (text, end) => {
    expect(read(decodeHex, text)).toEqual(['hex', '', end]);
  });
});

describe('a string in brackets', () => {
  it.each([
    ['()', '', 2],
    ['(Hello)', 'Hello', 7],
    ['(a(b(c))d)e)', 'a(b(c))d', 10],
    ['(a\\(b)', 'a(b', 6],
    ['(a\\)b)', 'a)b', 6],
    ['(\\\\)', '\\', 4],
    ['(\\n\\r\\t\\b\\f)', '\n\r\t\b\f', 12],
    ['(\\x\\8\\/)', 'x8/', 8],
    ['(\\0\\7\\07\\007)', '\0\x07\x07\x07', 13],
    ['(\\1014)', 'A4', 7],
    ['(\\53a\\58)', '+a\x058', 9],
    ['(\\377\\400\\777)', '\xff\x00\xff', 14],
    ['(a\nb)', 'a\nb', 5],
    ['(a\rb)', 'a\nb', 5],
    ['(a\r\nb\r\rc)', 'a\nb\n\nc', 9],
    ['(a\\\nb)', 'ab', 6],
    ['(a\\\rb)', 'ab', 6],
    ['(a\\\r\nb)', 'ab', 7],
    ['(a\\\n\nb)', 'a\nb', 7],
    ['(\x80\xff)', '\x80\xff', 4],
  ])('%j says %j', (text, expected, end) => {
    expect(read(decodeLiteral, text)).toEqual(['literal', expected, end]);
  });

  it('begins where it is said to', () => {
    expect(read(decodeLiteral, '(a)(b)(c)', 3)).toEqual(['literal', 'b', 6]);
  });

  it.each(['(', '(a', '(a(b)', '(a\\)', '(\\'])('%j has no end', (text) => {
    expect(read(decodeLiteral, text)).toEqual(['literal', '', -(text.length + 1)]);
  });
});
