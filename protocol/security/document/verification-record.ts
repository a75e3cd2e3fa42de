import type { Instant } from '../../ports/ports.ts';
import type { Problem } from '../../problems/problem.ts';
import type { CertificateState, ProvenTime, SignatureVerdict, Verdict } from '../verdict.ts';
import type { DocumentOutcome, DocumentVerdict, SignatureRole } from './document-verdict.ts';

/** Success, failure, or not known yet, as people are told (SIG-13). */
export type VerificationResult = 'thành công' | 'không thành công' | 'chưa xác định';

/** What is kept of one signature: the five items of SIG-13, with what a machine needs beside them. */
export interface SignatureRecord {
  readonly file: string;
  readonly field: string;
  readonly role: SignatureRole;
  readonly result: VerificationResult;
  readonly verdict: Verdict;
  /** Whose it is, as the certificate names them. */
  readonly signer?: string;
  readonly body?: string;
  /** The time that the signer wrote. */
  readonly signedAt?: Instant;
  /** The moment at which certificates were judged, and what proves it. */
  readonly proven?: ProvenTime;
  /** Whether what was signed is whole, in Vietnamese. */
  readonly integrity: string;
  /** From the signer to the root. */
  readonly path: readonly {
    readonly subject: string;
    readonly serial: string;
    readonly state: CertificateState;
  }[];
}

/** What is kept of one verification of a document. It holds no content of the document. */
export interface VerificationRecord {
  /** When the verdict was given. */
  readonly at: Instant;
  readonly receivedAt?: Instant;
  readonly profile: 'law' | 'field';
  readonly verdict: Verdict;
  readonly outcome: DocumentOutcome;
  readonly findings: readonly Problem[];
  readonly signatures: readonly SignatureRecord[];
  /** The packet's own signature, told apart from the documents' (SIG-19). */
  readonly packet?: Verdict;
}

/** Writes a verdict down. */
export function recordOf(
  document: DocumentVerdict,
  { at, receivedAt, profile }: Pick<VerificationRecord, 'at' | 'receivedAt' | 'profile'>,
): VerificationRecord {
  const { verdict, outcome, findings, files, packet } = document;
  return {
    at,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...{ profile, verdict, outcome, findings },
    signatures: files.flatMap(({ name, signatures }) =>
      signatures.map(({ role, verdict: each, holder }) => ({
        ...{ file: name, field: each.field, role, ...itemsOf(each) },
        ...(holder === undefined ? {} : { signer: holder.name }),
        ...(holder?.body === undefined ? {} : { body: holder.body }),
      })),
    ),
    ...(packet === undefined ? {} : { packet: packet.verdict }),
  };
}

function itemsOf(signature: SignatureVerdict) {
  const { verdict, claimedAt, proven, path } = signature;
  return {
    ...{ verdict, result: resultOf(verdict), integrity: integrityOf(verdict) },
    ...(claimedAt === undefined ? {} : { signedAt: claimedAt }),
    ...(proven === undefined ? {} : { proven }),
    path: path.map(({ certificate, state }) => {
      return { subject: certificate.subject.text, serial: certificate.serial, state };
    }),
  };
}

export function resultOf(verdict: Verdict): VerificationResult {
  if (verdict === 'valid') return 'thành công';
  return verdict === 'undetermined' ? 'chưa xác định' : 'không thành công';
}

function integrityOf(verdict: Verdict): string {
  switch (verdict) {
    case 'absent':
      return 'không có chữ ký';
    case 'malformed':
    case 'unsupported-algorithm':
      return 'không kiểm tra được';
    case 'tampered':
      return 'nội dung đã bị sửa sau khi ký';
    case 'incomplete-coverage':
      return 'chữ ký không phủ hết nội dung';
    case 'altered-after-signing':
      return 'tệp bị thay đổi sau khi ký';
    default:
      return 'toàn vẹn';
  }
}
