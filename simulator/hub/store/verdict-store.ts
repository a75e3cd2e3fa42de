import type { VerificationRecord } from '../../../protocol/security/document/verification-record.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { StoredPacket } from './store.ts';

/** A piece of what a verdict rests on, as DER, named by its SHA-256. */
export interface KeptProof {
  readonly sha256: string;
  readonly kind: 'certificate' | 'crl' | 'ocsp';
  readonly bytes: Uint8Array;
}

/** One verification of a document, with the names of all that it rests on (SIG-15). */
export interface NewVerdict {
  /** The hub's id of the packet. */
  readonly docId: string;
  readonly record: VerificationRecord;
  readonly proofs: readonly Pick<KeptProof, 'sha256' | 'kind'>[];
}

export interface KeptVerdict extends NewVerdict {
  /** Grows with each verdict. */
  readonly number: number;
}

/** Verdicts on signatures. One never takes the place of another: a later one stands beside it (REV-09). */
export interface VerdictStore {
  /** Records a verdict with the proofs that are not kept yet, and its event. */
  recordVerdict(verdict: NewVerdict, proofs: readonly KeptProof[], event: ExchangeEvent): Promise<void>;
  /** All verdicts on one packet, oldest first. */
  listVerdicts(docId: string): Promise<readonly KeptVerdict[]>;
  findProof(sha256: string): Promise<KeptProof | undefined>;
  /** Ids of packets whose every verdict so far is that nobody can tell yet (REV-04), oldest first. */
  listWaitingVerdicts(limit: number): Promise<readonly string[]>;
  /** Document packets in the order of their sequence, behind one of them. */
  listDocuments(after: number, limit: number): Promise<readonly DocumentRow[]>;
}

export interface DocumentRow {
  readonly packet: StoredPacket;
  /** There is a verdict, of whatever kind. */
  readonly isJudged: boolean;
}
