import type { CanonicalForm } from '../../xml/libxml2.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed, placeOf } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import {
  canonicalForms,
  digestMethods,
  envelopedTransform,
  macMethod,
  type SignatureMethod,
  signatureMethods,
} from './algorithm-uris.ts';
import type { CarvedContents } from './carved-contents.ts';
import { refuse } from './fault.ts';
import { dsig, idAttribute, xades, xadesNamespace } from './names.ts';
import {
  algorithmOf,
  bytesOf,
  Children,
  childElements,
  onlyAttributes,
  refuseStructure,
} from './read-elements.ts';

/** One `Reference`, with nothing resolved yet. */
export interface XmlReference {
  readonly element: XmlElement;
  readonly uri: string;
  readonly type: string | undefined;
  /** True when the signature itself is left out. */
  readonly enveloped: boolean;
  /** Undefined when bytes are hashed as they are. */
  readonly form: CanonicalForm | undefined;
  readonly hash: HashName;
  readonly digest: Uint8Array;
}

/** A signature as it stands: strict, and not believed yet. */
export interface XmlSignature {
  readonly element: XmlElement;
  readonly id: string | undefined;
  readonly signedInfo: XmlElement;
  readonly form: CanonicalForm;
  readonly method: SignatureMethod;
  readonly references: readonly XmlReference[];
  readonly value: Uint8Array;
  /** DER, as a hint: whom they belong to is for the path to say. No other key is ever looked at. */
  readonly certificates: readonly Uint8Array[];
  readonly object: XmlElement | undefined;
  /** `QualifyingProperties`, with the object that it stands in. */
  readonly qualifying: XmlElement | undefined;
}

/** A packet of a hundred files has about as many references. */
const mostReferences = 1_000;
const mostCertificates = 16;

/**
 * Reads a `Signature` of the XML-DSig namespace. One `SignedInfo`, one value, at most one `KeyInfo` and one
 * `Object`, in that order; algorithms on the list alone. Refuses everything else.
 */
export function readSignature(element: XmlElement, contents: CarvedContents): XmlSignature {
  onlyAttributes(element, idAttribute);
  const children = new Children(element);
  const signedInfo = children.take(dsig.signedInfo);
  const value = children.take(dsig.signatureValue);
  const keyInfo = children.takeIf(dsig.keyInfo);
  const object = children.takeIf(dsig.object);
  children.end();
  onlyAttributes(value, idAttribute);
  return {
    element,
    id: attributeNamed(element, idAttribute),
    ...readSignedInfo(signedInfo, contents),
    value: bytesOf(value, contents),
    certificates: keyInfo === undefined ? [] : certificatesIn(keyInfo, contents),
    object,
    qualifying: object && qualifyingIn(object),
  };
}

type SignedInfo = Pick<XmlSignature, 'signedInfo' | 'form' | 'method' | 'references'>;

function readSignedInfo(signedInfo: XmlElement, contents: CarvedContents): SignedInfo {
  onlyAttributes(signedInfo, idAttribute);
  const children = new Children(signedInfo);
  const form = formOf(children.take(dsig.canonicalizationMethod));
  const method = methodOf(children.take(dsig.signatureMethod));
  const references = children.many(dsig.reference);
  children.end();
  if (references.length === 0 || references.length > mostReferences) {
    refuseStructure(signedInfo, `${dsig.reference} × ${references.length}`);
  }
  return { signedInfo, form, method, references: references.map((each) => readReference(each, contents)) };
}

function formOf(element: XmlElement): CanonicalForm {
  const uri = algorithmOf(element);
  return canonicalForms.get(uri) ?? refuseAlgorithm(element, uri);
}

function methodOf(element: XmlElement): SignatureMethod {
  const uri = algorithmUri(element);
  if (macMethod.test(uri)) {
    refuse('unsupported-algorithm', 'dsig.mac', placeOf(element, dsig.signature), { seen: uri });
  }
  const method = signatureMethods.get(uri) ?? refuseAlgorithm(element, uri);
  refuseWeak(element, method.hash, uri);
  algorithmOf(element);
  return method;
}

/** The URI before parameters are looked at: a MAC is refused as a MAC whatever stands inside. */
function algorithmUri(element: XmlElement): string {
  return attributeNamed(element, 'Algorithm') ?? refuseStructure(element, '@Algorithm');
}

/** SHA-1 and MD5 sign nothing here, in any profile (SIG-19). */
function refuseWeak(element: XmlElement, hash: HashName, seen: string): void {
  if (hash !== 'sha1' && hash !== 'md5') return;
  refuse('weak-algorithm', 'packet.signature-weak-hash', placeOf(element, dsig.signature), { seen });
}

function refuseAlgorithm(element: XmlElement, seen: string): never {
  const place = placeOf(element, dsig.signature);
  return refuse('unsupported-algorithm', 'dsig.algorithm-unknown', place, { seen });
}

function readReference(element: XmlElement, contents: CarvedContents): XmlReference {
  onlyAttributes(element, idAttribute, 'URI', 'Type');
  const uri = attributeNamed(element, 'URI') ?? refuseStructure(element, '@URI');
  const children = new Children(element);
  const transforms = children.takeIf(dsig.transforms);
  const digestMethod = children.take(dsig.digestMethod);
  const digestValue = children.take(dsig.digestValue);
  children.end();
  onlyAttributes(digestValue);
  const digestUri = algorithmOf(digestMethod);
  const hash = digestMethods.get(digestUri) ?? refuseAlgorithm(digestMethod, digestUri);
  refuseWeak(digestMethod, hash, digestUri);
  const type = attributeNamed(element, 'Type');
  const transformed = transforms === undefined ? noTransforms : readTransforms(transforms);
  return { element, uri, type, ...transformed, hash, digest: bytesOf(digestValue, contents) };
}

type Transformed = Pick<XmlReference, 'enveloped' | 'form'>;
const noTransforms: Transformed = { enveloped: false, form: undefined };

/** At most two: the signature left out, then one canonicalisation. */
function readTransforms(element: XmlElement): Transformed {
  onlyAttributes(element);
  const uris = childElements(element).map((each) => {
    if (each.name.local !== dsig.transform) refuseStructure(each, each.name.local);
    return transformOf(each);
  });
  const enveloped = uris[0] === envelopedTransform;
  const [last, ...more] = enveloped ? uris.slice(1) : uris;
  if (uris.length === 0 || more.length > 0) {
    refuseTransform(element, `${dsig.transform} × ${uris.length}`);
  }
  const form =
    last === undefined ? 'inclusive' : (canonicalForms.get(last) ?? refuseTransform(element, last));
  return { enveloped, form };
}

/** A transform that is not on the list is refused by its name, whatever stands in it. */
function transformOf(element: XmlElement): string {
  const uri = algorithmUri(element);
  if (uri !== envelopedTransform && !canonicalForms.has(uri)) refuseTransform(element, uri);
  return algorithmOf(element);
}

function refuseTransform(element: XmlElement, seen: string): never {
  const place = placeOf(element, dsig.signature);
  return refuse('unsupported-algorithm', 'dsig.transform-refused', place, { seen });
}

function certificatesIn(keyInfo: XmlElement, contents: CarvedContents): readonly Uint8Array[] {
  const named = (parent: XmlElement, local: string) =>
    parent.children.filter(
      (each) => each.name.local === local && each.name.namespace === parent.name.namespace,
    );
  const found = named(keyInfo, dsig.x509Data).flatMap((data) => named(data, dsig.x509Certificate));
  if (found.length > mostCertificates) refuseStructure(keyInfo, `${dsig.x509Certificate} × ${found.length}`);
  return found.map((each) => bytesOf(each, contents));
}

/** An object holds the properties of XAdES; what else may be in one is not known here. */
function qualifyingIn(object: XmlElement): XmlElement {
  onlyAttributes(object, idAttribute);
  const [only, ...others] = object.children;
  if (only?.name.namespace !== xadesNamespace || only.name.local !== xades.qualifyingProperties) {
    const place = placeOf(object, dsig.signature);
    return refuse('unsupported-algorithm', 'dsig.object-unknown', place, {
      seen: only?.name.local ?? dsig.object,
    });
  }
  if (others.length > 0) refuseStructure(object, dsig.object);
  return only;
}
