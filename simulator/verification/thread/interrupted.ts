import type { Instant } from '../../../protocol/ports/ports.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { recordOf } from '../../../protocol/security/document/verification-record.ts';
import type { Verification, VerificationOrder } from '../document-verifier.ts';
import type { SignatureRules } from '../verifier-by-rules.ts';

/** Why a verification came to no end. */
export type Interruption =
  /** It thought longer than it may, milliseconds. */
  | { readonly kind: 'overran'; readonly limit: number }
  /** Its thread died: out of memory, or by a fault of ours. */
  | { readonly kind: 'broke'; readonly reason: string };

/** What is said of a document whose verification came to no end: nobody can tell yet (REV-04). */
export function interrupted(
  { receivedAt }: Pick<VerificationOrder, 'receivedAt'>,
  why: Interruption,
  { rules: { profile }, now: at }: { readonly rules: Pick<SignatureRules, 'profile'>; readonly now: Instant },
): Verification {
  const finding =
    why.kind === 'overran'
      ? problem('signed.verification-overran', '', { seen: `${why.limit / 1_000} s` })
      : problem('signed.verification-broke', '', { seen: why.reason });
  const document = { verdict: 'undetermined', outcome: 'wait', findings: [finding] } as const;
  const receipt = receivedAt === undefined ? {} : { receivedAt };
  return {
    document,
    record: recordOf({ ...document, files: [] }, { at, profile, ...receipt }),
    proof: { certificates: [], crls: [], ocspAnswers: [] },
    interrupted: true,
  };
}
