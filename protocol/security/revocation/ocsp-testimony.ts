import { createHash } from 'node:crypto';
import { readDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { usageOids } from '../../asn1/oids.ts';
import { bitBytesOf } from '../../asn1/values.ts';
import type { Instant } from '../../ports/ports.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { HashName } from '../algorithm.ts';
import type { Certificate } from '../certificate.ts';
import { dayOf } from '../day.ts';
import { parseKnownCertificate } from '../parse-certificate.ts';
import { knownCertificates } from '../proof-certificates.ts';
import type { StateEvidence } from '../verdict.ts';
import { testimonyOfLists } from './crl-testimony.ts';
import { knownAnswers } from './known-proofs.ts';
import type { CertificateId, OcspAnswer, SingleAnswer } from './parse-ocsp.ts';
import { checkProofSigner, isDelegateOf, type ProofFault } from './proof-signer.ts';
import type { StateQuestion, Testimony } from './question.ts';
import { decide, type Statement } from './statement.ts';

/**
 * What the OCSP answers at hand say of a certificate (RFC 6960 §3.2). One that speaks of it twice has said both
 * things: which comes first in the list decides nothing.
 */
export function testimonyOfAnswers(question: StateQuestion): Testimony {
  const { context } = question;
  const { answers, problems } = knownAnswers(context.proof, context.memo);
  const found = answers.flatMap((answer) => {
    const singles = answer.answers.filter(({ id }) => isAbout(id, question));
    return singles.length === 0 ? [] : [{ answer, singles, fault: judgeAnswer(answer, singles, question) }];
  });
  return {
    statements: found
      .filter(({ fault }) => fault === undefined)
      .flatMap(({ answer, singles }) => singles.map((single) => statementOf(answer, single, question))),
    problems: [...problems, ...found.map(({ fault }) => fault).filter((fault) => fault !== undefined)],
  };
}

/** Serial number, and both hashes of the issuer: the serial alone is anybody's (RFC 6960 §4.1.1). */
function isAbout(id: CertificateId, { certificate, issuer }: StateQuestion): boolean {
  if (id.serial !== certificate.serial || id.hash === undefined) return false;
  if (id.issuerKeyHash !== digestOf(id.hash, keyBitsOf(issuer))) return false;
  return id.issuerNameHash === digestOf(id.hash, certificate.issuer.der);
}

function digestOf(hash: HashName, bytes: Uint8Array): string {
  return createHash(hash).update(bytes).digest('hex');
}

/** What the BIT STRING of the public key holds. */
export function keyBitsOf({ publicKeyInfo }: Certificate): Uint8Array {
  const fields = fieldsOf(readDer(publicKeyInfo));
  fields.take(tags.sequence);
  return bitBytesOf(fields.take(tags.bits));
}

function judgeAnswer(
  answer: OcspAnswer,
  singles: readonly SingleAnswer[],
  question: StateQuestion,
): ProofFault {
  const { certificate, context } = question;
  const seen = labelOf(answer);
  const place = certificate.subject.text;
  const latest = context.now + context.profile.clockTolerance;
  if (answer.producedAt > latest || singles.some(({ thisUpdate }) => thisUpdate > latest)) {
    return problem('revocation.proof-early', place, { seen });
  }
  const [critical] = [answer, ...singles].flatMap(({ unknownCritical }) => unknownCritical ?? []);
  if (critical !== undefined)
    return problem('revocation.proof-unusable', place, { seen: `${seen}: ${critical}` });
  return judgeResponder(answer, question);
}

function judgeResponder(answer: OcspAnswer, question: StateQuestion): ProofFault {
  const proof = { ...answer, label: labelOf(answer), madeAt: answer.producedAt };
  let fault: ProofFault = problem('revocation.proof-forged', answer.responder.value, { seen: proof.label });
  for (const responder of respondersOf(answer, question)) {
    const found = checkProofSigner(proof, responder, question.at, question.context);
    if (found === undefined) return undefined;
    if (found.code !== 'revocation.proof-forged') fault = found;
  }
  return fault;
}

/** The issuer itself, or whom it made its responder (RFC 6960 §4.2.2.2). */
function respondersOf(answer: OcspAnswer, question: StateQuestion): readonly Certificate[] {
  const { issuer, others = [], context } = question;
  const sent = answer.certificates.flatMap((der) => {
    const reading = parseKnownCertificate(der, context.memo);
    return reading.ok ? [reading.value] : [];
  });
  const candidates = [...sent, ...others, ...knownCertificates(context.proof, context.memo)]
    .filter((each) => isNamed(each, answer))
    .slice(0, 10);
  const delegates = candidates.filter((each) => isResponderOf(each, answer.producedAt, question));
  return isNamed(issuer, answer) ? [issuer, ...delegates] : delegates;
}

function isNamed(certificate: Certificate, { responder }: OcspAnswer): boolean {
  if (responder.by === 'name') return certificate.subject.canonical === responder.value;
  return digestOf('sha1', keyBitsOf(certificate)) === responder.value;
}

function isResponderOf(delegate: Certificate, at: Instant, question: StateQuestion): boolean {
  const { issuer, context } = question;
  const { keyUsage, extendedKeyUsage } = delegate;
  if (extendedKeyUsage?.includes(usageOids.ocspSigning) !== true) return false;
  if (
    keyUsage !== undefined &&
    !keyUsage.includes('digitalSignature') &&
    !keyUsage.includes('nonRepudiation')
  ) {
    return false;
  }
  if (!isDelegateOf(delegate, issuer, at, context)) return false;
  return delegate.statusUnchecked || isGood({ ...question, certificate: delegate, at });
}

/** A responder's own state comes from lists: one that vouches for itself vouches for nothing. */
function isGood(question: StateQuestion): boolean {
  return decide(testimonyOfLists(question).statements, question.at).state === 'good';
}

function statementOf(answer: OcspAnswer, single: SingleAnswer, question: StateQuestion): Statement {
  const { thisUpdate: from, nextUpdate } = single;
  const until = nextUpdate ?? from + question.context.profile.statusFreshFor;
  const fresh = nextUpdate === undefined ? {} : { until: nextUpdate };
  const evidence: StateEvidence = { kind: 'ocsp', from, sha256: answer.sha256, ...fresh };
  if (single.status !== 'revoked') {
    const says = single.status === 'good' && isRemembered(single, question) ? 'good' : 'silent';
    return { evidence, from, until, says };
  }
  const { revokedAt = Number.NEGATIVE_INFINITY, reason = 'unspecified' } = single;
  return {
    ...{ from, until, since: revokedAt },
    says: reason === 'certificateHold' ? 'held' : 'revoked',
    evidence: { ...evidence, revokedAt, reason },
  };
}

/** After its expiry a certificate is good only for a responder that still remembers it (RFC 6960 §4.4.4). */
function isRemembered({ thisUpdate, archiveCutoff }: SingleAnswer, { certificate }: StateQuestion): boolean {
  if (thisUpdate <= certificate.notAfter) return true;
  return archiveCutoff !== undefined && archiveCutoff <= certificate.notAfter;
}

function labelOf({ responder, producedAt }: OcspAnswer): string {
  return `OCSP ${responder.value} ${dayOf(producedAt)}`;
}

/** Holds an answer against the nonce that was asked with, hex (REV-05); for whoever fetched it. */
export function checkNonce(answer: OcspAnswer, asked: string): Problem | undefined {
  if (answer.nonce === asked.toLowerCase()) return undefined;
  return problem('revocation.nonce-differs', 'OCSP', { seen: answer.nonce ?? '–' });
}
