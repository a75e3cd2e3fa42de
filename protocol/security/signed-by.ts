import type { KeyObject } from 'node:crypto';
import { type Problem, problem } from '../problems/problem.ts';
import type { AlgorithmUse } from './algorithm.ts';
import { algorithmUse, parseSignatureAlgorithm } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import type { VerificationMemo } from './context.ts';
import { verifySignatureBytes } from './verify-bytes.ts';

/** Something in X.509's SIGNED form: a certificate, a list, an answer. */
export interface Signed {
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether a key signed it, and with which algorithm. `unsupported`: nobody here can say. */
export type SignedBy =
  | { readonly kind: 'holds'; readonly use: AlgorithmUse }
  | { readonly kind: 'fails' }
  | { readonly kind: 'unsupported'; readonly problem: Problem };

/** Verifies the signature of a SIGNED under a key. */
export function checkSignedBy(signed: Signed, key: KeyObject): SignedBy {
  const algorithm = parseSignatureAlgorithm(signed.signatureAlgorithm);
  if (!algorithm.ok) return unsupported(algorithm.problems);
  // Certificates, lists and answers name their hash; rsaEncryption alone is for CMS.
  const use = algorithmUse(algorithm.value, key);
  if (!use.ok) {
    const isOther = use.problems.some(({ code }) => code === 'algorithm.key-mismatch');
    return isOther ? { kind: 'fails' } : unsupported(use.problems);
  }
  const arithmetic = verifySignatureBytes(use.value, key, signed.toBeSigned, signed.signature);
  return arithmetic === 'holds' ? { kind: 'holds', use: use.value } : { kind: 'fails' };
}

function unsupported([first = problem('algorithm.unsupported', 'algorithm')]: readonly Problem[]): SignedBy {
  return { kind: 'unsupported', problem: first };
}

/** `checkSignedBy` for one certificate under another, remembered where there is a memo. */
export function checkIssuedBy(
  certificate: Certificate,
  issuer: Certificate,
  memo: VerificationMemo | undefined,
): SignedBy {
  return remembered(memo, `issued:${certificate.sha256}:${issuer.sha256}`, () =>
    checkSignedBy(certificate, issuer.publicKey),
  );
}

/** What a memo holds under `key`, or the answer of `check`, put there. */
export function remembered(memo: VerificationMemo | undefined, key: string, check: () => SignedBy): SignedBy {
  if (memo === undefined) return check();
  const known = memo.get(key);
  if (isSignedBy(known)) return known;
  const fresh = check();
  memo.set(key, fresh);
  return fresh;
}

function isSignedBy(value: unknown): value is SignedBy {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
