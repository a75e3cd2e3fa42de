import { namespaceInWords } from '../../edxml/names.ts';
import { isEmpty } from '../../edxml/read-group.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, placeOf, walkElements } from '../../xml/walk.ts';
import { inventedTransform } from './algorithm-uris.ts';
import { refuse } from './fault.ts';
import { dsig, xmldsigNamespace } from './names.ts';
import type { PacketLayout, Placed } from './packet-layout.ts';

/**
 * The one signature of a packet, at its place. What field packets carry there is none (SIG-19): an empty element,
 * one of another namespace, one with a transform that nobody defined. Each is *absent*, for its own reason.
 */
export function findSignature(root: XmlElement, layout: PacketLayout): Placed {
  const inDocument = [...walkElements(root)].filter(isSignature);
  const [only, ...others] = layout.signatures;
  if (others.length > 0 || inDocument.length > 1) {
    const last = others.at(-1)?.element ?? inDocument.at(-1) ?? root;
    refuse('malformed', 'dsig.several', placeOf(last, dsig.signature));
  }
  if (only === undefined) return refuseMissing(inDocument[0]);
  const { element } = only;
  const place = placeOf(element, dsig.signature);
  if (isEmpty(element)) return refuse('absent', 'packet.signature-empty', place);
  if (!isSignature(element)) {
    const seen = namespaceInWords(element.name.namespace);
    return refuse('absent', 'packet.signature-namespace', place, { seen, expected: xmldsigNamespace });
  }
  refuseDecoration(element);
  return only;
}

function isSignature({ name }: XmlElement): boolean {
  return name.local === dsig.signature && name.namespace === xmldsigNamespace;
}

function refuseMissing(elsewhere: XmlElement | undefined): never {
  if (elsewhere === undefined) return refuse('absent', 'dsig.absent', dsig.signature);
  return refuse('malformed', 'dsig.misplaced', placeOf(elsewhere, dsig.signature));
}

function refuseDecoration(signature: XmlElement): void {
  for (const element of walkElements(signature)) {
    const seen = attributeNamed(element, 'Algorithm');
    if (seen === inventedTransform) {
      refuse('absent', 'packet.signature-transform', placeOf(element, dsig.signature), { seen });
    }
  }
}
