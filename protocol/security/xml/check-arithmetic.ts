import { names } from '../../edxml/names.ts';
import type { Problem } from '../../problems/problem.ts';
import { problem } from '../../problems/problem.ts';
import { placeOf } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import type { VerificationContext } from '../context.ts';
import { joinLabels, type LabelledAttachment } from './attachment-labels.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkDigests, type Hashed, wholePath } from './check-digests.ts';
import { refuse } from './fault.ts';
import { findSignature } from './find-signature.ts';
import { findSigner, type Signer } from './find-signer.ts';
import { dsig } from './names.ts';
import { type OpenPacket, openPacket } from './open-packet.ts';
import type { Placed } from './packet-layout.ts';
import { refuseStructure } from './read-elements.ts';
import { checkBinding, readProperties, type SignedProperties } from './read-properties.ts';
import { readSignature, type XmlSignature } from './read-signature.ts';
import { resolveReferences } from './resolve-references.ts';
import { joinParts, type SignedPacket } from './signed-packet.ts';
import { canonicalElement } from './standalone.ts';

/** A signature whose arithmetic holds, over everything that a receiver reads. */
export interface SoundSignature {
  readonly signature: XmlSignature;
  readonly placed: Placed;
  readonly signer: Signer;
  readonly properties: SignedProperties | undefined;
  readonly hashed: Hashed;
  readonly packet: OpenPacket;
  readonly notices: readonly Problem[];
  readonly signed: SignedPacket;
}

/**
 * Checks what holds, or does not, whatever the time and whoever is trusted. Throws a refusal at the first thing
 * that is wrong, and reads nothing behind it. What the references cover comes before what they hash to: a
 * signature that moved has good digests.
 */
export function checkArithmetic(bytes: Uint8Array, context: VerificationContext): SoundSignature {
  const first = readPacketSignature(bytes, ['sha256']);
  const { packet, placed, signature } = withHashes(bytes, first);
  const properties = readProperties(signature, placed, packet.contents);
  const whole = signature.references.some(({ uri }) => uri === '');
  const attachments = labelledIn(packet, whole);
  const targets = { ...packet, attachments, properties: properties?.placed };
  const resolved = resolveReferences(signature.references, targets);
  checkCoverage(resolved, targets);
  const hashed = checkDigests(resolved, packet, placed.element);
  const signer = findSigner(signature, canonicalSignedInfo(signature, placed, packet), context);
  if (properties !== undefined) checkBinding(properties, signer.certificate.der);
  const notices = noticesOn(whole, properties);
  return { signature, placed, signer, properties, hashed, packet, notices, signed: signedOf(hashed) };
}

/** What is worth knowing about a signature that holds. Plain XML-DSig names no certificate under the signature. */
function noticesOn(whole: boolean, properties: SignedProperties | undefined): readonly Problem[] {
  const isBound = (properties?.certificateDigests.length ?? 0) > 0;
  return [
    ...(whole ? [problem('dsig.whole-document', dsig.signature)] : []),
    ...(isBound ? [] : [problem('signature.certificate-unbound', dsig.signature)]),
  ];
}

interface ReadPacket {
  readonly packet: OpenPacket;
  readonly placed: Placed;
  readonly signature: XmlSignature;
}

function readPacketSignature(bytes: Uint8Array, hashes: readonly HashName[]): ReadPacket {
  const packet = openPacket(bytes, hashes);
  const placed = findSignature(packet.root, packet.layout);
  return { packet, placed, signature: readSignature(placed.element, packet.contents) };
}

/** Attachments are hashed as they go by, nearly always by SHA-256; for other hashes they go by again. */
function withHashes(bytes: Uint8Array, read: ReadPacket): ReadPacket {
  const others = new Set(read.signature.references.map(({ hash }) => hash));
  others.delete('sha256');
  return others.size === 0 ? read : readPacketSignature(bytes, ['sha256', ...others]);
}

/** With the whole document signed, labels are signed too, and need not agree. */
function labelledIn({ layout }: OpenPacket, whole: boolean): readonly LabelledAttachment[] {
  const labels = joinLabels(layout);
  if (labels.ok) return labels.attachments;
  if (whole) return [];
  const place = placeOf(labels.at.element, labels.at.path);
  return refuse('incomplete-coverage', 'dsig.labels-differ', place, { seen: labels.seen });
}

function canonicalSignedInfo(
  { signedInfo, form }: XmlSignature,
  placed: Placed,
  { source }: OpenPacket,
): Uint8Array {
  const ancestors = [...placed.ancestors, placed.element];
  return (
    canonicalElement(signedInfo, ancestors, source, form) ?? refuseStructure(signedInfo, dsig.signedInfo)
  );
}

/** Rule: hand on the bytes that were hashed, never the tree that they were found in. */
function signedOf({ canonical, attachments }: Hashed): SignedPacket {
  const whole = canonical.get(wholePath);
  if (whole !== undefined) return { document: Buffer.concat(whole), attachments };
  const part = (path: string) => canonical.get(path)?.[0];
  const messageHeader = part(names.messageHeader);
  if (messageHeader === undefined) throw new Error('A signature without the message header was accepted.');
  const firstHop = part(`${names.traceHeaderList}/${names.traceHeader}[1]`);
  const transaction = part(`${names.traceHeaderList}/${names.transaction}`);
  return {
    document: joinParts({ messageHeader, firstHop, transaction, manifest: part(names.manifest) }),
    attachments,
  };
}
