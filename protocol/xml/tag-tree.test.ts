import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readTree } from './read.ts';
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
