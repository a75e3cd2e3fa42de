import type { Instant } from '../../protocol/ports/ports.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import type { PathStep, SignatureVerdict, StateEvidence, Verdict } from '../../protocol/security/verdict.ts';
import { problemsAsJson } from '../explain/problem-lines.ts';
import type { Judged, JudgedEncryption } from './judged.ts';

/** The verdicts for machines: times in UTC, certificates by their names and digests, reasons in words too. */
export function judgedAsJson(
  verdict: Verdict,
  { parts, encrypted, document }: Judged,
  { language, noticed }: { readonly language: Language; readonly noticed: readonly Problem[] },
): unknown {
  return {
    verdict,
    parts: parts.map(({ name, kind, verdict: own, reasons, signatures }) => ({
      name,
      kind,
      verdict: own,
      reasons: problemsAsJson(reasons, language),
      signatures: signatures.map((each) => signatureAsJson(each, language)),
    })),
    ...(encrypted.length === 0 ? {} : { encrypted: encrypted.map((each) => told(each, language)) }),
    ...(document === undefined
      ? {}
      : { document: { ...document, findings: problemsAsJson(document.findings, language) } }),
    noticed: problemsAsJson(noticed, language),
  };
}

function told({ reasons, ...answer }: JudgedEncryption, language: Language): unknown {
  return { ...answer, reasons: problemsAsJson(reasons, language) };
}

function signatureAsJson(signature: SignatureVerdict, language: Language): unknown {
  const { kind, place, verdict, signer, claimedAt, proven, coverage, algorithm, timeStamp } = signature;
  return {
    kind,
    place,
    verdict,
    signer: signer && certificateAsJson(signer),
    claimedAt: timeOf(claimedAt),
    proven: proven && { at: timeOf(proven.at), by: proven.by },
    coverage,
    algorithm,
    path: signature.path.map(stepAsJson),
    timeStamp: timeStamp && signatureAsJson(timeStamp, language),
    reasons: problemsAsJson(signature.reasons, language),
  };
}

function stepAsJson({ certificate, state, evidence }: PathStep): unknown {
  return { ...certificateAsJson(certificate), state, evidence: evidence && evidenceAsJson(evidence) };
}

function evidenceAsJson({ from, until, revokedAt, ...rest }: StateEvidence): unknown {
  return { ...rest, from: timeOf(from), until: timeOf(until), revokedAt: timeOf(revokedAt) };
}

function certificateAsJson({ subject, issuer, serial, notBefore, notAfter, sha256 }: Certificate) {
  return {
    subject: subject.text,
    issuer: issuer.text,
    serial,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    sha256,
  };
}

function timeOf(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
