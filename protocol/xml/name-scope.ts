import { resolveValue } from './references.ts';
import type { XmlAttribute, XmlName } from './tree.ts';

const declaresPrefix = 'xmlns';
const attribute = /([^ \t\r\n=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/g;

/** What prefixes mean from one namespace declaration to the next, and the names met there. */
export class NameScope {
  /** Around the root: only `xml` is bound. */
  static readonly outermost: NameScope = new NameScope(
    undefined,
    new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  );

  readonly #outer: NameScope | undefined;
  readonly #declared: ReadonlyMap<string, string>;
  readonly #names = new Map<string, XmlName>();

  constructor(outer: NameScope | undefined, declared: ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#declared = declared;
  }

  /** What every prefix means here that somebody declared; '' is no prefix. `xml` is left out. */
  bindings(): ReadonlyMap<string, string> {
    if (this.#outer === undefined) return new Map();
    return new Map([...this.#outer.bindings(), ...this.#declared]);
  }

  /** The element name under this key, if it was learnt in this scope. */
  known(key: string): XmlName | undefined {
    return this.#names.get(key);
  }

  /** Works out an element name and keeps it under a key. */
  learn(key: string, written: string): XmlName {
    const name = this.nameOf(written, this.#namespaceOf(''));
    if (this.#outer !== undefined) this.#names.set(key, name);
    return name;
  }

  /** A qualified name; without a prefix it is in `unprefixed`. */
  nameOf(written: string, unprefixed: string): XmlName {
    const colon = written.indexOf(':');
    if (colon < 0) return { prefix: '', local: written, namespace: unprefixed };
    const prefix = written.slice(0, colon);
    return { prefix, local: written.slice(colon + 1), namespace: this.#namespaceOf(prefix) };
  }

  #namespaceOf(prefix: string): string {
    const declared = this.#declared.get(prefix);
    if (declared !== undefined || this.#outer === undefined) return declared ?? '';
    return this.#outer.#namespaceOf(prefix);
  }
}

/** Attributes of a start tag, without the declarations, and the scope that these open. `tag`: behind its name. */
export function readAttributes(
  tag: string,
  outer: NameScope,
): { readonly attributes: readonly XmlAttribute[]; readonly scope: NameScope } {
  const declared = new Map<string, string>();
  const others: (readonly [name: string, value: string])[] = [];
  for (const [, written = '', doubly, singly = ''] of tag.matchAll(attribute)) {
    const value = resolveValue(doubly ?? singly);
    if (written === declaresPrefix) declared.set('', value);
    else if (written.startsWith(`${declaresPrefix}:`)) declared.set(written.slice(6), value);
    else others.push([written, value]);
  }
  const scope = declared.size === 0 ? outer : new NameScope(outer, declared);
  const attributes = others.map(([written, value]) => ({ name: scope.nameOf(written, ''), value }));
  return { attributes, scope };
}
