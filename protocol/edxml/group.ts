import type { Place } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import type { FieldRules } from './field-rule.ts';
import type { PacketName } from './names.ts';

/** One element that the format knows, at its place. */
export interface Item {
  readonly element: XmlElement;
  readonly place: Place;
  /** The text of a leaf as it was written; undefined when empty, or when it is no leaf. */
  readonly text: string | undefined;
  /** Its children, when it may have some. */
  readonly group: Group | undefined;
}

/** An element with its known children. Aliases stand under the name that they mean. */
export interface Group {
  readonly element: XmlElement;
  readonly place: Place;
  readonly rules: FieldRules;
  /** The children of each rule, in its slot; nothing in that of a rule without any. */
  readonly items: readonly (readonly Item[] | undefined)[];
}

const none: readonly Item[] = [];

/** All children of one name, in order; none for an absent group. */
export function itemsOf(group: Group | undefined, name: PacketName): readonly Item[] {
  const rule = group?.rules.byName.get(name);
  return (rule === undefined ? undefined : group?.items[rule.slot]) ?? none;
}

/** The first child of one name. */
export function itemOf(group: Group | undefined, name: PacketName): Item | undefined {
  return itemsOf(group, name)[0];
}

/** The text of the first child of one name; empty is absent. */
export function textOf(group: Group | undefined, name: PacketName): string | undefined {
  return itemOf(group, name)?.text;
}

/** The texts of all children of one name, empty ones left out. */
export function textsOf(group: Group | undefined, name: PacketName): readonly string[] {
  const texts: string[] = [];
  for (const { text } of itemsOf(group, name)) if (text !== undefined) texts.push(text);
  return texts;
}

/** The first child of one name as a group. */
export function groupOf(group: Group | undefined, name: PacketName): Group | undefined {
  return itemOf(group, name)?.group;
}

/** All children of one name as groups. */
export function groupsOf(group: Group | undefined, name: PacketName): readonly Group[] {
  const groups: Group[] = [];
  for (const { group: found } of itemsOf(group, name)) if (found !== undefined) groups.push(found);
  return groups;
}

/** A whole number from 0 that a leaf holds; undefined for anything else, which is reported where it is read. */
export function numberOf(group: Group | undefined, name: PacketName): number | undefined {
  const text = textOf(group, name)?.trim();
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A 0/1 flag that a leaf holds. */
export function flagOf(group: Group | undefined, name: PacketName): boolean | undefined {
  const text = textOf(group, name)?.trim();
  return text === '1' ? true : text === '0' ? false : undefined;
}

/** A date or stamp without the white space around it, which is reported where it is read. */
export function trimmedOf(group: Group | undefined, name: PacketName): string | undefined {
  return textOf(group, name)?.trim();
}
