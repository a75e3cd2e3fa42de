import type { Instant } from '../ports/ports.ts';
import type { Certificate } from './certificate.ts';
import type { TrustAnchor, TrustList, TrustPurpose } from './context.ts';
import type { SecurityProfile, Stance } from './profile.ts';

/**
 * CRT-07: from 1 January 2026, 00:00 in Vietnam, official documents rest on the specialised authority; the
 * certificates of public ones were to be replaced by 31/12/2025. For `until` of a public root.
 */
export const publicAuthorityCutOver: Instant = Date.UTC(2025, 11, 31, 17);

/** How a root may serve a purpose at a moment. */
export type Anchoring =
  | { readonly kind: 'serves' }
  /** Listed for it, and past the day until which it is listed. */
  | { readonly kind: 'past'; readonly stance: Stance }
  /** Listed for it from a later day on. */
  | { readonly kind: 'early' }
  /** Listed for something else. */
  | { readonly kind: 'elsewhere' };

/** The listed root with exactly these bytes. */
export function anchorWith(certificate: Certificate, { anchors }: TrustList): TrustAnchor | undefined {
  return anchors.find((anchor) => anchor.certificate.sha256 === certificate.sha256);
}

/** The purposes of trust that answer for `purpose`: a profile says on which ones official documents may rest. */
export function purposesFor(purpose: TrustPurpose, profile: SecurityProfile): readonly TrustPurpose[] {
  return purpose === 'official-signature' ? profile.purposes : [purpose];
}

/** Judges whether `anchor` may be rested on for `purpose` at `at` (SIG-14, CRT-07). */
export function anchoringOf(
  { purposes, from, until }: TrustAnchor,
  purpose: TrustPurpose,
  at: Instant,
  profile: SecurityProfile,
): Anchoring {
  const wanted = purposesFor(purpose, profile);
  const served = purposes.filter((each) => wanted.includes(each));
  if (served.length === 0) return { kind: 'elsewhere' };
  if (from !== undefined && at < from) return { kind: 'early' };
  if (until === undefined || at < until) return { kind: 'serves' };
  // Only a public root under an official document has a stance of its own; any other one is simply over.
  const isPublic = purpose === 'official-signature' && !served.includes('official-signature');
  return { kind: 'past', stance: isPublic ? profile.publicAuthority : 'refuse' };
}
