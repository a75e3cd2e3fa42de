import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTree } from './read.ts';
import { findUnwritable, type OutElement, renderXml, writeXml } from './write.ts';

const leaf = (name: string, content: OutElement['content'] = ''): OutElement => ({
  name,
  attributes: [],
  content,
});

describe('the XML writer', () => {
  test('writes prolog, indentation, literal names and escapes', () => {
    const root: OutElement = {
      name: 'p:a',
      attributes: [
        ['xmlns:p', 'urn:x'],
        ['v', '"<&>\t\n'],
      ],
      content: [leaf('b', 'x < y & "z"\r'), leaf('p:c'), leaf('d', Buffer.from('QUJD'))],
    };
    expect(Buffer.from(renderXml(root)).toString()).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<p:a xmlns:p="urn:x" v="&quot;&lt;&amp;&gt;&#9;&#10;">',
        '  <b>x &lt; y &amp; "z"&#13;</b>',
        '  <p:c/>',
        '  <d>QUJD</d>',
        '</p:a>',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['a control character', '\u0001', 'U+0001'],
    ['a zero', '\0', 'U+0000'],
    ['a lone surrogate', 'a\ud800b', 'U+D800'],
    ['a non-character', '\ufffe', 'U+FFFE'],
  ])('refuses %s instead of dropping it', (_, text, seen) => {
    const root = leaf('a', [leaf('b', 'fine'), leaf('c', [leaf('d'), leaf('d', text)])]);
    const written = writeXml(root);
    expect(written.ok).toBe(false);
    expect(written.problems).toMatchObject([
      { code: 'xml.text-unwritable', place: { path: 'c/d[2]' }, seen },
    ]);
    expect(() => renderXml(root)).toThrow(seen);
  });

  test('looks at attribute values too', () => {
    const root: OutElement = { name: 'a', attributes: [['b', '\u000b']], content: '' };
    expect(findUnwritable(root)).toMatchObject([{ seen: 'U+000B' }]);
  });

  test('what it writes is read back as it was', () => {
    const text = fc.string({ unit: 'binary' }).filter((each) => findUnwritable(leaf('a', each)).length === 0);
    fc.assert(
      fc.property(text, text, (value, content) => {
        const written = renderXml({ name: 'a', attributes: [['b', value]], content });
        const reading = readTree(written);
        expect(reading.ok && reading.value.root.attributes[0]?.value).toBe(value);
        expect(reading.ok && reading.value.root.text).toBe(content);
      }),
    );
  });
});
