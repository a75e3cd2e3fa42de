import { createHash } from 'node:crypto';
import { names } from '../../edxml/names.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, placeOf, walkElements } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import { joinLabels, type LabelledAttachment } from './attachment-labels.ts';
import { type CarvedContents, createCarvedContents } from './carved-contents.ts';
import { contentUri } from './content-uri.ts';
import { dsig, idAttribute, xmldsigNamespace } from './names.ts';
import { layOut, type PacketLayout, type Placed } from './packet-layout.ts';
import { canonicalElement, type Source } from './standalone.ts';
import type { ReferenceText } from './write-signature.ts';

/** A packet of which everything that a receiver reads can be covered by a signature. */
export interface SignablePacket {
  /** The header, which the signature goes into. */
  readonly header: XmlElement;
  readonly parts: readonly Placed[];
  readonly attachments: readonly LabelledAttachment[];
  readonly source: Source;
  readonly root: XmlElement;
  readonly contents: CarvedContents;
}

/** Reads a packet that is to be signed, or says why it cannot be. */
export function readSignable(packet: Uint8Array, hash: HashName): Reading<SignablePacket> {
  const contents = createCarvedContents([hash]);
  const reader = createTreeReader(undefined, contents.sink);
  reader.write(packet);
  const tree = reader.end();
  if (!tree.ok) return tree;
  const { root } = tree.value;
  const layout = layOut(root);
  const header = layout?.messageHeader?.ancestors.at(-1);
  if (layout === undefined || header === undefined) return unread(unsignable(root, names.messageHeader));
  const labels = joinLabels(layout);
  const problems = [...alreadySigned(root, layout), ...strays(layout)];
  if (!labels.ok) problems.push(unsignable(labels.at.element, labels.seen));
  if (problems.length > 0 || !labels.ok) return unread(...problems);
  return read({
    header,
    parts: partsOf(layout),
    attachments: labels.attachments,
    ...{ root, contents, source: reader.source },
  });
}

function partsOf({ messageHeader, firstHop, transaction, manifest }: PacketLayout): readonly Placed[] {
  return [messageHeader, firstHop, transaction, manifest].filter((part) => part !== undefined);
}

function alreadySigned(root: XmlElement, { signatures }: PacketLayout): Problem[] {
  const isSignature = ({ name }: XmlElement) =>
    name.local === dsig.signature && name.namespace === xmldsigNamespace;
  const found = signatures[0]?.element ?? [...walkElements(root)].find(isSignature);
  return found === undefined ? [] : [problem('dsig.already-signed', placeOf(found, dsig.signature))];
}

function strays({ strays: found }: PacketLayout): readonly Problem[] {
  return found.map(({ element, path, seen }) => problem('dsig.unsignable', placeOf(element, path), { seen }));
}

function unsignable(element: XmlElement, seen: string): Problem {
  return problem('dsig.unsignable', placeOf(element, ''), { seen });
}

/** Text to be put into a packet at a byte offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** An `Id` for every part that has none, named after its element. Undefined when a name is taken. */
export function missingIds({ root, parts }: SignablePacket): readonly Insertion[] | undefined {
  const taken = new Set(
    [...walkElements(root)].flatMap(({ attributes }) =>
      attributes.filter(({ name }) => name.local.toLowerCase() === 'id').map(({ value }) => value),
    ),
  );
  const missing = parts.filter(({ element }) => attributeNamed(element, idAttribute) === undefined);
  if (missing.some(({ element }) => taken.has(element.name.local))) return undefined;
  return missing.map(({ element }) => ({
    at: element.span.start + 1 + Buffer.byteLength(writtenName(element)),
    text: ` ${idAttribute}="${element.name.local}"`,
  }));
}

function writtenName({ name }: XmlElement): string {
  return name.prefix === '' ? name.local : `${name.prefix}:${name.local}`;
}

/** The references of the profile, in the order of the packet. */
export function referencesTo(packet: SignablePacket, hash: HashName): Reading<readonly ReferenceText[]> {
  const found: ReferenceText[] = [];
  for (const { element, ancestors } of packet.parts) {
    const canonical = canonicalElement(element, ancestors, packet.source, 'exclusive');
    const id = attributeNamed(element, idAttribute);
    if (canonical === undefined || id === undefined) return unread(unsignable(element, element.name.local));
    const digest = createHash(hash).update(canonical).digest();
    found.push({ uri: `#${id}`, digest, canonical: true });
  }
  for (const { id, content } of packet.attachments) {
    const digest = packet.contents.of(content)?.digests.get(hash);
    if (digest === undefined) {
      return unread(problem('dsig.content-unreadable', placeOf(content, ''), { seen: id }));
    }
    found.push({ uri: contentUri(id), digest, canonical: false });
  }
  return read(found);
}
