import type { TrustClaimFault } from '../faults/trust-fault.ts';

/** How a claim is bent on its way out; undefined when it is true. */
export type Bend = TrustClaimFault | undefined;

/** The moment of which the service speaks, by its own clock. */
export function claimedTime(at: number, bend: Bend): number {
  if (bend?.kind === 'stale') return at - bend.ms;
  return bend?.kind === 'skewed' ? at + bend.ms : at;
}
