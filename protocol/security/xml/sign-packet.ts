import { createHash, X509Certificate } from 'node:crypto';
import type { Instant } from '../../ports/ports.ts';
import { problem } from '../../problems/problem.ts';
import { type Reading, read, unread } from '../../result.ts';
import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { locate } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import { sizeOf } from '../public-key.ts';
import type { SigningKey } from '../signing-key.ts';
import { valueOfDer } from './ecdsa-value.ts';
import { dsig, signedPropertiesType, xades } from './names.ts';
import { type Insertion, missingIds, readSignable, referencesTo } from './signable-packet.ts';
import { canonicalElement } from './standalone.ts';
import { propertiesId, type SignatureText, writeProperties, writeSignature } from './write-signature.ts';

/** How a packet is signed. */
export interface PacketSigningOrder {
  readonly key: SigningKey;
  /** Of the references; the key has its own. SHA-256 unless given. */
  readonly hash?: HashName;
  /** Given: XAdES-B, with this as the claimed time, for packets that are kept for long. */
  readonly signedAt?: Instant;
}

/** The id of the signature element; the parts are named after their elements. */
const signatureId = dsig.signature;

/**
 * Puts a signature into a packet: references to the message header, the sender's hop, the transaction block, the
 * manifest and every attachment. Adds `Id` attributes and the signature, and changes no other byte. Refuses a
 * packet that has a signature, or something that no reference could cover. Throws for a key that the format has
 * no name for, or that does not return what its own description promises.
 */
export async function signPacket(
  packet: Uint8Array,
  { key, hash = 'sha256', signedAt }: PacketSigningOrder,
): Promise<Reading<Uint8Array>> {
  const named = withIds(packet, hash);
  if (!named.ok) return named;
  const signable = readSignable(named.value, hash);
  const references = signable.ok ? referencesTo(signable.value, hash) : signable;
  if (!signable.ok || !references.ok) return unread(...signable.problems, ...references.problems);
  const object = signedAt === undefined ? '' : writeProperties(signatureId, key.certificate, signedAt);
  const certificates = [key.certificate, ...key.chain];
  const text = { id: signatureId, algorithm: key.algorithm, hash, certificates, object, value: '' };
  const complete = withProperties({ ...text, references: references.value });
  const toBeSigned = canonicalIn(complete, dsig.signedInfo);
  const value = Buffer.from(await signatureValue(key, toBeSigned)).toString('base64');
  const at = signable.value.header.inner.end;
  return read(spliced(named.value, [{ at, text: writeSignature({ ...complete, value }) }]));
}

function withIds(packet: Uint8Array, hash: HashName): Reading<Uint8Array> {
  const bare = readSignable(packet, hash);
  if (!bare.ok) return bare;
  const ids = missingIds(bare.value);
  return ids === undefined
    ? unread(problem('dsig.unsignable', '', { seen: '@Id' }))
    : read(spliced(packet, ids));
}

/** The reference to the signed properties has their digest, so they are put in their place first. */
function withProperties(text: SignatureText): SignatureText {
  if (text.object === '') return text;
  const path = [dsig.object, xades.qualifyingProperties, xades.signedProperties].join('/');
  const digest = createHash(text.hash).update(canonicalIn(text, path)).digest();
  const uri = `#${propertiesId(signatureId)}`;
  const reference = { uri, digest, canonical: true, type: signedPropertiesType };
  return { ...text, references: [...text.references, reference] };
}

/**
 * The canonical bytes of a part of the signature. It is read alone: the exclusive form takes over nothing that
 * stands above, where each name is declared in the signature itself.
 */
function canonicalIn(text: SignatureText, path: string): Uint8Array {
  const reader = createTreeReader();
  reader.write(Buffer.from(writeSignature(text)));
  const tree = reader.end();
  const line = tree.ok ? lineTo(tree.value.root, path) : [];
  const element = line.at(-1);
  const canonical = element && canonicalElement(element, line.slice(0, -1), reader.source, 'exclusive');
  if (canonical === undefined) throw new Error('A signature was written that cannot be read.');
  return canonical;
}

/** Every element from the root down a path. */
function lineTo(root: XmlElement, path: string): readonly XmlElement[] {
  const steps = path.split('/');
  const down = steps.map((_, index) => locate(root, steps.slice(0, index + 1).join('/')));
  return [root, ...down.filter((each) => each !== undefined)];
}

async function signatureValue(key: SigningKey, bytes: Uint8Array): Promise<Uint8Array> {
  const value = await key.sign(bytes);
  if (key.algorithm.scheme !== 'ecdsa') return value;
  return valueOfDer(value, sizeOf(new X509Certificate(key.certificate).publicKey).keyBits);
}

function spliced(packet: Uint8Array, insertions: readonly Insertion[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let last = 0;
  for (const { at, text } of insertions.toSorted((one, other) => one.at - other.at)) {
    pieces.push(packet.subarray(last, at), Buffer.from(text));
    last = at;
  }
  return Buffer.concat([...pieces, packet.subarray(last)]);
}
