/**
 * A piece of the page as data: a text, or an element. The functions that make them run in the browser and in tests
 * alike; what draws them puts texts in as text, so that nothing a peer wrote is ever read as HTML.
 */
export type PageNode = string | PageElement;

/** An element. `key` names it among its siblings, so that a refresh finds it again and focus stays where it is. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly of: readonly PageNode[];
}

/** What may be given as content: nothing is left out. */
export type Content = PageNode | undefined | readonly Content[];

/** Makes an element; `tag` may name classes: `p.note.soft`. A `key` among the attributes becomes the element's. */
export type MakeNode = (
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...of: readonly Content[]
) => PageElement;

/** `MakeNode`. */
export function makeNode(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...of: readonly Content[]
): PageElement {
  const [name = '', ...classes] = tag.split('.');
  const { key, ...rest } = attributes;
  const flat = (content: Content): readonly PageNode[] => {
    if (content === undefined) return [];
    if (typeof content === 'string' || 'tag' in content) return [content];
    return content.flatMap(flat);
  };
  return {
    tag: name,
    attributes: classes.length === 0 ? rest : { class: classes.join(' '), ...rest },
    ...(key === undefined ? {} : { key }),
    of: of.flatMap(flat),
  };
}
