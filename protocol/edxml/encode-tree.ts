import type { OutElement } from '../xml/write.ts';
import { names, packetPrefix } from './names.ts';

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

function written(name: string, value: Value): readonly OutElement[] {
  if (value === undefined) return [];
  const content = typeof value === 'object' ? value : String(value);
  return content.length === 0 ? [] : [{ name, attributes: [], content }];
}
