import type { OutElement } from '../xml/write.ts';
import { prefixedName } from './encode-tree.ts';
import { names, packetNamespace, packetPrefix } from './names.ts';

/** The root: without a prefix, in the default namespace. */
export function packetRoot(content: readonly OutElement[]): OutElement {
  return { name: names.root, attributes: [['xmlns', packetNamespace]], content };
}

/** The envelope binds the prefix again, to the same namespace: peers compare names with it literally. */
export function envelope(content: readonly OutElement[]): OutElement {
  const attributes = [[`xmlns:${packetPrefix}`, packetNamespace]] as const;
  return { name: prefixedName('envelope'), attributes, content };
}
