import { createHash, timingSafeEqual } from 'node:crypto';
import { placeOf } from '../../xml/walk.ts';
import type { SignedCoverage } from '../verdict.ts';
import { attachmentPath } from './check-coverage.ts';
import { refuse } from './fault.ts';
import type { OpenPacket } from './open-packet.ts';
import type { XmlReference } from './read-signature.ts';
import type { Target } from './resolve-references.ts';
import type { SignedAttachment } from './signed-packet.ts';
import { canonicalElement } from './standalone.ts';
import { canonicalDocument } from './whole-document.ts';

/** What was hashed, each under the path of what it is. */
export interface Hashed {
  readonly coverage: SignedCoverage;
  /** Canonical bytes, in pieces. */
  readonly canonical: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly attachments: readonly SignedAttachment[];
}

/** The path of the whole document. */
export const wholePath = '/';

/** Hashes what every reference points to, and refuses the signature where it is not what was signed (SIG-04). */
export function checkDigests(
  targets: readonly Target[],
  packet: OpenPacket,
  signature: Target['reference']['element'],
): Hashed {
  const canonical = new Map<string, readonly Uint8Array[]>();
  const attachments: SignedAttachment[] = [];
  const parts: string[] = [];
  let bytes = 0;
  for (const target of targets) {
    const path = pathOf(target);
    parts.push(path);
    if (target.kind === 'attachment') {
      const attachment = checkAttachment(target, packet);
      attachments.push(attachment);
      bytes += attachment.size;
    } else {
      const pieces = canonicalOf(target, packet, signature);
      compare(target.reference, digestOf(pieces, target.reference), path);
      canonical.set(path, pieces);
      bytes += pieces.reduce((sum, { length }) => sum + length, 0);
    }
  }
  return { coverage: { spans: [], parts, bytes }, canonical, attachments };
}

function pathOf(target: Target): string {
  if (target.kind === 'attachment') return attachmentPath(target.attachment);
  return target.kind === 'document' ? wholePath : target.part.path;
}

function checkAttachment(
  target: Target & { readonly kind: 'attachment' },
  { contents }: OpenPacket,
): SignedAttachment {
  const { reference, attachment } = target;
  const content = contents.of(attachment.content);
  const digest = content?.digests.get(reference.hash);
  const sha256 = content?.digests.get('sha256');
  if (content === undefined || digest === undefined || sha256 === undefined) {
    const place = placeOf(attachment.content, attachmentPath(attachment));
    return refuse('malformed', 'dsig.content-unreadable', place, { seen: attachment.id });
  }
  compare(reference, digest, attachmentPath(attachment));
  return { contentId: attachment.id, size: content.size, sha256: Buffer.from(sha256).toString('hex') };
}

function canonicalOf(
  target: Exclude<Target, { readonly kind: 'attachment' }>,
  packet: OpenPacket,
  signature: Target['reference']['element'],
): readonly Uint8Array[] {
  const { form = 'inclusive' } = target.reference;
  const pieces =
    target.kind === 'document'
      ? canonicalDocument({ ...packet, signature }, form)
      : one(canonicalElement(target.part.element, target.part.ancestors, packet.source, form));
  const path = pathOf(target);
  return pieces ?? refuse('malformed', 'dsig.structure', path, { seen: path });
}

function one(piece: Uint8Array | undefined): readonly Uint8Array[] | undefined {
  return piece && [piece];
}

function digestOf(pieces: readonly Uint8Array[], { hash }: XmlReference): Uint8Array {
  const digest = createHash(hash);
  for (const piece of pieces) digest.update(piece);
  return digest.digest();
}

function compare({ digest, element }: XmlReference, actual: Uint8Array, path: string): void {
  if (digest.length === actual.length && timingSafeEqual(digest, actual)) return;
  refuse('tampered', 'dsig.digest-differs', placeOf(element, path), { seen: path });
}
