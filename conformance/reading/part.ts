import { aliases, meaningOf, misspeltTransactionNames } from '../../protocol/edxml/names.ts';
import type { XmlElement } from '../../protocol/xml/tree.ts';

/** Where something stands in a packet: slash path below the root, line and column from 1, byte offset from 0. */
export interface Spot {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly offset?: number;
}

/**
 * A place in a packet, whether or not anything stands there: a check asks for `From/OrganId` and can say where it
 * is missing. Elements are found by local name, in any namespace and any order, and under every spelling that
 * peers use; that a spelling is wrong is the matter of one check and hides nothing from the others.
 */
export class Part {
  readonly element: XmlElement | undefined;
  readonly path: string;
  /** The nearest element above that is there; where something that is missing belongs. */
  readonly #above: XmlElement | undefined;

  constructor(element: XmlElement | undefined, path: string, above?: XmlElement) {
    this.element = element;
    this.path = path;
    this.#above = element ?? above;
  }

  get isThere(): boolean {
    return this.element !== undefined;
  }

  /** False for what is not there and for an empty shell, which mean the same (ENV-05). */
  get isFilled(): boolean {
    const { element } = this;
    if (element === undefined) return false;
    return this.text !== '' || element.children.length > 0 || element.carved.length > 0;
  }

  /** The element's own text without the space around it; '' for what is not there. */
  get text(): string {
    return this.element?.text.trim() ?? '';
  }

  /** The first one at a path of names below this; one that is not there when there is none. */
  one(...names: readonly string[]): Part {
    let part: Part = this;
    for (const name of names) part = part.#children(name)[0] ?? part.#missing(name);
    return part;
  }

  /** All at a path of names below this. */
  all(...names: readonly string[]): readonly Part[] {
    let parts: readonly Part[] = [this];
    for (const name of names) parts = parts.flatMap((part) => part.#children(name));
    return parts;
  }

  /** The value of an attribute, by its local name. */
  attribute(local: string): string | undefined {
    return this.element?.attributes.find(({ name }) => name.local === local)?.value;
  }

  get spot(): Spot {
    const above = this.#above;
    if (above === undefined) return { path: this.path };
    return { path: this.path, line: above.line, column: above.column, offset: above.span.start };
  }

  /** Every element below and including this one, in document order. */
  *within(): Generator<Part> {
    if (this.element === undefined) return;
    yield this;
    for (const [child, path] of this.#numbered()) yield* new Part(child, path).within();
  }

  #children(name: string): readonly Part[] {
    const named = (this.element?.children ?? []).filter((child) => meant(child.name.local) === name);
    const numbered = named.length > 1;
    return named.map(
      (child, index) =>
        new Part(child, this.#below(numbered ? `${child.name.local}[${index + 1}]` : child.name.local)),
    );
  }

  #missing(name: string): Part {
    return new Part(undefined, this.#below(name), this.#above);
  }

  #below(step: string): string {
    return this.path === '' ? step : `${this.path}/${step}`;
  }

  #numbered(): readonly (readonly [XmlElement, string])[] {
    const children = this.element?.children ?? [];
    const totals = new Map<string, number>();
    for (const { name } of children) totals.set(name.local, (totals.get(name.local) ?? 0) + 1);
    const seen = new Map<string, number>();
    return children.map((child) => {
      const { local } = child.name;
      const number = (seen.get(local) ?? 0) + 1;
      seen.set(local, number);
      return [child, this.#below(totals.get(local) === 1 ? local : `${local}[${number}]`)] as const;
    });
  }
}

/** The name that a spelling stands for. */
function meant(local: string): string {
  return meaningOf(aliases, local) ?? meaningOf(misspeltTransactionNames, local) ?? local;
}
