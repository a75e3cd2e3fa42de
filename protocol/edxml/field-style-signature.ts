import type { XmlElement } from '../xml/tree.ts';
import type { OutElement } from '../xml/write.ts';

/** What the vendor library knows of a signature; the rest, the subject's name for one, it loses [A]. */
const known: ReadonlySet<string> = new Set([
  'Signature',
  'SignedInfo',
  'CanonicalizationMethod',
  'SignatureMethod',
  'Reference',
  'Transforms',
  'Transform',
  'DigestMethod',
  'DigestValue',
  'SignatureValue',
  'KeyInfo',
  'X509Data',
  'X509Certificate',
]);

/** The attributes that it writes. */
const knownAttributes: ReadonlySet<string> = new Set(['Algorithm', 'URI']);

/**
 * The signature as the live hub passes it on: without prefix and so in the packet's namespace, whatever it was
 * in before. No signature of the whole packet survives that, and nobody in the field verifies one [A].
 */
export function copySignature(element: XmlElement): readonly OutElement[] {
  const { name, text, children } = element;
  if (!known.has(name.local)) return [];
  const inside = children.flatMap(copySignature);
  const attributes = element.attributes
    .filter((each) => knownAttributes.has(each.name.local))
    .map((each) => [each.name.local, each.value] as const);
  const content = inside.length > 0 ? inside : text.trim();
  return content.length === 0 && attributes.length === 0 ? [] : [{ name: name.local, attributes, content }];
}
