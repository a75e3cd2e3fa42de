import { createHash } from 'node:crypto';
import type { Instant } from '../../ports/ports.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, childNamed, placeOf } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import { digestMethods } from './algorithm-uris.ts';
import type { CarvedContents } from './carved-contents.ts';
import { refuse } from './fault.ts';
import { dsig, idAttribute, xades, xadesNamespace, xmldsigNamespace } from './names.ts';
import type { Placed } from './packet-layout.ts';
import { algorithmOf, bytesOf, Children, onlyAttributes, refuseStructure } from './read-elements.ts';
import type { XmlSignature } from './read-signature.ts';

/** The signed properties of XAdES at their place, and what they say (ETSI EN 319 132-1, baseline B). */
export interface SignedProperties {
  readonly placed: Placed;
  /** The time that the signer wrote: a claim (TSP-03). */
  readonly signingTime: Instant | undefined;
  /** Digests of the certificates that the signer named; the first is the signing one. */
  readonly certificateDigests: readonly { readonly hash: HashName; readonly digest: Uint8Array }[];
  /** The unsigned properties, which may hold a time-stamp over the signature. */
  readonly unsigned: XmlElement | undefined;
}

/** Reads the properties of a signature that has them. `signature` is where the signature stands. */
export function readProperties(
  read: XmlSignature,
  signature: Placed,
  contents: CarvedContents,
): SignedProperties | undefined {
  const { object, qualifying, id } = read;
  if (object === undefined || qualifying === undefined) return undefined;
  onlyAttributes(qualifying, 'Target', idAttribute);
  if (id === undefined || attributeNamed(qualifying, 'Target') !== `#${id}`)
    refuseStructure(qualifying, '@Target');
  const children = new Children(qualifying, xadesNamespace);
  const signed = children.take(xades.signedProperties);
  const unsigned = children.takeIf(xades.unsignedProperties);
  children.end();
  const ancestors = [...signature.ancestors, signature.element, object, qualifying];
  const placed = { element: signed, ancestors, path: xades.signedProperties };
  const own = childNamed(signed, xades.signedSignatureProperties);
  return {
    placed,
    signingTime: own && signingTimeIn(own),
    certificateDigests: own === undefined ? [] : certificateDigestsIn(own, contents),
    unsigned,
  };
}

function signingTimeIn(properties: XmlElement): Instant | undefined {
  const element = onlyChild(properties, xades.signingTime);
  if (element === undefined) return undefined;
  return parseDateTime(element.text.trim()) ?? refuseStructure(element, element.text.trim());
}

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** `xs:dateTime` with its zone; without one it is no moment. */
function parseDateTime(text: string): Instant | undefined {
  const at = dateTime.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function onlyChild(parent: XmlElement, local: string): XmlElement | undefined {
  const [only, ...others] = parent.children.filter(
    ({ name }) => name.local === local && name.namespace === xadesNamespace,
  );
  if (others.length > 0) refuseStructure(parent, `${local} × ${others.length + 1}`);
  return only;
}

function certificateDigestsIn(
  properties: XmlElement,
  contents: CarvedContents,
): SignedProperties['certificateDigests'] {
  const list = onlyChild(properties, xades.signingCertificate);
  return (list?.children ?? []).map((entry) => {
    const digest =
      onlyChild(entry, xades.certificateDigest) ?? refuseStructure(entry, xades.certificateDigest);
    const children = new Children(digest, xmldsigNamespace);
    const method = children.take(dsig.digestMethod);
    const value = children.take(dsig.digestValue);
    children.end();
    const seen = algorithmOf(method);
    const hash = digestMethods.get(seen);
    if (hash === undefined || hash === 'sha1' || hash === 'md5') {
      return refuse('weak-algorithm', 'packet.signature-weak-hash', placeOf(method, dsig.signature), {
        seen,
      });
    }
    return { hash, digest: bytesOf(value, contents) };
  });
}

/** SIG-05: refuses a certificate that is not the one which the signer named under the signature. */
export function checkBinding({ certificateDigests }: SignedProperties, certificate: Uint8Array): void {
  const [first] = certificateDigests;
  if (first === undefined) return;
  const digest = createHash(first.hash).update(certificate).digest();
  if (Buffer.compare(digest, first.digest) === 0) return;
  refuse('wrong-signer', 'signature.certificate-swapped', dsig.signature);
}
