import type { Instant } from '../../ports/ports.ts';
import { hasError, type Problem } from '../../problems/problem.ts';
import type { AlgorithmUse } from '../algorithm.ts';
import type { Certificate } from '../certificate.ts';
import { verifyPath } from '../certificate-path.ts';
import type { TrustPurpose, VerificationContext } from '../context.ts';
import { judgeAlgorithm, judgeStrength } from '../judge-algorithm.ts';
import type { PathStep, Verdict } from '../verdict.ts';

/** A signature whose arithmetic holds, and the moment to judge it at. */
export interface SoundSigner {
  readonly certificate: Certificate;
  readonly algorithm: AlgorithmUse;
  /** What came with the signature. */
  readonly others?: readonly Certificate[];
  readonly purpose: TrustPurpose;
  readonly at: Instant;
  /** With the proof that the message brought along. */
  readonly context: VerificationContext;
}

export interface SignerJudgement {
  readonly verdict: Verdict;
  /** What decides comes first. */
  readonly reasons: readonly Problem[];
  readonly path: readonly PathStep[];
}

/** Judges algorithm and certificate path of a signature at one moment. */
export function judgeSigner(signer: SoundSigner): SignerJudgement {
  const { certificate, algorithm, others = [], purpose, at, context } = signer;
  const { profile } = context;
  // What scheme official documents are signed with is no matter of those who vouch for time (SIG-07).
  const said =
    purpose === 'time-stamp' ? judgeStrength(algorithm, profile, at) : judgeAlgorithm(algorithm, profile, at);
  const path = verifyPath({ leaf: certificate, others, purpose, at, context });
  if (!hasError(said)) {
    return { verdict: path.verdict, reasons: [...path.reasons, ...said], path: path.steps };
  }
  const deciding = said.filter(({ severity }) => severity === 'error');
  const isUnknown = deciding[0]?.code === 'algorithm.scheme';
  const rest = said.filter((each) => !deciding.includes(each));
  return {
    verdict: isUnknown ? 'unsupported-algorithm' : 'weak-algorithm',
    reasons: [...deciding, ...path.reasons, ...rest],
    path: path.steps,
  };
}
