import { type Problem, problem } from '../../problems/problem.ts';
import type { Inspection } from '../encryption/inspect-file.ts';
import type { SecurityProfile } from '../profile.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import type { DocumentVerdict } from './document-verdict.ts';
import { checkPacket } from './judge-signed-document.ts';

/** An encrypted attachment, as somebody without a key sees it. */
export interface SealedFile {
  readonly name: string;
  readonly inspection: Inspection;
}

/**
 * What whoever has no key can say of a document whose main file is encrypted: the packet's own signature, and no more.
 * It is never valid, and waiting does not help: `flag`, for its receivers judge it (TLS-09, SIG-11).
 */
export function judgeUnread(packet: SignatureVerdict | undefined, profile: SecurityProfile): DocumentVerdict {
  const found = checkPacket(packet, profile);
  const bad = found.find((each) => each.problem.severity === 'error');
  return {
    ...(bad === undefined
      ? ({ verdict: 'undetermined', outcome: 'flag' } as const)
      : ({ verdict: bad.verdict, outcome: 'refuse' } as const)),
    findings: found.map((each) => each.problem),
    files: [],
    ...(packet === undefined ? {} : { packet }),
  };
}

/**
 * A verdict on what can be read, with what is encrypted beside it: a weak or broken encryption refuses, by name; a
 * sound one leaves open what is inside.
 */
export function withSealed(verdict: DocumentVerdict, files: readonly SealedFile[]): DocumentVerdict {
  const [bad] = files.flatMap(({ inspection }) => (inspection.verdict === 'sealed' ? [] : [inspection]));
  const told = files.flatMap(findingsOf);
  if (bad !== undefined) {
    const findings = [...told, ...verdict.findings];
    return { ...verdict, verdict: verdictOf(bad.verdict), outcome: 'refuse', findings };
  }
  const findings = [...verdict.findings, ...told];
  return verdict.outcome === 'refuse' || verdict.outcome === 'wait'
    ? { ...verdict, findings }
    : { ...verdict, verdict: 'undetermined', outcome: 'flag', findings };
}

function findingsOf({ name, inspection }: SealedFile): readonly Problem[] {
  if (inspection.verdict === 'sealed') return [problem('encryption.not-judged', name)];
  return inspection.reasons.map((each) => ({ ...each, place: { ...each.place, path: name } }));
}

function verdictOf(verdict: Exclude<Inspection['verdict'], 'sealed'>): Verdict {
  return verdict === 'weak-algorithm' || verdict === 'unsupported-algorithm' ? verdict : 'malformed';
}
