import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed } from '../../xml/walk.ts';
import { type CarvedContents, createCarvedContents } from '../xml/carved-contents.ts';
import { dsig11Namespace, dsigNamespace, weakAlgorithms, xencNamespace } from './encryption-names.ts';
import { refuseOpening, refuseReading } from './opening.ts';

/** One `EncryptedKey`, with nothing opened. */
export interface EncryptedKey {
  readonly method: XmlElement;
  readonly algorithm: string;
  /** Its own `KeyInfo`; undefined when it does not say whose key hides it. */
  readonly keyInfo: XmlElement | undefined;
  readonly wrapped: Uint8Array;
  /** SHA-256 of the receiver's certificate, when it says so. */
  readonly receiver: Uint8Array | undefined;
}

/** An `EncryptedData` as it stands. */
export interface EncryptedData {
  readonly mimeType: string | undefined;
  readonly algorithm: string;
  readonly keys: readonly EncryptedKey[];
  readonly value: Uint8Array;
  readonly contents: CarvedContents;
}

/** Of an encrypted file: twice what a gateway in production use lets through. */
const mostBytes = 100_000_000;
const mostKeys = 500;

/** Reads an `EncryptedData` document. Refuses, by name, what is weak, unknown, or points elsewhere. */
export function readEncryptedData(bytes: Uint8Array): EncryptedData {
  const contents = createCarvedContents([], { each: mostBytes, all: mostBytes });
  const reader = createTreeReader(undefined, contents.sink);
  reader.write(bytes);
  const tree = reader.end();
  if (!tree.ok) return refuseReading(tree.problems.filter(({ severity }) => severity === 'error'));
  const { root } = tree.value;
  if (root.name.local !== 'EncryptedData' || root.name.namespace !== xencNamespace) {
    refuseOpening('malformed', 'encryption.malformed', root.name.local);
  }
  // With a type it would stand for a part of a document, which no file does.
  const type = attributeNamed(root, 'Type');
  if (type !== undefined) refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', type);
  const algorithm = algorithmOf(only(root, 'EncryptionMethod', xencNamespace));
  const keys = children(only(root, 'KeyInfo', dsigNamespace), 'EncryptedKey', xencNamespace);
  if (keys.length === 0 || keys.length > mostKeys)
    refuseOpening('malformed', 'encryption.malformed', 'EncryptedKey');
  return {
    mimeType: attributeNamed(root, 'MimeType'),
    algorithm,
    keys: keys.map((each) => readKey(each, contents)),
    value: cipherOf(root, contents),
    contents,
  };
}

function readKey(element: XmlElement, contents: CarvedContents): EncryptedKey {
  const method = only(element, 'EncryptionMethod', xencNamespace);
  const keyInfo = maybe(element, 'KeyInfo', dsigNamespace);
  return {
    ...{ method, algorithm: attributeNamed(method, 'Algorithm') ?? '', keyInfo },
    wrapped: cipherOf(element, contents),
    receiver: keyInfo && receiverIn(keyInfo, contents),
  };
}

function receiverIn(keyInfo: XmlElement, contents: CarvedContents): Uint8Array | undefined {
  const agreement = maybe(keyInfo, 'AgreementMethod', xencNamespace);
  const named = agreement === undefined ? keyInfo : maybe(agreement, 'RecipientKeyInfo', xencNamespace);
  const data = named && maybe(named, 'X509Data', dsigNamespace);
  const digest = data && maybe(data, 'X509Digest', dsig11Namespace);
  const isSha256 = digest && attributeNamed(digest, 'Algorithm') === `${xencNamespace}sha256`;
  return isSha256 ? contents.of(digest)?.bytes : undefined;
}

/** The algorithm of a method; weak ones are refused here, before anything is tried. */
export function algorithmOf(method: XmlElement): string {
  const algorithm = attributeNamed(method, 'Algorithm') ?? '';
  if (weakAlgorithms.has(algorithm)) refuseOpening('weak-algorithm', 'encryption.algorithm-weak', algorithm);
  return algorithm;
}

/** A reference to a cipher text elsewhere is not followed. */
function cipherOf(element: XmlElement, contents: CarvedContents): Uint8Array {
  const value = only(only(element, 'CipherData', xencNamespace), 'CipherValue', xencNamespace);
  return bytesIn(value, contents);
}

export function bytesIn(element: XmlElement, contents: CarvedContents): Uint8Array {
  return (
    contents.of(element)?.bytes ?? refuseOpening('malformed', 'encryption.malformed', element.name.local)
  );
}

export function children(parent: XmlElement, local: string, namespace: string): readonly XmlElement[] {
  return parent.children.filter(({ name }) => name.local === local && name.namespace === namespace);
}

export function maybe(parent: XmlElement, local: string, namespace: string): XmlElement | undefined {
  const [found, ...others] = children(parent, local, namespace);
  if (others.length > 0)
    refuseOpening('malformed', 'encryption.malformed', `${local} × ${others.length + 1}`);
  return found;
}

export function only(parent: XmlElement, local: string, namespace: string): XmlElement {
  return maybe(parent, local, namespace) ?? refuseOpening('malformed', 'encryption.malformed', local);
}
