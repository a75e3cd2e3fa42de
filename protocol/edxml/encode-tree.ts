import { type Problem, problem } from '../problems/problem.ts';
import { names, packetPrefix } from './names.ts';

/** An element about to be written. Its name is complete, prefix and all: field peers compare it literally. */
export interface OutElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly content: OutContent;
}

/** Text, children, or bytes that are XML text already (Base64). */
export type OutContent = string | readonly OutElement[] | Uint8Array;

/** What a child may be given as; nothing becomes no element. */
type Value = string | number | boolean | readonly OutElement[] | undefined;

type Name = keyof typeof names;

/** Children of one element, by their key in the table of names, before they are put in order. */
export type Parts = Readonly<Partial<Record<Name, readonly OutElement[]>>>;

/** A prefixed element, or none when there is nothing to say: empty is absent. Booleans become true, false. */
export function prefixed(key: Name, value: Value): readonly OutElement[] {
  return written(prefixedName(key), value);
}

/** An element's complete name with the prefix that field peers look for. */
export function prefixedName(key: Name): string {
  return `${packetPrefix}:${names[key]}`;
}

/** The same without prefix, in the default namespace. */
export function unprefixed(key: Name, value: Value): readonly OutElement[] {
  return written(names[key], value);
}

/** Puts parts in order. A part that the order does not name is a bug of the order table. */
export function arrange(order: readonly Name[], parts: Parts): readonly OutElement[] {
  const forgotten = Object.keys(parts).filter((key) => !order.some((each) => each === key));
  if (forgotten.length > 0) throw new Error(`no place in the order for ${forgotten.join(', ')}`);
  return order.flatMap((key) => parts[key] ?? []);
}

/** Every text in the tree that XML cannot carry, in document order. */
export function findUnwritable(root: OutElement): readonly Problem[] {
  const found: Problem[] = [];
  visit(root, '', (text, path) => {
    if (unwritable.test(text)) {
      found.push(
        problem('xml.text-unwritable', path, { seen: text.replaceAll(unwritableAll, codePoint) }),
      );
    }
  });
  return found;
}

/** What is outside the `Char` production of XML 1.0, lone surrogates included. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const unwritableAll = new RegExp(unwritable, 'gu');

function codePoint(character: string): string {
  const value = character.codePointAt(0) ?? 0;
  return `\\u${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

function written(name: string, value: Value): readonly OutElement[] {
  if (value === undefined) return [];
  const content = typeof value === 'object' ? value : String(value);
  return content.length === 0 ? [] : [{ name, attributes: [], content }];
}

function visit(element: OutElement, path: string, onText: (text: string, path: string) => void): void {
  const { content } = element;
  if (content instanceof Uint8Array) return;
  if (typeof content === 'string') onText(content, path);
  else for (const child of content) visit(child, join(path, child, content), onText);
}

function join(path: string, child: OutElement, siblings: readonly OutElement[]): string {
  const alike = siblings.filter((each) => each.name === child.name);
  const local = child.name.slice(child.name.indexOf(':') + 1);
  const step = alike.length > 1 ? `${local}[${alike.indexOf(child) + 1}]` : local;
  return path === '' ? step : `${path}/${step}`;
}
