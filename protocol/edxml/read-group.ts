import type { Place } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { placeOf } from '../xml/walk.ts';
import { checkValue } from './check-value.ts';
import type { ChildRule, FieldRule, FieldRules, ValueRule } from './field-rule.ts';
import type { Group, Item } from './group.ts';
import {
  aliases,
  meaningOf,
  misspeltTransactionNames,
  names,
  namespaceInWords,
  packetNamespace,
  xmldsigNamespace,
} from './names.ts';
import { type Notes, placeInside } from './notes.ts';

/** Wrappers that every packet has; paths leave them out, so that they begin where people look. */
const wrappers: ReadonlySet<string> = new Set([names.envelope, names.header, names.body]);

/**
 * Reads the children of an element by local name, in any order, and writes down what is missing, doubled,
 * misnamed, in another namespace, unknown, or wrong by itself.
 */
export function readGroup(element: XmlElement, place: Place, rules: FieldRules, notes: Notes): Group {
  const path = wrappers.has(element.name.local) ? '' : place.path;
  // A list for each name: a packet may name ten thousand receivers.
  const items: Item[][] = [];
  if (!isWhite(element.text)) notes.report('packet.text-stray', place, { seen: element.text.trim() });
  for (const child of element.children) {
    const rule = ruleFor(child, rules, path, notes);
    if (rule === undefined) continue;
    const earlier = items[rule.slot];
    const item = readItem(child, rule, childPath(path, rule, earlier?.length ?? 0), notes);
    if (item === undefined) continue;
    if (earlier === undefined) items[rule.slot] = [item];
    else {
      if (!rule.many) notes.report('packet.element-repeated', item.place);
      earlier.push(item);
    }
  }
  reportMissing(rules, items, place, path, notes);
  return { element, place, rules, items };
}

function ruleFor(child: XmlElement, rules: FieldRules, path: string, notes: Notes): ChildRule | undefined {
  const { local, namespace } = child.name;
  const known = rules.byName.get(local);
  if (known !== undefined && namespace === packetNamespace) return known;
  const meant = known === undefined ? meaningOf(aliases, local) : undefined;
  const rule = meant === undefined ? known : rules.byName.get(meant);
  const place = placeOf(child, joined(path, local));
  if (rule === undefined) {
    reportUnknown(child, place, notes);
    return undefined;
  }
  if (rule !== known) notes.report('packet.name-alias', place, { seen: local, expected: rule.name });
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
    return { element, place, text: undefined, group: readGroup(element, place, rule.fields, notes) };
  }
  return { element, place, text: readText(element, rule.value, place, notes), group: undefined };
}

/** Empty is absent. The one exception is an element that field parsers cannot survive empty. */
function readEmpty(element: XmlElement, rule: FieldRule, place: Place, notes: Notes): Item | undefined {
  if (rule.value?.kind === 'tree') return { element, place, text: undefined, group: undefined };
  notes.report(rule.name === names.steeringType ? 'packet.steering-empty' : 'packet.element-empty', place);
  return undefined;
}

function readText(
  element: XmlElement,
  value: ValueRule | undefined,
  place: Place,
  notes: Notes,
): string | undefined {
  if (value?.kind === 'tree' || value?.kind === 'content') return undefined;
  for (const child of element.children) {
    reportUnknown(child, placeOf(child, joined(place.path, child.name.local)), notes);
  }
  const text = element.text;
  if (element.carved.length > 0) {
    reportCarved(element, place, notes);
    return undefined;
  }
  if (isWhite(text)) return undefined;
  if (value !== undefined) checkValue(text, value, place, notes);
  return text;
}

/** A text so long and so plain that it was taken for Base64: thousands of letters where hundreds may stand. */
function reportCarved(element: XmlElement, place: Place, notes: Notes): void {
  const bytes = element.carved.reduce((sum, span) => sum + span.end - span.start, element.text.length);
  notes.report('packet.value-too-long', place, { seen: `${bytes}`, expected: 'text' });
}

function reportMissing(
  rules: FieldRules,
  items: readonly (readonly Item[] | undefined)[],
  parent: Place,
  path: string,
  notes: Notes,
): void {
  for (const rule of rules.needed) {
    const found = items[rule.slot];
    const code = rule.need === 'must' ? 'packet.element-missing' : 'packet.element-advised';
    if (found === undefined) notes.report(code, placeInside({ ...parent, path }, nameOf(rule)));
    else if (rule.fields === undefined && rule.value?.kind !== 'content') {
      for (const item of found) if (isAbsent(item, rule)) notes.report(code, item.place, { seen: '' });
    }
  }
}

function nameOf(rule: FieldRule): string {
  return rule.many ? `${rule.name}[1]` : rule.name;
}

/** A leaf without text, whatever elements stand in it: they are nobody's, and hold nothing for it. */
function isAbsent({ element, text }: Item, { value }: FieldRule): boolean {
  if (value?.kind === 'tree') return isEmpty(element);
  return text === undefined && element.carved.length === 0;
}

/** No text, no carved Base64, and nothing but empty children. */
export function isEmpty(element: XmlElement): boolean {
  return element.carved.length === 0 && element.children.every(isEmpty) && isWhite(element.text);
}

/** White space, or nothing. Of most texts the first letter tells. */
function isWhite(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 126 || !(first > 32)) && !/\S/.test(text);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
