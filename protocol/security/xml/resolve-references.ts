import { contentIdPrefix } from '../../edxml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, placeOf, walkElements } from '../../xml/walk.ts';
import type { LabelledAttachment } from './attachment-labels.ts';
import { contentUri } from './content-uri.ts';
import { refuse } from './fault.ts';
import { dsig, idAttribute, signedPropertiesType } from './names.ts';
import type { PacketLayout, Placed } from './packet-layout.ts';
import { refuseStructure } from './read-elements.ts';
import type { XmlReference } from './read-signature.ts';

/** What a reference turned out to mean. */
export type Target =
  | { readonly kind: 'document'; readonly reference: XmlReference }
  | { readonly kind: 'part'; readonly reference: XmlReference; readonly part: Placed }
  | { readonly kind: 'properties'; readonly reference: XmlReference; readonly part: Placed }
  | {
      readonly kind: 'attachment';
      readonly reference: XmlReference;
      readonly attachment: LabelledAttachment;
    };

/** What a reference may point to. */
export interface Targets {
  readonly root: XmlElement;
  readonly layout: PacketLayout;
  readonly attachments: readonly LabelledAttachment[];
  /** `SignedProperties` at its place, when the signature has it. */
  readonly properties: Placed | undefined;
}

/** Resolves every reference; each to another target, each at its fixed place. */
export function resolveReferences(references: readonly XmlReference[], targets: Targets): readonly Target[] {
  const ids = idsBelow(targets.root);
  const met = new Set<unknown>();
  return references.map((reference) => {
    const target = resolve(reference, targets, ids);
    const key = identityOf(target);
    if (met.has(key)) refuseReference('malformed', 'dsig.reference-twice', reference);
    met.add(key);
    return target;
  });
}

function identityOf(target: Target): unknown {
  if (target.kind === 'document') return target.kind;
  return target.kind === 'attachment' ? target.attachment : target.part.element;
}

function resolve(reference: XmlReference, targets: Targets, ids: Ids): Target {
  const { uri, enveloped } = reference;
  if (uri === '') return resolveDocument(reference);
  if (enveloped) refuseStructure(reference.element, dsig.transform);
  if (uri.startsWith(contentIdPrefix)) return resolveAttachment(reference, targets);
  if (!/^#[^()]+$/.test(uri)) {
    return refuseReference('unsupported-algorithm', 'dsig.reference-foreign', reference);
  }
  return resolvePart(reference, targets, ids);
}

/** The whole document without the signature, which would otherwise sign itself. */
function resolveDocument(reference: XmlReference): Target {
  if (!reference.enveloped) refuseStructure(reference.element, dsig.transforms);
  return { kind: 'document', reference };
}

/** A content is hashed as the bytes that it is; no transform can mean anything. */
function resolveAttachment(reference: XmlReference, { attachments }: Targets): Target {
  if (reference.form !== undefined) refuseStructure(reference.element, dsig.transforms);
  const attachment = attachments.find((each) => contentUri(each.id) === reference.uri);
  if (attachment === undefined) {
    return refuseReference('malformed', 'dsig.reference-dangling', reference);
  }
  return { kind: 'attachment', reference, attachment };
}

function resolvePart(reference: XmlReference, { layout, properties }: Targets, ids: Ids): Target {
  const [element, ...others] = ids.get(reference.uri.slice(1)) ?? [];
  if (element === undefined) return refuseReference('malformed', 'dsig.reference-dangling', reference);
  if (others.length > 0) return refuseReference('malformed', 'dsig.id-ambiguous', reference);
  if (properties?.element === element && reference.type === signedPropertiesType) {
    return { kind: 'properties', reference, part: properties };
  }
  const places = [layout.messageHeader, layout.firstHop, layout.transaction, layout.manifest];
  const part = places.find((each) => each?.element === element);
  const isNamed = attributeNamed(element, idAttribute) === reference.uri.slice(1);
  if (part === undefined || !isNamed || reference.type !== undefined) {
    return refuse('incomplete-coverage', 'dsig.reference-misplaced', placeOf(element, ''), {
      seen: reference.uri,
    });
  }
  return { kind: 'part', reference, part };
}

/** Elements by every attribute that anybody could take for an id, whatever its case and namespace. */
type Ids = ReadonlyMap<string, readonly XmlElement[]>;

function idsBelow(root: XmlElement): Ids {
  const found = new Map<string, XmlElement[]>();
  for (const element of walkElements(root)) {
    for (const { name, value } of element.attributes) {
      if (name.local.toLowerCase() !== 'id') continue;
      const alike = found.get(value);
      if (alike === undefined) found.set(value, [element]);
      else alike.push(element);
    }
  }
  return found;
}

function refuseReference(
  verdict: 'malformed' | 'unsupported-algorithm',
  code: 'dsig.reference-dangling' | 'dsig.reference-foreign' | 'dsig.reference-twice' | 'dsig.id-ambiguous',
  { element, uri }: XmlReference,
): never {
  return refuse(verdict, code, placeOf(element, dsig.signature), { seen: uri });
}
