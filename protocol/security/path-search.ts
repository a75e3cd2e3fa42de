import { sameBytes } from '../asn1/values.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { AlgorithmUse } from './algorithm.ts';
import type { Certificate } from './certificate.ts';
import type { TrustAnchor, VerificationContext } from './context.ts';
import { knownCertificates } from './proof-certificates.ts';
import { checkIssuedBy } from './signed-by.ts';
import { anchorWith } from './trust-list.ts';

/** A chain from the leaf upwards, each signed by the next. */
export interface CandidatePath {
  /** The leaf first. */
  readonly certificates: readonly Certificate[];
  /** How each was signed by the next; one fewer than certificates. */
  readonly uses: readonly AlgorithmUse[];
  /** The listed root that it ends in, or why it ends without one. */
  readonly end: { readonly anchor: TrustAnchor } | { readonly problem: Problem };
}

/** Paths of authorities in use have three or four certificates. */
const longestPath = 12;
/** Signatures tried in one search. A mesh of cross-certificates has more paths than can ever be tried. */
const mostChecks = 200;
/** Chains handed on in one search. */
const mostPaths = 64;

interface Search {
  readonly context: VerificationContext;
  readonly bySubject: ReadonlyMap<string, readonly Certificate[]>;
  checks: number;
  paths: number;
}

interface Climb {
  readonly certificates: readonly Certificate[];
  readonly uses: readonly AlgorithmUse[];
}

/**
 * All chains that can be built from the leaf out of what came with it, the proof material and the trust list,
 * within bounds; the likeliest first. Nothing is fetched. A chain never holds the same name with the same key
 * twice, so that loops end.
 */
export function* searchPaths(
  leaf: Certificate,
  others: readonly Certificate[],
  context: VerificationContext,
): Generator<CandidatePath> {
  const search: Search = { context, bySubject: poolOf(others, context), checks: 0, paths: 0 };
  yield* climb({ certificates: [leaf], uses: [] }, search);
}

/** Roots first: a path that ends at once is the best one. */
function poolOf(
  others: readonly Certificate[],
  { trust, proof, memo }: VerificationContext,
): ReadonlyMap<string, readonly Certificate[]> {
  const pool = new Map<string, Certificate[]>();
  const roots = trust.anchors.map(({ certificate }) => certificate);
  const seen = new Set<string>();
  for (const certificate of [...roots, ...others, ...knownCertificates(proof, memo)]) {
    if (seen.has(certificate.sha256)) continue;
    seen.add(certificate.sha256);
    const same = pool.get(certificate.subject.canonical);
    if (same === undefined) pool.set(certificate.subject.canonical, [certificate]);
    else same.push(certificate);
  }
  return pool;
}

function* climb(path: Climb, search: Search): Generator<CandidatePath> {
  const [leaf] = path.certificates;
  const top = path.certificates.at(-1) ?? leaf;
  if (top === undefined || search.paths >= mostPaths) return;
  const anchor = anchorWith(top, search.context.trust);
  if (anchor !== undefined) {
    search.paths += 1;
    yield { ...path, end: { anchor } };
  }
  const found = issuersOf(top, path, search);
  for (const { issuer, use } of found.issuers) {
    yield* climb({ certificates: [...path.certificates, issuer], uses: [...path.uses, use] }, search);
  }
  if (anchor === undefined && found.issuers.length === 0) {
    search.paths += 1;
    yield { ...path, end: { problem: found.failure ?? deadEnd(top, search.context) } };
  }
}

interface Found {
  readonly issuers: readonly { readonly issuer: Certificate; readonly use: AlgorithmUse }[];
  readonly failure?: Problem;
}

/** Who signed `top`: the names agree and the arithmetic holds. */
function issuersOf(top: Certificate, path: Climb, search: Search): Found {
  const candidates = likeliestFirst(top, search.bySubject.get(top.issuer.canonical) ?? []).filter(
    (each) => !path.certificates.some((below) => isSameHolder(below, each)),
  );
  if (candidates.length > 0 && path.certificates.length >= longestPath)
    return { issuers: [], failure: tooWide() };
  const issuers: { issuer: Certificate; use: AlgorithmUse }[] = [];
  let failure: Problem | undefined;
  for (const issuer of candidates) {
    if (search.checks >= mostChecks) return { issuers, failure: tooWide() };
    search.checks += 1;
    const signed = checkIssuedBy(top, issuer, search.context.memo);
    if (signed.kind === 'holds') issuers.push({ issuer, use: signed.use });
    else if (signed.kind === 'unsupported') failure = signed.problem;
    else failure ??= keyDiffers(top, issuer);
  }
  return { issuers, ...(failure === undefined || isSelfIssued(top) ? {} : { failure }) };
}

function isSameHolder(one: Certificate, other: Certificate): boolean {
  return (
    one.subject.canonical === other.subject.canonical && sameBytes(one.publicKeyInfo, other.publicKeyInfo)
  );
}

/** Key identifiers are hints: they order, and never decide (RFC 5280 §4.2.1.1). */
function likeliestFirst(top: Certificate, candidates: readonly Certificate[]): readonly Certificate[] {
  const id = top.authorityKeyId;
  if (id === undefined || candidates.length < 2) return candidates;
  const rank = (each: Certificate): number => (each.subjectKeyId === id ? 0 : 1);
  return [...candidates].sort((one, other) => rank(one) - rank(other));
}

function deadEnd(top: Certificate, { trust }: VerificationContext): Problem {
  const seen = top.issuer.text;
  if (!isSelfIssued(top)) return problem('certificate.issuer-missing', top.subject.text, { seen });
  const isNamesake = trust.anchors.some(
    ({ certificate }) => certificate.subject.canonical === top.subject.canonical,
  );
  const code = isNamesake ? 'certificate.root-look-alike' : 'certificate.root-unlisted';
  return problem(code, top.subject.text, { seen });
}

function keyDiffers(top: Certificate, issuer: Certificate): Problem {
  return problem('certificate.issuer-key-differs', top.subject.text, { seen: issuer.subject.text });
}

function tooWide(): Problem {
  const expected = `${mostChecks}`;
  return problem('certificate.path-too-wide', 'path', { expected });
}

/** Subject and issuer are the same name: a root, or an authority's own roll-over (RFC 5280 §3.2). */
export function isSelfIssued({ subject, issuer }: Certificate): boolean {
  return subject.canonical === issuer.canonical;
}
