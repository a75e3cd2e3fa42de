import type { XmlElement } from '../xml/tree.ts';
import { placeOf } from '../xml/walk.ts';
import { names, packetPrefix } from './names.ts';
import type { Notes } from './notes.ts';

/** What field packets write without prefix: the root, the list of attachments and what is in it. */
const bareParts: ReadonlySet<string> = new Set([names.attachmentList, names.signature]);

/**
 * Some peers look up literal names such as `edXML:StatusCode`, so a packet without the prefix, though it
 * means the same, is lost on them. Told once, at the first such element.
 */
export function checkPrefixes(root: XmlElement, notes: Notes): void {
  const found = findAmong(root.children);
  if (found === undefined) return;
  const { prefix, local } = found.name;
  notes.report('packet.prefix-unusual', placeOf(found, local), {
    seen: prefix === '' ? local : `${prefix}:${local}`,
    expected: `${packetPrefix}:${local}`,
  });
}

function findAmong(elements: readonly XmlElement[]): XmlElement | undefined {
  for (const each of elements) {
    const found = findUnusual(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findUnusual(element: XmlElement): XmlElement | undefined {
  const { prefix, local } = element.name;
  // Most elements are such leaves, and need no second look.
  if (prefix === packetPrefix && element.children.length === 0) return undefined;
  if (local === names.attachmentList) return findContentWithout(element);
  if (bareParts.has(local)) return undefined;
  return prefix === packetPrefix ? findAmong(element.children) : element;
}

/** In the list of attachments only the contents have the prefix. */
function findContentWithout(list: XmlElement): XmlElement | undefined {
  for (const attachment of list.children) {
    for (const part of attachment.children) {
      if (part.name.local === names.attachmentContent && part.name.prefix !== packetPrefix) return part;
    }
  }
  return undefined;
}
