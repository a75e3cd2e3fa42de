import { describe, expect, test } from 'vitest';
import { readTree } from './read.ts';

const declared = '<?xml version="1.0"?><a/>';

function problemsOf(input: string) {
  const reading = readTree(Buffer.from(input));
  return { ok: reading.ok, problems: reading.problems };
}

describe('what the XML reader accepts', () => {
  test('a byte order mark, with a notice, and columns that do not count it', () => {
    const reading = readTree(Buffer.from(`\ufeff${declared}`));
    expect(reading.ok && reading.value.root).toMatchObject({
      line: 1,
      column: 22,
      span: { start: 24, end: 28 },
    });
    expect(reading.problems).toMatchObject([{ code: 'xml.byte-order-mark', severity: 'notice' }]);
  });

  test('white space and comments before a root without declaration', () => {
    expect(problemsOf(' \n<!-- x --><a/>\n')).toEqual({ ok: true, problems: [] });
  });

  test.each(['utf-8', 'UTF-8'])('encoding %s', (encoding) => {
    expect(problemsOf(`<?xml version="1.0" encoding='${encoding}' standalone="yes"?><a/>`).ok).toBe(true);
  });

  test('libxml2 warnings become notices', () => {
    expect(problemsOf('<a xmlns="relative"/>')).toMatchObject({
      ok: true,
      problems: [{ code: 'xml.parser-warning', severity: 'notice' }],
    });
  });

  test('names, namespaces, attributes, text and spans', () => {
    const input =
      '<a xmlns="urn:a" xmlns:p="urn:p">\n  <p:b c="1&amp;2" p:d="x"/>Đ<e><![CDATA[<&]]> &lt;&#272;</e></a>';
    const bytes = Buffer.from(input);
    const reading = readTree(bytes);
    expect(reading.ok && reading.value.root).toEqual({
      name: { prefix: '', local: 'a', namespace: 'urn:a' },
      attributes: [],
      text: '\n  Đ',
      carved: [],
      line: 1,
      column: 1,
      span: { start: 0, end: bytes.length },
      inner: { start: 33, end: bytes.indexOf('</a>') },
      children: [
        {
          name: { prefix: 'p', local: 'b', namespace: 'urn:p' },
          attributes: [
            { name: { prefix: '', local: 'c', namespace: '' }, value: '1&2' },
            { name: { prefix: 'p', local: 'd', namespace: 'urn:p' }, value: 'x' },
          ],
          children: [],
          text: '',
          carved: [],
          line: 2,
          column: 3,
          span: { start: 36, end: 62 },
          inner: { start: 62, end: 62 },
        },
        {
          name: { prefix: '', local: 'e', namespace: 'urn:a' },
          attributes: [],
          children: [],
          text: '<& <Đ',
          carved: [],
          line: 2,
          column: 30,
          span: { start: 64, end: bytes.indexOf('</a>') },
          inner: { start: 67, end: bytes.indexOf('</e>') },
        },
      ],
    });
  });

  test('a prefix that is bound anew below means the new namespace there, and the old one again behind', () => {
    const reading = readTree(
      Buffer.from('<p:a xmlns:p="urn:1"><p:b/><p:b xmlns:p="urn:2"><p:b/></p:b><p:b/></p:a>'),
    );
    const spaces = reading.ok ? reading.value.root.children.map((each) => each.name.namespace) : [];
    expect(spaces).toEqual(['urn:1', 'urn:2', 'urn:1']);
    expect(reading.ok && reading.value.root.children[1]?.children[0]?.name.namespace).toBe('urn:2');
  });

  test('line ends are read as line feeds', () => {
    const reading = readTree(Buffer.from('<a>x\r\ny\rz&#13;</a>'));
    expect(reading.ok && reading.value.root.text).toBe('x\ny\nz\r');
  });
});
