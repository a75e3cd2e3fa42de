import type { Instant } from '../ports/ports.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { Certificate } from './certificate.ts';
import { isKnownExtension } from './certificate-extensions.ts';
import { holdsPolicies, type PolicyDemand } from './certificate-policies.ts';
import type { TrustAnchor, TrustPurpose } from './context.ts';
import { dayOf } from './day.ts';
import type { Finding } from './finding.ts';
import { judgeKeySize, judgeStrength } from './judge-algorithm.ts';
import { checkNames } from './name-constraints.ts';
import { type CandidatePath, isSelfIssued } from './path-search.ts';
import type { SecurityProfile } from './profile.ts';
import { sizeOf } from './public-key.ts';
import { anchoringOf } from './trust-list.ts';
import { checkAuthorityUsage, checkLeafUsage } from './usages.ts';

/** What a path is judged by, beside its certificates. */
export interface PathDemand extends PolicyDemand {
  readonly purpose: TrustPurpose;
  readonly at: Instant;
  readonly profile: SecurityProfile;
  /** Extended usages, one of which the leaf must be for; those of the purpose when absent. */
  readonly extendedUsages?: readonly string[];
}

/** Everything against a chain but revocation, and what is only to be noted (RFC 5280 §6.1). */
export interface PathJudgement {
  readonly findings: readonly Finding[];
  readonly notes: readonly Problem[];
}

export function judgePath(path: CandidatePath, demand: PathDemand): PathJudgement {
  const { certificates, end } = path;
  const root = 'anchor' in end ? judgeAnchor(end.anchor, demand) : refusedEnd(end.problem);
  const strength = judgeStrengths(path, demand);
  const [leaf, ...authorities] = certificates;
  const findings = [
    ...root.findings,
    ...strength.findings,
    ...certificates.flatMap((each) => [...checkValidity(each, demand.at), ...checkCritical(each)]),
    ...(leaf === undefined ? [] : checkLeaf(leaf, demand)),
    ...authorities.flatMap((each, index) => checkAuthority(each, certificates.slice(1, index + 1), demand)),
    ...checkNames(certificates),
    ...('anchor' in end ? checkPolicies(certificates, demand) : []),
  ];
  return { findings, notes: [...root.notes, ...strength.notes] };
}

function refusedEnd(reason: Problem): PathJudgement {
  const isAlgorithm = reason.code.startsWith('algorithm.');
  return {
    findings: [{ verdict: isAlgorithm ? 'unsupported-algorithm' : 'untrusted', problem: reason }],
    notes: [],
  };
}

function judgeAnchor(anchor: TrustAnchor, { purpose, at, profile }: PathDemand): PathJudgement {
  const place = anchor.certificate.subject.text;
  const anchoring = anchoringOf(anchor, purpose, at, profile);
  const untrusted = (reason: Problem): PathJudgement => ({
    findings: [{ verdict: 'untrusted', problem: reason }],
    notes: [],
  });
  switch (anchoring.kind) {
    case 'serves':
      return { findings: [], notes: [] };
    case 'elsewhere':
      return untrusted(problem('certificate.root-elsewhere', place, { seen: place, expected: purpose }));
    case 'early':
      return untrusted(
        problem('certificate.root-early', place, { seen: place, expected: dayOf(anchor.from) }),
      );
    case 'past': {
      const detail = { seen: place, expected: dayOf(anchor.until) };
      if (anchoring.stance === 'refuse') return untrusted(problem('certificate.root-past', place, detail));
      const note = problem('certificate.root-past', place, { ...detail, severity: 'warning' });
      return { findings: [], notes: anchoring.stance === 'warn' ? [note] : [] };
    }
  }
}

/** Hashes and keys of all signatures in the chain, and the size of the leaf's own key. */
function judgeStrengths({ certificates, uses }: CandidatePath, { profile, at }: PathDemand): PathJudgement {
  const [leaf] = certificates;
  const scheme = leaf?.publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa-pkcs1';
  const own = leaf === undefined ? [] : judgeKeySize({ scheme, ...sizeOf(leaf.publicKey) }, profile);
  const problems = [...own, ...uses.flatMap((use) => judgeStrength(use, profile, at))];
  return {
    findings: problems
      .filter(({ severity }) => severity === 'error')
      .map((each) => ({ verdict: 'weak-algorithm', problem: each })),
    notes: problems.filter(({ severity }) => severity !== 'error'),
  };
}

/** Both ends are inside (RFC 5280 §4.1.2.5). CRT-01, CRT-03. */
function checkValidity({ subject, notBefore, notAfter }: Certificate, at: Instant): readonly Finding[] {
  const seen = dayOf(at);
  if (at < notBefore) {
    const detail = { seen, expected: dayOf(notBefore) };
    return [
      { verdict: 'not-yet-valid', problem: problem('certificate.not-yet-valid', subject.text, detail) },
    ];
  }
  if (at <= notAfter) return [];
  const detail = { seen, expected: dayOf(notAfter) };
  return [{ verdict: 'expired', problem: problem('certificate.expired', subject.text, detail) }];
}

function checkCritical({ subject, extensions }: Certificate): readonly Finding[] {
  return extensions
    .filter(({ critical, oid }) => critical && !isKnownExtension(oid))
    .map(({ oid }) => ({
      verdict: 'unsupported-algorithm',
      problem: problem('certificate.critical-unknown', subject.text, { seen: oid }),
    }));
}

function checkLeaf(leaf: Certificate, { purpose, extendedUsages }: PathDemand): readonly Finding[] {
  const findings = checkLeafUsage(leaf, purpose, extendedUsages);
  if (leaf.subject.attributes.length > 0 || leaf.alternativeNames.length > 0) return findings;
  const empty = problem('certificate.subject-empty', leaf.serial);
  return [...findings, { verdict: 'malformed', problem: empty }];
}

/** `below`: the authorities between this one and the leaf. */
function checkAuthority(
  authority: Certificate,
  below: readonly Certificate[],
  { purpose, extendedUsages }: PathDemand,
): readonly Finding[] {
  const place = authority.subject.text;
  const findings = [...checkAuthorityUsage(authority, purpose, extendedUsages)];
  const refuse = (reason: Problem): void => {
    findings.push({ verdict: 'wrong-usage', problem: reason });
  };
  if (!authority.isAuthority) refuse(problem('certificate.not-authority', place));
  if (authority.keyUsage !== undefined && !authority.keyUsage.includes('keyCertSign')) {
    refuse(problem('certificate.may-not-certify', place));
  }
  const depth = below.filter((each) => !isSelfIssued(each)).length;
  const { pathLength } = authority;
  if (pathLength !== undefined && depth > pathLength) {
    refuse(problem('certificate.path-length', place, { seen: `${depth}`, expected: `${pathLength}` }));
  }
  return findings;
}

function checkPolicies(certificates: readonly Certificate[], demand: PathDemand): readonly Finding[] {
  if (holdsPolicies(certificates.slice(0, -1), demand)) return [];
  return [{ verdict: 'wrong-usage', problem: problem('certificate.policy-missing', 'path') }];
}
