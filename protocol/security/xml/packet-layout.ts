import { names, packetNamespace } from '../../edxml/names.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { isBlank } from './carved-contents.ts';
import { hopStrays } from './hop-strays.ts';

/** An element at its fixed place, with everything above it, the root first. */
export interface Placed {
  readonly element: XmlElement;
  readonly ancestors: readonly XmlElement[];
  /** For people and for `SignedCoverage.parts`. */
  readonly path: string;
}

/**
 * Where the parts of a packet stand: the only places at which a signed element counts. Whatever else stands in
 * the packet is a stray, so that nothing can hide beside what was signed.
 */
export interface PacketLayout {
  readonly messageHeader: Placed | undefined;
  /** The sender's own hop. The hub adds others behind it, which nobody signs. */
  readonly firstHop: Placed | undefined;
  readonly transaction: Placed | undefined;
  readonly manifest: Placed | undefined;
  /** Every element with the local name of a signature, in any namespace, in the header. */
  readonly signatures: readonly Placed[];
  readonly attachments: readonly Placed[];
  /** What has no place in a signed packet, or stands twice in a place for one. */
  readonly strays: readonly Stray[];
}

export interface Stray {
  readonly element: XmlElement;
  readonly path: string;
  /** What it is: an element's name, `@name` of an attribute, `text()`. */
  readonly seen: string;
}

/** A signature's element by its name, and by the name that one line of software gives it. */
const signatureNames: ReadonlySet<string> = new Set([names.signature, 'DigitalSignature']);

/** Attributes that readers pass over, by the element that may carry them. */
const harmless: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [names.traceHeaderList, new Set(['id', 'version', 'mustUnderstand', 'actor'])],
]);

/** Finds the parts below a packet's root. Undefined when the root is that of no packet. */
export function layOut(root: XmlElement): PacketLayout | undefined {
  if (!isOfPacket(root, names.root)) return undefined;
  return new Survey(root).layout();
}

function isOfPacket({ name }: XmlElement, local: string): boolean {
  return name.local === local && name.namespace === packetNamespace;
}

class Survey {
  readonly #root: Placed;
  readonly #strays: Stray[] = [];
  readonly #signatures: Placed[] = [];

  constructor(root: XmlElement) {
    this.#root = { element: root, ancestors: [], path: '' };
  }

  layout(): PacketLayout {
    const top = this.#childrenOf(this.#root, [names.envelope, names.attachmentList]);
    const inEnvelope = this.#childrenOf(top.get(names.envelope), [names.header, names.body]);
    const inHeader = this.#childrenOf(inEnvelope.get(names.header), [
      names.messageHeader,
      names.traceHeaderList,
    ]);
    const trace = this.#trace(inHeader.get(names.traceHeaderList));
    const inBody = this.#childrenOf(inEnvelope.get(names.body), [names.manifest]);
    const attachments = this.#many(top.get(names.attachmentList), names.attachment);
    return {
      messageHeader: inHeader.get(names.messageHeader),
      ...trace,
      manifest: inBody.get(names.manifest),
      signatures: this.#signatures,
      attachments,
      strays: this.#strays,
    };
  }

  #trace(list: Placed | undefined): Pick<PacketLayout, 'firstHop' | 'transaction'> {
    const isHop = (child: XmlElement) => isOfPacket(child, names.traceHeader);
    const hops = list?.element.children.filter(isHop) ?? [];
    const [first, ...later] = hops;
    for (const hop of later) this.#strays.push(...hopStrays(hop));
    const transaction = this.#childrenOf(list, [names.transaction], isHop).get(names.transaction);
    if (list === undefined || first === undefined) return { firstHop: undefined, transaction };
    return { firstHop: below(list, first, `${names.traceHeader}[1]`), transaction };
  }

  #many(list: Placed | undefined, local: string): readonly Placed[] {
    if (list === undefined) return [];
    this.#childrenOf(list, [], (child) => isOfPacket(child, local));
    return list.element.children
      .filter((child) => isOfPacket(child, local))
      .map((child, index) => below(list, child, `${local}[${index + 1}]`));
  }

  /** The one child of each name; every other child is a stray, but for those that somebody else looks at. */
  #childrenOf(
    parent: Placed | undefined,
    locals: readonly string[],
    isOther: (child: XmlElement) => boolean = () => false,
  ): ReadonlyMap<string, Placed> {
    const found = new Map<string, Placed>();
    if (parent === undefined) return found;
    this.#checkBare(parent.element, parent.path);
    for (const child of parent.element.children) {
      const { local } = child.name;
      if (signatureNames.has(local) && isOfPacket(parent.element, names.header)) {
        this.#signatures.push(below(parent, child, local));
      } else if (isOther(child)) continue;
      else if (locals.includes(local) && isOfPacket(child, local) && !found.has(local)) {
        found.set(local, below(parent, child, local));
      } else this.#stray(child, parent.path, local);
    }
    return found;
  }

  #checkBare(element: XmlElement, path: string): void {
    if (!isBlank(element.text) || element.carved.length > 0) this.#stray(element, path, 'text()');
    for (const attribute of element.attributes) {
      if (!isHarmless(attribute, element)) this.#stray(element, path, `@${attribute.name.local}`);
    }
  }

  #stray(element: XmlElement, path: string, seen: string): void {
    this.#strays.push({ element, path, seen });
  }
}

function below({ element: parent, ancestors, path }: Placed, element: XmlElement, step: string): Placed {
  const isWrapper = wrappers.has(parent.name.local) || path === '';
  return { element, ancestors: [...ancestors, parent], path: isWrapper ? step : `${path}/${step}` };
}

/** Paths leave these out, as they do for a reader of packets. */
const wrappers: ReadonlySet<string> = new Set([names.envelope, names.header, names.body]);

function isHarmless({ name }: XmlAttribute, element: XmlElement): boolean {
  return name.namespace === '' && harmless.get(element.name.local)?.has(name.local) === true;
}
