import { problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import { dayOf } from '../day.ts';
import { knownCertificates } from '../proof-certificates.ts';
import type { RevokedEntry } from './crl-entry.ts';
import { knownLists } from './known-proofs.ts';
import type { RevocationList } from './parse-crl.ts';
import { checkProofSigner, isDelegateOf, type ProofFault } from './proof-signer.ts';
import type { StateQuestion, Testimony } from './question.ts';
import { decide, type Statement } from './statement.ts';

/** What the lists at hand say of a certificate (RFC 5280 §6.3). */
export function testimonyOfLists(question: StateQuestion): Testimony {
  const { context } = question;
  const { lists, problems } = knownLists(context.proof, context.memo);
  const concerned = lists.filter((list) => concerns(list, question));
  const judged = concerned.map((list) => ({ list, fault: judgeList(list, question) }));
  const sound = judged.filter(({ fault }) => fault === undefined).map(({ list }) => list);
  return {
    statements: sound.map((list) => stateOf(list, sound, question)),
    problems: [...problems, ...judged.map(({ fault }) => fault).filter((fault) => fault !== undefined)],
  };
}

/** Of the certificate's issuer, or of an authority that its distribution points name for an indirect list. */
function concerns({ issuer, scope }: RevocationList, { certificate }: StateQuestion): boolean {
  if (issuer.canonical === certificate.issuer.canonical) return true;
  return (
    scope.indirect &&
    certificate.distributionPoints.some((point) => point.crlIssuers.includes(issuer.canonical))
  );
}

/** First why not by content, then by signature: arithmetic is dear. */
function judgeList(list: RevocationList, question: StateQuestion): ProofFault {
  const { certificate, context } = question;
  const seen = labelOf(list);
  const place = certificate.subject.text;
  if (list.thisUpdate > context.now + context.profile.clockTolerance) {
    return problem('revocation.proof-early', place, { seen });
  }
  if (list.unknownCritical !== undefined || !isInScope(list, certificate)) {
    const why = list.unknownCritical === undefined ? 'issuingDistributionPoint' : list.unknownCritical;
    return problem('revocation.proof-unusable', place, { seen: `${seen}: ${why}` });
  }
  return judgeSigner(list, question);
}

function judgeSigner(list: RevocationList, question: StateQuestion): ProofFault {
  const proof = { ...list, label: labelOf(list), madeAt: list.thisUpdate };
  let fault: ProofFault = problem('revocation.proof-forged', list.issuer.text, { seen: proof.label });
  for (const signer of signersOf(list, question)) {
    const found = checkProofSigner(proof, signer, question.at, question.context);
    if (found === undefined) return undefined;
    if (found.code !== 'revocation.proof-forged') fault = found;
  }
  return fault;
}

/** The issuer, or who has from it the right to sign lists under the list's name. */
function signersOf(list: RevocationList, question: StateQuestion): readonly Certificate[] {
  const { issuer, alone = false } = question;
  const may = issuer.keyUsage === undefined || issuer.keyUsage.includes('cRLSign');
  const own = may && issuer.subject.canonical === list.issuer.canonical ? [issuer] : [];
  return alone ? own : [...own, ...delegatesFor(list, question)];
}

function delegatesFor(list: RevocationList, question: StateQuestion): readonly Certificate[] {
  const { issuer, others = [], at, context } = question;
  return [...others, ...knownCertificates(context.proof, context.memo)]
    .filter((each) => each.subject.canonical === list.issuer.canonical && each.sha256 !== issuer.sha256)
    .slice(0, 10)
    .filter((each) => each.keyUsage?.includes('cRLSign') === true && isDelegateOf(each, issuer, at, context))
    .filter((each) => !isWithdrawn(each, list, question));
}

/** A delegate may speak for itself, so only what the issuer itself has said against it counts. */
function isWithdrawn(
  delegate: Certificate,
  { thisUpdate }: RevocationList,
  question: StateQuestion,
): boolean {
  const { statements } = testimonyOfLists({ ...question, certificate: delegate, alone: true });
  const { state } = decide(statements, thisUpdate);
  return state === 'revoked' || state === 'suspended';
}

/** RFC 5280 §6.3.3 b 2. */
function isInScope({ scope, issuer }: RevocationList, certificate: Certificate): boolean {
  if (scope.only === 'attributes') return false;
  if (scope.only === 'users' && certificate.isAuthority) return false;
  if (scope.only === 'authorities' && !certificate.isAuthority) return false;
  if (scope.names.length === 0) return true;
  // Without points of its own, a certificate is on the list of its issuer's name.
  if (certificate.distributionPoints.length === 0)
    return scope.names.includes(`directory:${issuer.canonical}`);
  const points = certificate.distributionPoints.flatMap(({ names, crlIssuers }) =>
    names.length > 0 ? names : crlIssuers.map((name) => `directory:${name}`),
  );
  return points.some((name) => scope.names.includes(name));
}

/** What a list says, a delta together with its base (RFC 5280 §5.2.4). */
function stateOf(list: RevocationList, sound: readonly RevocationList[], question: StateQuestion): Statement {
  const own = entryOf(list, question.certificate);
  if (list.baseNumber === undefined)
    return statementOf(list, own, isConclusive(list, question.certificate), question);
  const base = sound.find((each) => isBaseOf(each, list));
  const isRemoved = own?.reason === 'removeFromCRL';
  const entry = isRemoved ? undefined : (own ?? (base && entryOf(base, question.certificate)));
  const conclusive = base !== undefined && isConclusive(base, question.certificate);
  return statementOf(list, entry, conclusive, question);
}

function isBaseOf(base: RevocationList, delta: RevocationList): boolean {
  if (base.baseNumber !== undefined || base.number === undefined || delta.number === undefined) return false;
  const isRecent = base.number >= (delta.baseNumber ?? 0n) && base.number < delta.number;
  return isRecent && base.issuer.canonical === delta.issuer.canonical && base.scope.key === delta.scope.key;
}

function entryOf({ entries }: RevocationList, { serial, issuer }: Certificate): RevokedEntry | undefined {
  return entries.get(`${serial} ${issuer.canonical}`);
}

/** Whether silence of the list means that the certificate was good: for all reasons, and not yet forgotten. */
function isConclusive(
  { scope, keepsExpired, thisUpdate }: RevocationList,
  { notAfter }: Certificate,
): boolean {
  return !scope.partial && (keepsExpired || thisUpdate <= notAfter);
}

function statementOf(
  list: RevocationList,
  entry: RevokedEntry | undefined,
  conclusive: boolean,
  { context }: StateQuestion,
): Statement {
  const { thisUpdate: from, nextUpdate, sha256 } = list;
  const until = nextUpdate ?? from + context.profile.statusFreshFor;
  const evidence = {
    kind: 'crl',
    from,
    sha256,
    ...(nextUpdate === undefined ? {} : { until: nextUpdate }),
  } as const;
  if (entry === undefined) return { evidence, from, until, says: conclusive ? 'good' : 'silent' };
  const { revokedAt, invalidFrom = revokedAt, reason = 'unspecified' } = entry;
  return {
    ...{ from, until, since: Math.min(revokedAt, invalidFrom) },
    says: reason === 'certificateHold' ? 'held' : 'revoked',
    evidence: { ...evidence, revokedAt, reason },
  };
}

function labelOf({ issuer, thisUpdate, baseNumber }: RevocationList): string {
  return `${baseNumber === undefined ? 'CRL' : 'delta CRL'} ${issuer.text} ${dayOf(thisUpdate)}`;
}
