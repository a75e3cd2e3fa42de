import type { Instant } from '../ports/ports.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Certificate } from './certificate.ts';
import type { TrustPurpose, VerificationContext } from './context.ts';
import { decisiveFirst, type Finding, rankOf } from './finding.ts';
import { judgePath, type PathDemand } from './judge-path.ts';
import { type CandidatePath, searchPaths } from './path-search.ts';
import { stateAt } from './revocation/state-at.ts';
import { type CertificateState, type PathStep, type Verdict, verdicts } from './verdict.ts';

/** Whose path is asked for, what for, and as of when. */
export interface PathQuestion {
  readonly leaf: Certificate;
  /** What came with the signature. Claims, like all else that is not the trust list. */
  readonly others: readonly Certificate[];
  readonly purpose: TrustPurpose;
  /** The moment that counts. */
  readonly at: Instant;
  readonly context: VerificationContext;
  /** Extended usages, one of which the leaf must be for (dotted OIDs); those of the purpose when absent. */
  readonly extendedUsages?: readonly string[];
  /** Policies, one of which must hold along the path (dotted OIDs); any will do when absent. */
  readonly policies?: readonly string[];
}

/** The answer about a path. `reasons[0]` decides unless the verdict is `valid`. */
export interface PathVerdict {
  readonly verdict: Verdict;
  readonly reasons: readonly Problem[];
  /** From the leaf to the root, as far as it could be built. */
  readonly steps: readonly PathStep[];
}

/**
 * Verifies a certificate up to a listed root (RFC 5280 §6; CRT-01 to CRT-08, SIG-14), with the state of each
 * certificate at the moment that counts (REV). All paths that can be built within bounds are tried; the first
 * that holds is the answer, else the one that comes nearest to holding. Nothing is fetched.
 */
export function verifyPath(question: PathQuestion): PathVerdict {
  const { leaf, others, context } = question;
  let best: PathVerdict | undefined;
  let bestRank = -1;
  for (const path of searchPaths(leaf, others, context)) {
    const verdict = verifyCandidate(path, question);
    if (verdict.verdict === 'valid') return verdict;
    const rank = rankOf(verdict.verdict) + ('anchor' in path.end ? verdicts.length : 0);
    if (rank > bestRank) [best, bestRank] = [verdict, rank];
  }
  return best ?? unreachable(leaf);
}

/** A search yields at least the leaf's own dead end. */
function unreachable(leaf: Certificate): PathVerdict {
  const reason = problem('certificate.issuer-missing', leaf.subject.text, { seen: leaf.issuer.text });
  return { verdict: 'untrusted', reasons: [reason], steps: [] };
}

function verifyCandidate(path: CandidatePath, question: PathQuestion): PathVerdict {
  const { findings, notes } = judgePath(path, demandOf(question));
  if (findings.length === 0) return verifyStates(path, question, notes);
  const [end, ...others] = findings;
  const ordered =
    'problem' in path.end && end !== undefined ? [end, ...decisiveFirst(others)] : decisiveFirst(findings);
  const steps = path.certificates.map((certificate) => ({
    certificate,
    state: plainState(certificate, path, question.at),
  }));
  return {
    verdict: ordered[0]?.verdict ?? 'untrusted',
    reasons: [...ordered.map((finding) => finding.problem), ...notes],
    steps,
  };
}

function demandOf({ purpose, at, context, extendedUsages, policies }: PathQuestion): PathDemand {
  return {
    ...{ purpose, at, profile: context.profile },
    ...(extendedUsages === undefined ? {} : { extendedUsages }),
    ...(policies === undefined ? {} : { policies }),
  };
}

/** What can be said of a certificate without asking for its state. */
function plainState(certificate: Certificate, { end }: CandidatePath, at: Instant): CertificateState {
  if (at < certificate.notBefore) return 'not-yet-valid';
  if (at > certificate.notAfter) return 'expired';
  const isRoot = 'anchor' in end && end.anchor.certificate.sha256 === certificate.sha256;
  return isRoot ? 'trusted' : 'unchecked';
}

const verdictOfState = { revoked: 'revoked', suspended: 'suspended', unknown: 'undetermined' } as const;

/** Asks for the state of every certificate below the root; the root is listed, which is its state. */
function verifyStates(path: CandidatePath, question: PathQuestion, notes: readonly Problem[]): PathVerdict {
  const { at, context, others } = question;
  const findings: Finding[] = [];
  const noted = [...notes];
  const steps = path.certificates.map((certificate, index): PathStep => {
    const issuer = path.certificates[index + 1];
    if (issuer === undefined) return { certificate, state: 'trusted', evidence: { kind: 'trust-list' } };
    const { state, evidence, reasons } = stateAt({ certificate, issuer, at, context, others });
    const [first, ...rest] = reasons;
    if (state !== 'good' && first !== undefined)
      findings.push({ verdict: verdictOfState[state], problem: first });
    noted.push(...(state === 'good' ? reasons : rest));
    return { certificate, state, ...(evidence === undefined ? {} : { evidence }) };
  });
  const [decisive, ...other] = decisiveFirst(findings);
  return {
    verdict: decisive?.verdict ?? 'valid',
    reasons: [...(decisive === undefined ? [] : [decisive, ...other]).map((each) => each.problem), ...noted],
    steps,
  };
}
