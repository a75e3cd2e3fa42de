import { describe, expect, test } from 'vitest';
import { defaultXmlLimits } from './limits.ts';
import { readTree } from './read.ts';
import type { XmlLimits } from './tree.ts';

const bytesOf = (input: string | Uint8Array): Uint8Array =>
  typeof input === 'string' ? Buffer.from(input) : input;

function problemsOf(input: string | Uint8Array, limits: XmlLimits = defaultXmlLimits) {
  const reading = readTree(bytesOf(input), limits);
  return { ok: reading.ok, problems: reading.problems };
}

const utf16 = (text: string, mark: string): Uint8Array => Buffer.from(mark + text, 'utf16le');
const bigEndian = (text: string, mark: string): Uint8Array => Buffer.from(mark + text, 'utf16le').swap16();
const declared = '<?xml version="1.0"?><a/>';

/** name, input, code, line, column, path */
const refusals: readonly (readonly [string, string | Uint8Array, string, number, number, string])[] = [
  ['nothing at all', '', 'xml.not-well-formed', 1, 1, ''],
  ['only white space', ' \n ', 'xml.not-well-formed', 2, 2, ''],
  ['letters before the prolog', `--mime\n${declared}`, 'xml.junk-before-prolog', 1, 1, ''],
  ['white space before the declaration', `\r\n${declared}`, 'xml.junk-before-prolog', 1, 1, ''],
  ['a comment before the declaration', `<!-- x -->${declared}`, 'xml.junk-before-prolog', 1, 1, ''],
  ['letters on the second line of the prolog', `<!-- x -->\n  Đx<a/>`, 'xml.junk-before-prolog', 2, 3, ''],
  ['a second byte order mark', `\ufeff\ufeff<a/>`, 'xml.junk-before-prolog', 1, 1, ''],
  ['junk that never ends', 'HTTP', 'xml.junk-before-prolog', 1, 1, ''],
  ['UTF-16LE with a mark', utf16(declared, '\ufeff'), 'xml.encoding-unsupported', 1, 1, ''],
  ['UTF-16BE with a mark', bigEndian(declared, '\ufeff'), 'xml.encoding-unsupported', 1, 1, ''],
  ['UTF-16LE without a mark', utf16(declared, ''), 'xml.encoding-unsupported', 1, 1, ''],
  ['UTF-16BE without a mark', bigEndian(declared, ''), 'xml.encoding-unsupported', 1, 1, ''],
  ['UTF-32LE', Buffer.from('fffe00003c000000', 'hex'), 'xml.encoding-unsupported', 1, 1, ''],
  ['UTF-32BE', Buffer.from('0000003c00000061', 'hex'), 'xml.encoding-unsupported', 1, 1, ''],
  ['EBCDIC', Buffer.from('4c6fa7949340', 'hex'), 'xml.encoding-unsupported', 1, 1, ''],
  [
    'another encoding declared',
    "<?xml version='1.0' encoding='windows-1258'?><a/>",
    'xml.encoding-unsupported',
    1,
    1,
    '',
  ],
  [
    'an entity bomb',
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>\n<a>&c;</a>',
    'xml.doctype-refused',
    2,
    1,
    '',
  ],
  [
    'an external entity',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    'xml.doctype-refused',
    1,
    1,
    '',
  ],
  ['an external subset', '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', 'xml.doctype-refused', 1, 1, ''],
  ['a DOCTYPE in the middle', '<a>\n <b><!DOCTYPE a></b></a>', 'xml.doctype-refused', 2, 5, 'b'],
  ['an entity nobody declared', '<a>\n<b/><b>x &bc; y</b></a>', 'xml.entity-unknown', 2, 14, 'b[2]'],
  ['an unbound prefix', '<a>\n  <b>Đ😀<p:c/></b></a>', 'xml.prefix-unbound', 2, 9, 'b/c'],
  ['an unbound prefix of an attribute', '<a>\n  <b\n p:c="1"/></a>', 'xml.prefix-unbound', 2, 3, 'b'],
  ['a control character in text', '<a>Đ😀\u0001</a>', 'xml.bad-character', 1, 7, ''],
  ['a control character in an attribute', '<a>\n<b c="\u0008"/></a>', 'xml.bad-character', 2, 7, 'b'],
  ['a zero byte', '<a><b>x\0y</b></a>', 'xml.bad-character', 1, 8, 'b'],
  ['a reference to a control character', '<a>&#1;</a>', 'xml.bad-character', 1, 8, ''],
  ['a non-character', '<a>\uffff</a>', 'xml.bad-character', 1, 4, ''],
  ['a byte that is no UTF-8', Buffer.from('3c613ec490ff3c2f613e', 'hex'), 'xml.bad-utf8', 1, 5, ''],
  ['a surrogate in UTF-8', Buffer.from('3c613e0aeda0803c2f613e', 'hex'), 'xml.bad-utf8', 2, 1, ''],
  ['an overlong encoding', Buffer.from('3c613e41c0af3c2f613e', 'hex'), 'xml.bad-utf8', 1, 5, ''],
  ['a character cut off at the end', Buffer.from('3c613e41c4', 'hex'), 'xml.not-well-formed', 1, 5, ''],
  ['two roots', '<a/>\n<b/>', 'xml.not-well-formed', 2, 1, ''],
  ['text behind the root', '<a/>\nxyz', 'xml.not-well-formed', 2, 1, ''],
  ['a wrong end tag', '<a>\n<b></c></a>', 'xml.not-well-formed', 2, 8, ''],
  ['an end tag too many', '<a></a></a>', 'xml.not-well-formed', 1, 8, ''],
  ['overlapping tags', '<a><b></a></b>', 'xml.not-well-formed', 1, 11, ''],
  ['the same attribute twice', '<a><b c="1" c="2"/></a>', 'xml.not-well-formed', 1, 18, 'b'],
  ['an attribute without quotes', '<a b=c/>', 'xml.not-well-formed', 1, 6, ''],
  ['an attribute without value', '<a b/>', 'xml.not-well-formed', 1, 5, ''],
  ['a `<` in an attribute', '<a b="x<y"/>', 'xml.not-well-formed', 1, 8, ''],
  ['a tag in a tag', '<a <b/></a>', 'xml.not-well-formed', 1, 4, ''],
  ['a bare ampersand', '<a>x & y</a>', 'xml.not-well-formed', 1, 7, ''],
  ['`]]>` in text', '<a>x]]></a>', 'xml.not-well-formed', 1, 5, ''],
  ['two hyphens in a comment', '<a><!-- -- --></a>', 'xml.not-well-formed', 1, 9, ''],
  ['a declaration that XML does not know', '<a><!ELEMENT b ANY></a>', 'xml.not-well-formed', 1, 5, ''],
  ['a second XML declaration', `<a>${declared}</a>`, 'xml.not-well-formed', 1, 9, ''],
  ['a truncated start tag', '<a>\n<b c="d', 'xml.not-well-formed', 2, 8, 'b'],
  ['a truncated name', '<a>\n<b', 'xml.not-well-formed', 2, 3, 'b'],
  ['a truncated end tag', '<a>\n<b></b', 'xml.not-well-formed', 2, 7, 'b'],
  ['a missing end tag', '<a>\n<b>x</b>', 'xml.not-well-formed', 2, 9, ''],
  ['a truncated comment', '<a><!-- x', 'xml.not-well-formed', 1, 10, ''],
  ['a truncated CDATA section', '<a><![CDATA[ x', 'xml.not-well-formed', 1, 15, ''],
  ['a truncated instruction', '<a><?b x', 'xml.not-well-formed', 1, 9, ''],
  ['a truncated declaration', '<?xml version="1.0"', 'xml.not-well-formed', 1, 20, ''],
  ['an end tag first', '</a>', 'xml.not-well-formed', 1, 2, ''],
  ['a name with two colons', '<a:b:c xmlns:a="urn:a"/>', 'xml.not-well-formed', 1, 7, ''],
];

describe('what the XML reader refuses', () => {
  test.each(refusals)('%s', (_, input, code, line, column, path) => {
    const { ok, problems } = problemsOf(input);
    expect(ok).toBe(false);
    const { place, ...first } = problems.find((each) => each.severity === 'error') ?? {
      place: { path: '?' },
    };
    expect({ ...first, place }).toMatchObject({ code, place: { line, column, path } });
  });

  test('every unbound prefix is reported, each at its tag', () => {
    const { problems } = problemsOf('<a>\n <x:b/>\n <y:c z:d="1"/>\n</a>');
    expect(problems.map(({ code, seen, place }) => [code, seen, place.line, place.column])).toEqual([
      ['xml.prefix-unbound', 'x:b', 2, 2],
      ['xml.prefix-unbound', 'z:d', 3, 2],
      ['xml.prefix-unbound', 'y:c', 3, 2],
    ]);
  });

  test('the echoes of one fault are reported once', () => {
    expect(problemsOf('<a b=').problems).toHaveLength(1);
  });

  test('junk is shown, with what cannot be seen as escapes', () => {
    expect(problemsOf(`\r\nab${declared}`).problems).toMatchObject([{ seen: '"ab"', expected: '<?xml' }]);
    expect(problemsOf(` \t${declared}`).problems).toMatchObject([{ seen: '" \\t"' }]);
  });

  test('the line of an unclosed element is its line in the source, also behind carved lines', () => {
    const base64 = `${'A'.repeat(76)}\n`.repeat(100);
    const { problems } = problemsOf(`<a>\n<b>${base64}</b>\n<c>\n</d></a>`);
    expect(problems[0]?.seen).toBe('Opening and ending tag mismatch: c line 103 and d');
    expect(problems[0]?.place).toMatchObject({ line: 104, column: 5 });
  });

  test('an open CDATA section is called that', () => {
    expect(problemsOf('<a><![CDATA[').problems[0]?.seen).toBe('CData section not finished');
  });

  test('a wrong end tag is found behind it, also when a carved run follows', () => {
    const { problems } = problemsOf(`<a><b>\n</c>${'A\n'.repeat(3000)}</a>`);
    expect(problems[0]?.place).toMatchObject({ line: 2, column: 5, offset: 11 });
  });

  test('columns behind a name with diacritics are right, in UTF-16 units', () => {
    expect(problemsOf('<a><Đường></Đường>😀&x;</a>').problems[0]?.place).toMatchObject({ column: 24 });
  });

  test('columns behind a carved run on the same line count it', () => {
    const input = `<a><b>${'A'.repeat(5000)}</b>Đ&x;</a>`;
    expect(problemsOf(input).problems[0]?.place).toMatchObject({
      line: 1,
      column: input.indexOf('</a>') + 1,
      offset: Buffer.from(input).indexOf('</a>'),
    });
  });
});

const small: XmlLimits = {
  totalBytes: 300,
  envelopeBytes: 200,
  depth: 3,
  elements: 5,
  otherNodes: 4,
  attributesPerElement: 2,
  nameBytes: 8,
  attributeValueBytes: 10,
};

/** name, at the limit, over it, code, column of the refusal */
const bounds: readonly (readonly [string, string, string, string, number])[] = [
  ['depth', '<a><b><c/></b></a>', '<a><b><c><d/></c></b></a>', 'xml.too-deep', 10],
  ['elements', '<a><b/><b/><b/><b/></a>', '<a><b/><b/><b/><b/><b/></a>', 'xml.too-many-elements', 20],
  [
    'attributes of all tags',
    '<a b="" c=""><!----><?d?></a>',
    '<a b="" c=""><!----><?d?><b e=""/></a>',
    'xml.too-many-nodes',
    29,
  ],
  [
    'comments',
    '<a><!--1--><!--2--><!--3--><!--4--></a>',
    '<!--1--><!--2--><!--3--><!--4--><a><!--5--></a>',
    'xml.too-many-nodes',
    36,
  ],
  ['attributes', '<a b="" c=""/>', '<a b="" c="" d=""/>', 'xml.too-many-attributes', 14],
  ['element names', '<abcdefgh/>', '<abcdefghi/>', 'xml.name-too-long', 2],
  ['attribute names', '<a bcdefghi=""/>', '<a bcdefghij=""/>', 'xml.name-too-long', 4],
  ['attribute values', '<a b="0123456789"/>', '<a b="01234567890"/>', 'xml.attribute-value-too-long', 7],
  ['the envelope', `<a>${'#'.repeat(193)}</a>`, `<a>${'#'.repeat(194)}</a>`, 'xml.envelope-too-large', 201],
];

describe('the bounds of the XML reader', () => {
  test.each(bounds)('%s: the limit itself passes, one more is refused', (_, within, over, code, column) => {
    expect(problemsOf(within, small)).toEqual({ ok: true, problems: [] });
    const { ok, problems } = problemsOf(over, small);
    expect(ok).toBe(false);
    expect(problems).toMatchObject([{ code, place: { line: 1, column } }]);
  });

  test('total bytes: the limit itself passes, one more is refused', () => {
    const limits = { ...small, totalBytes: 5007, nameBytes: 8 };
    const within = `<a>${'A'.repeat(5000)}</a>`;
    expect(problemsOf(within, limits).ok).toBe(true);
    expect(problemsOf(`${within}\n`, limits).problems).toMatchObject([
      { code: 'xml.too-large', place: { line: 1, column: 5008, offset: 5007 } },
    ]);
  });

  test.each([
    ['10,000 levels', '<a>'.repeat(10_000), 'xml.too-deep'],
    [
      '100,000 attributes',
      `<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      'xml.too-many-attributes',
    ],
    ['a name of a megabyte', `<${'a'.repeat(1_000_000)}/>`, 'xml.name-too-long'],
    ['a value of a megabyte', `<a b="${'a'.repeat(1_000_000)}"/>`, 'xml.attribute-value-too-long'],
    ['200,000 elements', `<a>${'<b/>'.repeat(200_000)}</a>`, 'xml.too-many-elements'],
    ['a million comments', `<a>${'<!---->'.repeat(1_000_000)}</a>`, 'xml.too-many-nodes'],
    ['nine megabytes of text', `<a>${'# '.repeat(4_500_000)}</a>`, 'xml.envelope-too-large'],
  ])('%s is refused by default', (_, input, code) => {
    expect(problemsOf(input).problems).toMatchObject([{ code }]);
  });

  test('100,000 unbound prefixes make at most a hundred problems', () => {
    const { ok, problems } = problemsOf(`<a>${'<p:b/>'.repeat(99_999)}</a>`);
    expect(ok).toBe(false);
    expect(problems).toHaveLength(100);
  });
});
