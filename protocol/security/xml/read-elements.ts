import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, placeOf } from '../../xml/walk.ts';
import { type CarvedContents, isBlank } from './carved-contents.ts';
import { refuse } from './fault.ts';
import { dsig, xmldsigNamespace } from './names.ts';

/** Refuses a structure that XML-DSig does not have. */
export function refuseStructure(element: XmlElement, seen: string): never {
  return refuse('malformed', 'dsig.structure', placeOf(element, dsig.signature), { seen });
}

/** The children of an element that holds elements alone: all of one namespace. */
export function childElements(element: XmlElement, namespace = xmldsigNamespace): readonly XmlElement[] {
  if (!isBlank(element.text) || element.carved.length > 0) refuseStructure(element, 'text()');
  const stranger = element.children.find((each) => each.name.namespace !== namespace);
  if (stranger !== undefined) refuseStructure(stranger, stranger.name.local);
  return element.children;
}

/** Takes children one after another by name; what is left at the end is refused. */
export class Children {
  readonly #parent: XmlElement;
  readonly #children: readonly XmlElement[];
  #at = 0;

  constructor(parent: XmlElement, namespace = xmldsigNamespace) {
    this.#parent = parent;
    this.#children = childElements(parent, namespace);
  }

  takeIf(local: string): XmlElement | undefined {
    const next = this.#children[this.#at];
    if (next?.name.local !== local) return undefined;
    this.#at += 1;
    return next;
  }

  take(local: string): XmlElement {
    return this.takeIf(local) ?? refuseStructure(this.#parent, this.#children[this.#at]?.name.local ?? local);
  }

  many(local: string): readonly XmlElement[] {
    const found: XmlElement[] = [];
    for (let next = this.takeIf(local); next !== undefined; next = this.takeIf(local)) found.push(next);
    return found;
  }

  end(): void {
    const next = this.#children[this.#at];
    if (next !== undefined) refuseStructure(next, next.name.local);
  }
}

/** Refuses attributes beside these. */
export function onlyAttributes(element: XmlElement, ...locals: readonly string[]): void {
  for (const { name } of element.attributes) {
    if (name.namespace !== '' || !locals.includes(name.local)) {
      refuseStructure(element, `@${name.local}`);
    }
  }
}

/** The one attribute that an algorithm's element has, of an element without content. */
export function algorithmOf(element: XmlElement): string {
  onlyAttributes(element, 'Algorithm');
  const [child] = element.children;
  const place = placeOf(element, dsig.signature);
  if (child !== undefined || !isBlank(element.text) || element.carved.length > 0) {
    const seen = child?.name.local ?? 'text()';
    refuse('unsupported-algorithm', 'dsig.parameter-unknown', place, { seen });
  }
  return attributeNamed(element, 'Algorithm') ?? refuseStructure(element, '@Algorithm');
}

/** The bytes behind the Base64 of an element that holds nothing else. */
export function bytesOf(element: XmlElement, contents: CarvedContents): Uint8Array {
  const bytes = contents.of(element)?.bytes;
  if (bytes === undefined || bytes.length === 0) refuseStructure(element, element.name.local);
  return bytes;
}
