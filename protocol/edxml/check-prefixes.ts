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
  const found = root.children.map(findUnusual).find((each) => each !== undefined);
  if (found === undefined) return;
  const { prefix, local } = found.name;
  notes.report('packet.prefix-unusual', placeOf(found, local), {
    seen: prefix === '' ? local : `${prefix}:${local}`,
    expected: `${packetPrefix}:${local}`,
  });
}

function findUnusual(element: XmlElement): XmlElement | undefined {
  if (element.name.local === names.attachmentList) return findContentWithout(element);
  if (bareParts.has(element.name.local)) return undefined;
  if (element.name.prefix !== packetPrefix) return element;
  for (const child of element.children) {
    const found = findUnusual(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In the list of attachments only the contents have the prefix. */
function findContentWithout(list: XmlElement): XmlElement | undefined {
  return list.children
    .flatMap((attachment) => attachment.children)
    .find(({ name }) => name.local === names.attachmentContent && name.prefix !== packetPrefix);
}
