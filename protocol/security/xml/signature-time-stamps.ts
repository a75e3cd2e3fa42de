import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed } from '../../xml/walk.ts';
import { canonicalForms } from './algorithm-uris.ts';
import type { CarvedContents } from './carved-contents.ts';
import { dsig, xades, xadesNamespace } from './names.ts';
import type { OpenPacket } from './open-packet.ts';
import type { Placed } from './packet-layout.ts';
import type { SignedProperties } from './read-properties.ts';
import { canonicalElement } from './standalone.ts';

/** Tokens over the signature's value, and the bytes that they have to be over (EN 319 132-1, 5.3). */
export interface ValueTimeStamps {
  readonly tokens: readonly Uint8Array[];
  readonly over: Uint8Array;
}

const mostTokens = 8;

/**
 * The time-stamps of XAdES-T. They are unsigned, so what cannot be read of them is passed over: it proves
 * nothing, and takes nothing away. Undefined when there is none.
 */
export function timeStampsOf(
  { unsigned }: SignedProperties,
  { element, ancestors }: Placed,
  { source, contents }: OpenPacket,
): ValueTimeStamps | undefined {
  const stamps = named(named([unsigned], xades.unsignedSignatureProperties), xades.signatureTimeStamp);
  const tokens = named(stamps, xades.encapsulatedTimeStamp).slice(0, mostTokens);
  const method = stamps[0]?.children.find(({ name }) => name.local === dsig.canonicalizationMethod);
  const uri = method && attributeNamed(method, 'Algorithm');
  const form = canonicalForms.get(uri ?? '') ?? 'inclusive';
  const value = element.children.find(({ name }) => name.local === dsig.signatureValue);
  const over = value && canonicalElement(value, [...ancestors, element], source, form);
  return tokens.length === 0 || over === undefined
    ? undefined
    : { tokens: tokens.flatMap(bytesIn(contents)), over };
}

function named(parents: readonly (XmlElement | undefined)[], local: string): readonly XmlElement[] {
  return parents
    .flatMap((parent) => parent?.children ?? [])
    .filter(({ name }) => name.local === local && name.namespace === xadesNamespace);
}

function bytesIn(contents: CarvedContents): (element: XmlElement) => readonly Uint8Array[] {
  return (element) => {
    const bytes = contents.of(element)?.bytes;
    return bytes === undefined ? [] : [bytes];
  };
}
