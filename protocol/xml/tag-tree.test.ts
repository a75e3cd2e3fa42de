import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { judgeEnvelope } from './libxml2.ts';
import { defaultXmlLimits } from './limits.ts';
import { readTree } from './read.ts';
import { Scanner } from './scan.ts';
import { buildTagTree } from './tag-tree.ts';
import type { XmlElement } from './tree.ts';

/** The same document with a comment as the last thing in its root, so that libxml2's own nodes are walked. */
function withComment(source: string): string {
  const end = source.lastIndexOf('</');
  return `${source.slice(0, end)}<!---->${source.slice(end)}`;
}

function treeOf(source: string): XmlElement {
  const reading = readTree(Buffer.from(source));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value.root;
}

function bothTrees(source: string): readonly [fromNotes: XmlElement, fromNodes: XmlElement] {
  const [fromNotes, fromNodes] = [treeOf(source), treeOf(withComment(source))];
  const added = '<!---->'.length;
  const { span, inner } = fromNodes;
  return [
    fromNotes,
    {
      ...fromNodes,
      span: { start: span.start, end: span.end - added },
      inner: { start: inner.start, end: inner.end - added },
    },
  ];
}

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Đ',
      '\u{1F4C4}',
      ' ',
      '\n',
      '\r\n',
      '\r',
      '\t',
      '&lt;',
      '&amp;',
      '&quot;',
      '&apos;',
      '&gt;',
      '&#13;',
      '&#x1F4C4;',
      '&#10;',
      '>',
      '=',
      "'",
      '"',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll(']]>', ''));

const value = text.map((each) => each.replaceAll('"', '&quot;'));
const name = fc.constantFrom('a', 'b', 'p:a', 'q:b', 'Đơn');
const attribute = fc.constantFrom('x', 'p:x', 'xml:space', 'q:y', 'xmlns', 'xmlns:p', 'xmlns:q');

const attributes = fc
  .uniqueArray(fc.tuple(attribute, value), { selector: ([each]) => each, maxLength: 4 })
  .map((pairs) =>
    pairs
      .map(([each, content]) => {
        if (each === 'xml:space') return ` ${each} = 'preserve'`;
        return each.startsWith('xmlns') ? `\n${each}="urn:${each.length}"` : ` ${each}="${content}"`;
      })
      .join(''),
  );

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, attributes, tie('content'), fc.constantFrom('', ' ', '\n'))
    .map(([each, attributes, content, space]) =>
      content === ''
        ? `<${each}${attributes}${space}/>`
        : `<${each}${attributes}${space}>${content}</${each}${space}>`,
    ),
  content: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.array(fc.oneof(text, tie('element')), { maxLength: 5 }).map((parts) => parts.join('')),
  ),
}));

describe('a tree out of the scanner’s notes', () => {
  it('is the tree of libxml2’s nodes', () => {
    fc.assert(
      fc.property(element, (inside) => {
        const [fromNotes, fromNodes] = bothTrees(
          `<?xml version="1.0"?>\n<r xmlns="urn:r" xmlns:p="urn:p" xmlns:q="urn:q">${inside}\n</r>`,
        );
        expect(fromNotes).toEqual(fromNodes);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a default namespace taken back', '<r xmlns="urn:r"><a xmlns=""><b/></a><b/></r>'],
    [
      'a prefix bound anew below',
      '<p:r xmlns:p="urn:1"><p:a/><b xmlns:p="urn:2"><p:a p:x="1"/></b><p:a/></p:r>',
    ],
    ['an attribute that looks like an end', '<r><a x="/>" y=\'>\'>1</a></r>'],
    ['an attribute with a line end in it', '<r><a x="1\r\n2\t3&#10;4"/></r>'],
    ['the prefix that nobody declares', '<r xml:lang="vi"><a xml:lang="en"/></r>'],
    ['names beyond ASCII', '<r><Số>1</Số><Số>2</Số></r>'],
    ['text around children', '<r>một<a/>hai<b>ba</b>&amp;\r\nbốn</r>'],
    ['long Base64', `<r><a>${'QUJD'.repeat(3000)}</a><b>2</b>\n<c>${'QUJD'.repeat(2000)}\n</c></r>`],
  ])('knows %s', (_, source) => {
    const [fromNotes, fromNodes] = bothTrees(source);
    expect(fromNotes).toEqual(fromNodes);
  });
});

/** What the notes alone say of a document, and what libxml2 says; undefined where the notes are not asked. */
function judged(source: string | Uint8Array) {
  const scanner = new Scanner(defaultXmlLimits, undefined);
  scanner.write(Buffer.from(source));
  scanner.end();
  if (scanner.refusal || scanner.broken || scanner.log.mixed) return undefined;
  const { root, sure } = buildTagTree(scanner.log, scanner.intake.envelope);
  return {
    sure,
    count: scanner.log.elements.length,
    judge: judgeEnvelope(scanner.intake.envelope.view(), root),
  };
}

const packet = `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://example.gov.vn/a"><p:a xmlns:p="http://example.gov.vn/a" n="1"><p:b>Số 1</p:b
><p:c/>\r\n</p:a>\n</edXML>\n`;

describe('no doubt', () => {
  it('is left about what nearly every packet looks like', () => {
    expect(judged(packet)?.sure).toBe(true);
  });

  it('is left only where libxml2 has none', () => {
    const edit = fc.tuple(
      fc.nat(packet.length),
      fc.nat(3),
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '</',
          '/>',
          '&',
          '&amp;',
          ']]>',
          'a',
          ' ',
          '"',
          "'",
          '=',
          ':',
          'xmlns',
          'xml',
          '\0',
          '\x01',
          '\x7f',
          '\uffff',
          'Đ',
          ' n="2"',
          ' p:n="2"',
          ' xmlns:q=""',
          '<p:b>',
          '</p:b>',
          '<q:b/>',
          '<?xml?>',
        ),
        fc.string({ maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let source = packet;
        for (const [at, removed, put] of edits)
          source = source.slice(0, at) + put + source.slice(at + removed);
        const found = judged(source);
        if (found?.sure !== true) return;
        expect(found.judge).toMatchObject({ wellFormed: true, count: found.count, warnings: [] });
      }),
      { numRuns: 3000 },
    );
  });

  it('is left about no bytes that are not UTF-8', () => {
    fc.assert(
      fc.property(fc.nat(packet.length), fc.integer({ min: 0x80, max: 0xff }), (at, byte) => {
        const bytes = Buffer.from(packet);
        bytes[at] = byte;
        const found = judged(bytes);
        if (found?.sure === true) expect(found.judge).toMatchObject({ wellFormed: true, warnings: [] });
      }),
    );
  });

  test.each([
    ['two roots', '<a/><b/>'],
    ['nothing closed', '<a><b></b>'],
    ['text behind the root', '<a/>x'],
    ['another end tag', '<a><b></c></a>'],
    ['a longer end tag', '<a><b></bb></a>'],
    ['an end tag with an attribute', '<a></a x="1">'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['an attribute without space before it', '<a x="1"y="2"/>'],
    ['an attribute without quotes', '<a x=1/>'],
    ['a prefix that is not bound', '<p:a/>'],
    ['a prefix that is unbound again', '<p:a xmlns:p="urn:x:y"><b xmlns:p=""><p:c/></b></p:a>'],
    ['a relative namespace', '<a xmlns="x"/>'],
    ['a reserved namespace', '<a xmlns="http://www.w3.org/2000/xmlns/"/>'],
    ['a reserved prefix', '<a xmlns:xml="urn:x:y"/>'],
    ['an attribute with a prefix', '<a xmlns:p="urn:x:y" p:x="1"/>'],
    ['a name that begins with a digit', '<1/>'],
    ['two colons', '<a:b:c xmlns:a="urn:x:y"/>'],
    ['an unknown reference', '<a>&b;</a>'],
    ['a number that is no character', '<a>&#x110000;</a>'],
    ['the end of CDATA in text', '<a>]]></a>'],
    ['a control character', '<a>\x01</a>'],
    ['a character that is none', '<a>\uffff</a>'],
    ['another version', '<?xml version="1.1"?><a/>'],
    ['a declaration that is none', '<?xml encoding="UTF-8"?><a/>'],
  ])('is not left about %s', (_, source) => {
    expect(judged(source)?.sure ?? false).toBe(false);
  });
});
