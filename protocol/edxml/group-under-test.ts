import type { Problem } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { fields, leaf } from './field-rule.ts';
import type { Group, Item } from './group.ts';
import { names, type PacketName, packetNamespace, packetPrefix } from './names.ts';
import { createNotes, type Notes, type Surroundings } from './notes.ts';

/** What stands in a group: texts of leaves, '' for an empty one; children of others; lists of what is repeated. */
export type Contents = { readonly [Name in PacketName]?: Content | readonly Content[] };
type Content = string | Contents;

/** Every name may stand in such a group. */
const rules = fields(...Object.values(names).map((name) => leaf(name, 'may', { kind: 'tree' })));

/** A group as reading makes it, by names alone, so that a check can be asked about it and about nothing else. */
export function groupUnderTest(path: string, contents: Contents): Group {
  const items: (readonly Item[])[] = [];
  for (const name of Object.values(names)) {
    const content = contents[name];
    if (content === undefined) continue;
    const numbered = (index: number) => (isOne(content) ? name : `${name}[${index + 1}]`);
    const all = isOne(content) ? [content] : content;
    items[rules.byName.get(name)?.slot ?? -1] = all.map((each, index) =>
      itemUnderTest(`${path}/${numbered(index)}`, each),
    );
  }
  return { element: elementUnderTest({}), place: { path }, rules, items };
}

function isOne(content: Content | readonly Content[]): content is Content {
  return !Array.isArray(content);
}

function itemUnderTest(path: string, content: Content): Item {
  const place = { path };
  if (typeof content !== 'string') {
    const group = groupUnderTest(path, content);
    return { element: group.element, place, text: undefined, group };
  }
  const element = elementUnderTest({ text: content });
  return { element, place, text: content === '' ? undefined : content, group: undefined };
}

/** An element of a packet that stands nowhere; `local` is its name. */
export function elementUnderTest(parts: Partial<XmlElement> & { readonly local?: string }): XmlElement {
  const { local = 'any', ...rest } = parts;
  const nowhere = { start: 0, end: 0 };
  return {
    name: { prefix: packetPrefix, local, namespace: packetNamespace },
    attributes: [],
    children: [],
    text: '',
    carved: [],
    ...{ line: 1, column: 1, span: nowhere, inner: nowhere },
    ...rest,
  };
}

/** What a check writes down. */
export function problemsOf(
  check: (notes: Notes) => void,
  surroundings: Surroundings = {},
): readonly Problem[] {
  const notes = createNotes(surroundings);
  check(notes);
  return notes.problems;
}
