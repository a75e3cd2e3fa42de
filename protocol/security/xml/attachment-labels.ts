import { contentIdPrefix, names, packetNamespace } from '../../edxml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { isBlank } from './carved-contents.ts';
import type { PacketLayout, Placed } from './packet-layout.ts';

/** An attachment whose labels say what the manifest says of it. */
export interface LabelledAttachment {
  /** Without `cid:`. */
  readonly id: string;
  /** The element with the Base64. */
  readonly content: XmlElement;
}

/** `refused`: what is wrong with which attachment, for people. */
export type Labelled =
  | { readonly ok: true; readonly attachments: readonly LabelledAttachment[] }
  | { readonly ok: false; readonly at: Placed; readonly seen: string };

/** What the manifest and the attachment both say. */
const shared = [names.contentType, names.attachmentName, names.description] as const;

/**
 * Joins the attachments with the manifest. What an attachment says of itself stands outside of what can be
 * signed, since its content does; so it has to repeat the manifest, which is signed, and may say nothing else.
 * Each attachment has one entry, and each entry an attachment.
 */
export function joinLabels({ manifest, attachments }: PacketLayout): Labelled {
  const entries = new Map<string, XmlElement>();
  for (const entry of manifest?.element.children ?? []) {
    const id = idOf(entry);
    if (manifest !== undefined && (id === undefined || entries.has(id))) {
      return { ok: false, at: manifest, seen: id ?? entry.name.local };
    }
    if (id !== undefined) entries.set(id, entry);
  }
  const joined: LabelledAttachment[] = [];
  for (const at of attachments) {
    const id = idOf(at.element);
    const entry = id === undefined ? undefined : entries.get(id);
    const content = entry && contentBeside(at.element, entry);
    if (id === undefined || content === undefined) return { ok: false, at, seen: id ?? '' };
    entries.delete(id);
    joined.push({ id, content });
  }
  const [missing] = entries.keys();
  if (manifest !== undefined && missing !== undefined) return { ok: false, at: manifest, seen: missing };
  return { ok: true, attachments: joined };
}

/** The content of an attachment that says of itself what its entry says; undefined when it does not. */
function contentBeside(attachment: XmlElement, entry: XmlElement): XmlElement | undefined {
  if (attachment.attributes.length > 0 || !isBlank(attachment.text)) return undefined;
  const own = onlyChildren(attachment);
  const listed = onlyChildren(entry);
  const content = own?.get(names.attachmentContent);
  if (own === undefined || listed === undefined || content === undefined) return undefined;
  const known: ReadonlySet<string> = new Set([names.contentId, names.attachmentContent, ...shared]);
  if ([...own.keys()].some((each) => !known.has(each))) return undefined;
  const agree = shared.every((each) => textOf(own.get(each)) === textOf(listed.get(each)));
  return agree ? content : undefined;
}

/** The children by name, each a leaf of the packet's namespace that stands once; undefined otherwise. */
function onlyChildren(element: XmlElement): ReadonlyMap<string, XmlElement> | undefined {
  const found = new Map<string, XmlElement>();
  for (const child of element.children) {
    const { local, namespace } = child.name;
    const isLeaf = child.children.length === 0 && child.attributes.length === 0;
    const isShort = child.carved.length === 0 || local === names.attachmentContent;
    if (namespace !== packetNamespace || found.has(local) || !isLeaf || !isShort) return undefined;
    found.set(local, child);
  }
  return found;
}

function textOf(element: XmlElement | undefined): string {
  return element?.text ?? '';
}

function idOf(element: XmlElement): string | undefined {
  const [id, ...others] = element.children.filter((each) => each.name.local === names.contentId);
  if (id === undefined || others.length > 0 || id.name.namespace !== packetNamespace) return undefined;
  const text = id.text.trim();
  const bare = text.startsWith(contentIdPrefix) ? text.slice(contentIdPrefix.length) : text;
  return bare === '' ? undefined : bare;
}
