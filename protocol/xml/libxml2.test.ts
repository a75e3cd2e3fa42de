import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEnvelope } from './libxml2.ts';
import { readTree } from './read.ts';
import type { XmlElement, XmlName } from './tree.ts';
import { type OutElement, renderXml } from './write.ts';

const bare = { prefix: '', namespace: '' };
const prefixes = ['', 'p', 'q'] as const;
const namespaces = ['urn:1', 'urn:2'] as const;
const texts = fc.constantFrom(
  '',
  'x',
  'Tiếng Việt',
  ' \n ',
  'a & b',
  '<',
  ']]>',
  '\r\n',
  'x\ry',
  '😀',
  '&amp;',
);

interface Drawn {
  readonly local: string;
  readonly prefix: string;
  readonly binds: readonly (readonly [prefix: string, namespace: string])[];
  readonly attribute: string | undefined;
  readonly content: string | readonly Drawn[];
}

const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => ({
  drawn: fc.record({
    local: fc.constantFrom('a', 'b', 'Đường'),
    prefix: fc.constantFrom(...prefixes),
    binds: fc.uniqueArray(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...namespaces)), {
      maxLength: 2,
      selector: ([prefix]) => prefix,
    }),
    attribute: fc.option(texts, { nil: undefined }),
    content: fc.oneof({ maxDepth: 3 }, texts, fc.array(tie('drawn'), { minLength: 1, maxLength: 4 })),
  }),
}));

type Scope = ReadonlyMap<string, string>;
const outermost: Scope = new Map([
  ['p', 'urn:0'],
  ['q', 'urn:0'],
]);

function toOut({ local, prefix, binds, attribute, content }: Drawn): OutElement {
  const declarations = binds.map(([each, uri]) => [each === '' ? 'xmlns' : `xmlns:${each}`, uri] as const);
  return {
    name: prefix === '' ? local : `${prefix}:${local}`,
    attributes: attribute === undefined ? declarations : [...declarations, ['v', attribute]],
    content: typeof content === 'string' ? content : content.map(toOut),
  };
}

/** What reading must find, by the rules of namespaces, told independently of any parser. */
function toExpected({ local, prefix, binds, attribute, content }: Drawn, outer: Scope): object {
  const scope: Scope = new Map([...outer, ...binds]);
  const name: XmlName = { prefix, local, namespace: scope.get(prefix) ?? '' };
  const children = typeof content === 'string' ? [] : content.map((each) => toExpected(each, scope));
  const attributes = attribute === undefined ? [] : [{ name: { ...bare, local: 'v' }, value: attribute }];
  return { name, attributes, children, ...(typeof content === 'string' ? { text: content } : {}) };
}

function wrap(root: Drawn): OutElement {
  const binds = [...outermost].map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const);
  return { name: 'root', attributes: binds, content: [toOut(root)] };
}

describe('elements as libxml2 tells them', () => {
  test('names in rebound scopes, attributes and texts are read as they were written', () => {
    fc.assert(
      fc.property(drawn, (each) => {
        const reading = readTree(renderXml(wrap(each)));
        const root: XmlElement | undefined = reading.ok ? reading.value.root : undefined;
        expect(root?.children[0]).toMatchObject(toExpected(each, outermost));
      }),
      { numRuns: 200 },
    );
  });

  test('an element that the scanner did not see leaves no tree', () => {
    const parsed = parseEnvelope(Buffer.from('<a><b/></a>'), (index) =>
      index > 0
        ? undefined
        : {
            line: 1,
            column: 1,
            span: { start: 0, end: 11 },
            inner: { start: 3, end: 7 },
            carved: [],
            writtenName: 'a',
            attributes: 0,
            plainText: undefined,
          },
    );
    expect(parsed).toMatchObject({ wellFormed: true, root: undefined });
  });

  test('processing instructions between text and elements are passed over', () => {
    const reading = readTree(Buffer.from('<a><?p?>x<b/><?q r?>y<![CDATA[z]]><?s?><c>1<?t?>2</c></a>'));
    expect(reading.ok && reading.value.root).toMatchObject({
      text: 'xyz',
      children: [{ name: { local: 'b' } }, { name: { local: 'c' }, text: '12' }],
    });
  });
});
