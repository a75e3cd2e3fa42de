import { names as n } from '../../protocol/edxml/names.ts';
import { type PacketView, readPacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';

/** One text of a packet, by its path; repeated elements count from 1. */
export type Leaf = readonly [path: string, text: string];

/** What a hub of the field adds when a sender left it out; see the wire contract, section 2. */
const defaults: ReadonlySet<string> = new Set([n.typeDetail, n.direction]);

/**
 * Everything that a packet says: texts of the message header and the transaction block. Empty is absent, order
 * and prefixes do not count, and entries of the trace are looked at elsewhere.
 */
export function leavesOf(view: PacketView): readonly Leaf[] {
  return [
    ...below(view.message, n.messageHeader),
    ...below(view.transaction, n.transaction),
    ...manifestOf(view),
  ];
}

function manifestOf({ manifest }: PacketView): readonly Leaf[] {
  return manifest.isThere ? below(manifest, n.manifest) : [];
}

function below(part: Part, path: string): readonly Leaf[] {
  return part.element === undefined ? [] : walk(part.element, path);
}

type Element = NonNullable<Part['element']>;

function walk(element: Element, path: string): readonly Leaf[] {
  const text = element.text.trim();
  const own: readonly Leaf[] = text === '' ? [] : [[path, text]];
  const seen = new Map<string, number>();
  const nested = element.children.flatMap((child) => {
    const { local } = child.name;
    const count = (seen.get(local) ?? 0) + 1;
    seen.set(local, count);
    return walk(child, `${path}/${local}${count === 1 ? '' : `[${count}]`}`);
  });
  return [...own, ...nested];
}

/** A difference between what was sent and what was handed out. */
export interface Difference {
  readonly path: string;
  readonly sent: string;
  readonly given: string;
}

/** How two packets differ in what they say. What the field adds by itself is no difference. */
export function differencesBetween(sent: PacketView, given: PacketView): readonly Difference[] {
  const before = new Map(leavesOf(sent));
  const after = new Map(leavesOf(given));
  const lost = [...before].flatMap(([path, text]): readonly Difference[] => {
    const found = after.get(path) ?? '';
    return found === text ? [] : [{ path, sent: text, given: found }];
  });
  const added = [...after].flatMap(([path, text]): readonly Difference[] => {
    const isDefault = defaults.has(path.slice(path.lastIndexOf('/') + 1));
    return before.has(path) || isDefault ? [] : [{ path, sent: '', given: text }];
  });
  return [...lost, ...added];
}

/** One hop of a packet. */
export interface Hop {
  readonly organId: string;
  readonly timestamp: string;
}

export function hopsOf(view: PacketView): readonly Hop[] {
  return view.trace.all(n.traceHeader).map((part) => {
    return { organId: part.one(n.organId).text, timestamp: part.one(n.timestamp).text };
  });
}

/** Views are read once for each body. */
const views = new WeakMap<Uint8Array, PacketView>();

export function viewOf(bytes: Uint8Array): PacketView {
  const view = views.get(bytes) ?? readPacketView(bytes);
  views.set(bytes, view);
  return view;
}
