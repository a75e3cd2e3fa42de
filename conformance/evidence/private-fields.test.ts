import { describe, expect, it } from 'vitest';
import { privateSpans } from './private-fields.ts';

const textsOf = (text: string) => {
  const bytes = Buffer.from(text);
  return privateSpans(bytes).map(({ kind, from, to }) => [kind, bytes.subarray(from, to).toString()]);
};

describe('private texts of an answer', () => {
  it.each([
    ['plain', '{"mail":"a@b","x":"y"}', [['mail', 'a@b']]],
    [
      'with escapes',
      String.raw`{"mail":"\"a\\","fax":"1\/2"}`,
      [
        ['mail', String.raw`\"a\\`],
        ['phone', String.raw`1\/2`],
      ],
    ],
    [
      'one letter, or one escape',
      String.raw`{"mail":"a","fax":"\n"}`,
      [
        ['mail', 'a'],
        ['phone', String.raw`\n`],
      ],
    ],
    ['empty', '{"mail":"","fax" : "1"}', [['phone', '1']]],
    ['without an end', '{"data":"abc', []],
  ])('%s', (_, text, found) => {
    expect(textsOf(text)).toEqual(found);
  });

  it('a packet of a hundred megabytes is found whole (ENV-13)', () => {
    const data = Buffer.alloc(100_000_000, 'QUJD');
    const [head, tail] = [Buffer.from('{"data":"'), Buffer.from('","status":"OK"}')];
    const spans = privateSpans(Buffer.concat([head, data, tail]));
    expect(spans).toEqual([{ kind: 'content', from: head.length, to: head.length + data.length }]);
  });
});
