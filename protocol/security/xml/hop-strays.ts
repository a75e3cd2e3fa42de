import { names, packetNamespace } from '../../edxml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { isBlank } from './carved-contents.ts';
import type { Stray } from './packet-layout.ts';

const path = `${names.traceHeaderList}/${names.traceHeader}`;
const known: ReadonlySet<string> = new Set([names.organId, names.timestamp]);

/**
 * What stands in a hop that nobody signed and is not the hop's: it holds an organ and a time, once each, and
 * nothing that could be taken for something else.
 */
export function hopStrays(hop: XmlElement): readonly Stray[] {
  const met = new Set<string>();
  const inside = hop.children.flatMap((child) => {
    const { local, namespace } = child.name;
    const isOwn = known.has(local) && namespace === packetNamespace && !met.has(local);
    met.add(local);
    return isOwn ? leafStrays(child) : [stray(child, local)];
  });
  const text = isBlank(hop.text) && hop.carved.length === 0 ? [] : [stray(hop, 'text()')];
  return [...text, ...attributeStrays(hop), ...inside];
}

function leafStrays(leaf: XmlElement): readonly Stray[] {
  const carved = leaf.carved.length > 0 ? [stray(leaf, 'text()')] : [];
  return [
    ...leaf.children.map((child) => stray(child, child.name.local)),
    ...attributeStrays(leaf),
    ...carved,
  ];
}

function attributeStrays(element: XmlElement): readonly Stray[] {
  return element.attributes.map(({ name }) => stray(element, `@${name.local}`));
}

function stray(element: XmlElement, seen: string): Stray {
  return { element, path, seen };
}
