import type { XmlElement } from '../xml/tree.ts';
import { attributeNamed, placeOf } from '../xml/walk.ts';
import { names, namespaceInWords, xmldsigNamespace } from './names.ts';
import type { Notes } from './notes.ts';
import type { SignatureShape } from './packet.ts';
import { isEmpty } from './read-group.ts';

/** A transform URI that field packets name and that nobody ever defined; the real one ends in 2001/10. */
const inventedTransform = 'http://www.w3.org/TR/xml-exc-c14n#';
const weakHash = /(?:sha1|md5)$/i;

/**
 * What the signature element looks like from outside (SIG-19). It is no verdict: a packet is unsigned until
 * somebody verifies a real signature.
 */
export function checkSignature(element: XmlElement | undefined, path: string, notes: Notes): SignatureShape {
  if (element === undefined) return 'absent';
  const place = placeOf(element, path);
  if (isEmpty(element)) {
    notes.report('packet.signature-empty', place);
    return 'empty';
  }
  checkAlgorithms(element, path, notes);
  if (element.name.namespace === xmldsigNamespace) return 'xmldsig';
  notes.report('packet.signature-namespace', place, {
    seen: namespaceInWords(element.name.namespace),
    expected: xmldsigNamespace,
  });
  return 'wrong-namespace';
}

function checkAlgorithms(element: XmlElement, path: string, notes: Notes): void {
  const algorithm = attributeNamed(element, 'Algorithm');
  if (algorithm === inventedTransform) {
    notes.report('packet.signature-transform', placeOf(element, path), { seen: algorithm });
  } else if (algorithm !== undefined && weakHash.test(algorithm)) {
    notes.report('packet.signature-weak-hash', placeOf(element, path), { seen: algorithm });
  }
  const earlier = new Map<string, number>();
  for (const child of element.children) {
    const { local } = child.name;
    const number = (earlier.get(local) ?? 0) + 1;
    earlier.set(local, number);
    const repeats = number > 1 || local === names.reference || local === 'Transform';
    checkAlgorithms(child, `${path}/${repeats ? `${local}[${number}]` : local}`, notes);
  }
}
