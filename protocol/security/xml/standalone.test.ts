import * as fc from 'fast-check';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { describe, expect, it, test } from 'vitest';
import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement as TreeElement } from '../../xml/tree.ts';
import { canonicalElement } from './standalone.ts';

const prefixes = ['', 'p', 'q'] as const;
const declarations = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom('urn:1', 'urn:2', 'urn:a&amp;b')),
  { maxLength: 3, selector: ([prefix]) => prefix },
);
const text = fc.constantFrom(
  '',
  'x',
  'Tiếng Việt',
  '&amp;&lt;',
  '\r\n',
  '<!-- gone -->',
  '<![CDATA[<&>]]>',
  '&#13;',
  '<?pi kept?>',
);

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .record({
      name: fc.constantFrom('a', 'p:a', 'q:b', 'Đường'),
      binds: declarations,
      attribute: fc.constantFrom('', ' v="1 &quot;"', " p:v='2'", ' b="1" a="&#9;x\n"'),
      inside: fc.array(fc.oneof({ maxDepth: 4 }, text, tie('element')), { maxLength: 4 }),
    })
    .map(({ name, binds, attribute, inside }) => {
      const bound = binds
        .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri}"`)
        .join('');
      return `<${name}${bound}${attribute}>${inside.join('')}</${name}>`;
    }),
}));

/** The way down to the last element of the last element, and so on. */
function lastLine(root: TreeElement): readonly TreeElement[] {
  const last = root.children.at(-1);
  return last === undefined ? [root] : [root, ...lastLine(last)];
}

function lastNode(root: XmlElement, depth: number): XmlElement {
  if (depth === 0) return root;
  const [last] = root.find('*[last()]');
  return last instanceof XmlElement ? lastNode(last, depth - 1) : root;
}

const modes = { inclusive: 0, exclusive: 1, 'inclusive-1.1': 2 } as const;

describe('the canonical bytes of an element that is taken out of its document', () => {
  test.each(['exclusive', 'inclusive', 'inclusive-1.1'] as const)(
    'are those of the subtree, in %s form',
    (form) => {
      fc.assert(
        fc.property(element, (inner) => {
          const xml = `<r xmlns:p="urn:p" xmlns:q="urn:q">${inner}<p:z>${inner}</p:z></r>`;
          const reader = createTreeReader();
          reader.write(Buffer.from(xml));
          const tree = reader.end();
          if (!tree.ok) throw new Error(tree.problems.map(({ code }) => code).join());
          const line = lastLine(tree.value.root);
          const document = XmlDocument.fromString(xml);
          try {
            for (const [depth, each] of line.entries()) {
              const own = canonicalElement(each, line.slice(0, depth), reader.source, form);
              const other = lastNode(document.root, depth).canonicalizeToString({ mode: modes[form] });
              expect(Buffer.from(own ?? '').toString('utf8')).toBe(other);
            }
          } finally {
            document.dispose();
          }
        }),
        { numRuns: 150 },
      );
    },
  );

  it('cannot be had of one that something long was carved out of', () => {
    const reader = createTreeReader();
    reader.write(Buffer.from(`<a><b>${'QUJD'.repeat(2_000)}</b></a>`));
    const tree = reader.end();
    if (!tree.ok) throw new Error('unreadable');
    expect(canonicalElement(tree.value.root, [], reader.source, 'exclusive')).toBeUndefined();
  });
});
