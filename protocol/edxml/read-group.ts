import type { Place } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { placeOf } from '../xml/walk.ts';
import { checkValue } from './check-value.ts';
import type { FieldRule, FieldRules } from './field-rule.ts';
import type { Group, Item } from './group.ts';
import {
  aliases,
  meaningOf,
  misspeltTransactionNames,
  names,
  namespaceInWords,
  type PacketName,
  packetNamespace,
  xmldsigNamespace,
} from './names.ts';
import { type Notes, placeInside } from './notes.ts';

/** Wrappers that every packet has; paths leave them out, so that they begin where people look. */
const wrappers: ReadonlySet<string> = new Set([names.envelope, names.header, names.body]);

/** What is known of an element before its children are looked at. */
interface Standing {
  readonly place: Place;
  /** Path prefix of its children. */
  readonly path: string;
}

/**
 * Reads the children of an element by local name, in any order, and writes down what is missing, doubled,
 * misnamed, in another namespace, unknown, or wrong by itself.
 */
export function readGroup(element: XmlElement, place: Place, rules: FieldRules, notes: Notes): Group {
  const path = wrappers.has(element.name.local) ? '' : place.path;
  const items = new Map<PacketName, Item[]>();
  if (/\S/.test(element.text)) notes.report('packet.text-stray', place, { seen: element.text.trim() });
  for (const child of element.children) {
    const rule = ruleFor(child, rules, { place, path }, notes);
    if (rule === undefined) continue;
    const earlier = listOf(items, rule.name);
    const item = readItem(child, rule, childPath(path, rule, earlier.length), notes);
    if (item === undefined) continue;
    if (earlier.length > 0 && !rule.many) notes.report('packet.element-repeated', item.place);
    earlier.push(item);
  }
  reportMissing(rules, items, { ...place, path }, notes);
  return { element, place, items };
}

/** The list of one name's items, to be added to: a packet may name ten thousand receivers. */
function listOf(items: Map<PacketName, Item[]>, name: PacketName): Item[] {
  const known = items.get(name);
  if (known !== undefined) return known;
  const list: Item[] = [];
  items.set(name, list);
  return list;
}

function ruleFor(
  child: XmlElement,
  rules: FieldRules,
  parent: Standing,
  notes: Notes,
): FieldRule | undefined {
  const { local, namespace } = child.name;
  const meant = meaningOf(aliases, local);
  const rule = rules.get(local) ?? (meant === undefined ? undefined : rules.get(meant));
  if (rule?.name === local && namespace === packetNamespace) return rule;
  const place = placeOf(child, joined(parent.path, local));
  if (rule === undefined) {
    reportUnknown(child, place, notes);
    return undefined;
  }
  if (rule.name !== local) notes.report('packet.name-alias', place, { seen: local, expected: rule.name });
  if (namespace !== packetNamespace && !mayBeForeign(rule, namespace)) {
    notes.report('packet.namespace-mixed', place, {
      seen: namespaceInWords(namespace),
      expected: packetNamespace,
    });
  }
  return rule;
}

function reportUnknown(child: XmlElement, place: Place, notes: Notes): void {
  notes.unknown.push({ path: place.path, element: child });
  const meant = meaningOf(misspeltTransactionNames, child.name.local);
  if (meant === undefined) notes.report('packet.element-unknown', place, { seen: child.name.local });
  else notes.report('packet.transaction-misspelt', place, { seen: child.name.local, expected: meant });
}

function mayBeForeign(rule: FieldRule, namespace: string): boolean {
  return rule.name === names.signature && namespace === xmldsigNamespace;
}

function childPath(path: string, rule: FieldRule, earlier: number): string {
  const numbered = rule.many || earlier > 0 ? `${rule.name}[${earlier + 1}]` : rule.name;
  return joined(path, numbered);
}

function readItem(element: XmlElement, rule: FieldRule, path: string, notes: Notes): Item | undefined {
  const place = placeOf(element, path);
  if (rule.need === 'may' && isEmpty(element)) return readEmpty(element, rule, place, notes);
  if (rule.fields !== undefined) {
    return { element, place, group: readGroup(element, place, rule.fields, notes) };
  }
  return readLeaf(element, rule, place, notes);
}

/** Empty is absent. The one exception is an element that field parsers cannot survive empty. */
function readEmpty(element: XmlElement, rule: FieldRule, place: Place, notes: Notes): Item | undefined {
  if (rule.value?.kind === 'tree') return { element, place };
  notes.report(rule.name === names.steeringType ? 'packet.steering-empty' : 'packet.element-empty', place);
  return undefined;
}

function readLeaf(element: XmlElement, rule: FieldRule, place: Place, notes: Notes): Item {
  if (rule.value?.kind === 'tree' || rule.value?.kind === 'content') return { element, place };
  for (const child of element.children) {
    reportUnknown(child, placeOf(child, joined(place.path, child.name.local)), notes);
  }
  const text = element.text;
  if (element.carved.length > 0) reportCarved(element, place, notes);
  if (element.carved.length > 0 || !/\S/.test(text)) return { element, place };
  if (rule.value !== undefined) checkValue(text, rule.value, place, notes);
  return { element, place, text };
}

/** A text so long and so plain that it was taken for Base64: thousands of letters where hundreds may stand. */
function reportCarved(element: XmlElement, place: Place, notes: Notes): void {
  const bytes = element.carved.reduce((sum, span) => sum + span.end - span.start, element.text.length);
  notes.report('packet.value-too-long', place, { seen: `${bytes}`, expected: 'text' });
}

function reportMissing(
  rules: FieldRules,
  items: ReadonlyMap<PacketName, readonly Item[]>,
  parent: Place,
  notes: Notes,
): void {
  for (const rule of rules.values()) {
    if (rule.need === 'may') continue;
    const found = items.get(rule.name) ?? [];
    const code = rule.need === 'must' ? 'packet.element-missing' : 'packet.element-advised';
    if (found.length === 0) notes.report(code, placeInside(parent, nameOf(rule)));
    else if (rule.fields === undefined && rule.value?.kind !== 'content') {
      const isAbsent = rule.value?.kind === 'tree' ? isEmpty : isBlank;
      for (const item of found) if (isAbsent(item.element)) notes.report(code, item.place, { seen: '' });
    }
  }
}

function nameOf(rule: FieldRule): string {
  return rule.many ? `${rule.name}[1]` : rule.name;
}

/** A leaf without text, whatever elements stand in it: they are nobody's, and hold nothing for it. */
function isBlank(element: XmlElement): boolean {
  return !/\S/.test(element.text) && element.carved.length === 0;
}

/** No text, no carved Base64, and nothing but empty children. */
export function isEmpty(element: XmlElement): boolean {
  return !/\S/.test(element.text) && element.carved.length === 0 && element.children.every(isEmpty);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
