import type { Clock, Fetch } from '../../protocol/ports/ports.ts';
import type { TrustList } from '../../protocol/security/context.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import { createDocumentVerifier, type DocumentVerifier } from './document-verifier.ts';

/** How a hub or a node judges the signatures of what it takes in. */
export interface SignatureRules {
  /** `law`: what is unsigned or bad is refused. `field`: a hub delivers it, and marks it (SIG-01). */
  readonly profile: 'law' | 'field';
  /** The listed roots (SIG-14). */
  readonly trust: TrustList | (() => TrustList | Promise<TrustList>);
  /** How authorities are reached for lists and answers; without it only what files bring along counts. */
  readonly fetch?: Fetch;
  /** Milliseconds for each address; 10,000 unless told. */
  readonly patience?: number;
  /** `thread`: in a thread of its own, so that others are answered meanwhile; in the caller's unless told. */
  readonly runs?: 'here' | 'thread';
}

/** A verifier with a memory of its own for lists and answers. */
export function verifierByRules(
  { trust, profile, fetch, patience }: SignatureRules,
  clock: Clock,
): DocumentVerifier {
  return createDocumentVerifier({
    trust: typeof trust === 'function' ? trust : () => trust,
    profile: profile === 'law' ? lawProfile : fieldProfile,
    clock,
    ...(fetch === undefined ? {} : { fetch }),
    ...(patience === undefined ? {} : { patience }),
  });
}
