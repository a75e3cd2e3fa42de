import type { Instant } from '../../ports/ports.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import { isKnownExtension } from '../certificate-extensions.ts';
import type { VerificationContext } from '../context.ts';
import { judgeStrength } from '../judge-algorithm.ts';
import { checkIssuedBy, checkSignedBy, remembered, type Signed } from '../signed-by.ts';

/** A list or an answer as far as its signature goes. */
export interface SignedProof extends Signed {
  readonly sha256: string;
  /** For people: what it is and of when. */
  readonly label: string;
  readonly madeAt: Instant;
}

/** Why a proof cannot be used; undefined when it stands. */
export type ProofFault = Problem | undefined;

/**
 * Verifies that `signer` signed a proof (REV-05): the arithmetic, the strength of the algorithm, and that the
 * signer's certificate was in force when the proof was made.
 */
export function checkProofSigner(
  proof: SignedProof,
  signer: Certificate,
  at: Instant,
  { profile, memo }: VerificationContext,
): ProofFault {
  const seen = proof.label;
  const signed = remembered(memo, `signed:${proof.sha256}:${signer.sha256}`, () =>
    checkSignedBy(proof, signer.publicKey),
  );
  if (signed.kind !== 'holds') return problem('revocation.proof-forged', signer.subject.text, { seen });
  if (isWeak(signed.use, profile, Math.max(at, proof.madeAt)))
    return problem('revocation.proof-weak', signer.subject.text, { seen });
  const inForce = signer.notBefore <= proof.madeAt && proof.madeAt <= signer.notAfter;
  return inForce ? undefined : problem('revocation.proof-unusable', signer.subject.text, { seen });
}

/**
 * True when the issuer itself gave `delegate` its certificate, by an algorithm that a path may hold at that time, and
 * nothing in it is not understood.
 */
export function isDelegateOf(
  delegate: Certificate,
  issuer: Certificate,
  at: Instant,
  { profile, memo }: VerificationContext,
): boolean {
  if (delegate.issuer.canonical !== issuer.subject.canonical) return false;
  if (delegate.extensions.some(({ critical, oid }) => critical && !isKnownExtension(oid))) return false;
  const signed = checkIssuedBy(delegate, issuer, memo);
  return signed.kind === 'holds' && !isWeak(signed.use, profile, at);
}

function isWeak(...used: Parameters<typeof judgeStrength>): boolean {
  return judgeStrength(...used).some(({ severity }) => severity === 'error');
}
