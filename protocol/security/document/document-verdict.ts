import type { Problem } from '../../problems/problem.ts';
import type { PdfSignatureVerdict } from '../pdf/pdf-verdict.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import type { Holder } from './holder.ts';

/** In what quality somebody signed a file. */
export type SignatureRole = 'person' | 'agency' | 'copy' | 'unknown';

/** A signature on a file, with what its certificate and its picture say. */
export interface RoledSignature {
  readonly role: SignatureRole;
  readonly verdict: PdfSignatureVerdict;
  /** Absent when the signer's certificate could not be read. */
  readonly holder?: Holder;
  /** Lines of text that its field shows. */
  readonly shown: readonly string[];
}

/** The answer about one attachment. */
export interface FileVerdict {
  readonly name: string;
  readonly verdict: Verdict;
  readonly signatures: readonly RoledSignature[];
  /** About the file as a whole. */
  readonly reasons: readonly Problem[];
}

/**
 * What becomes of a document by its profile. `flag`: it goes its way, marked for information only (GEN-06).
 * `wait`: nobody can tell yet, and it is neither accepted nor refused (REV-04).
 */
export type DocumentOutcome = 'accept' | 'flag' | 'refuse' | 'wait';

/** The answer about a document: its files, and the rules that hold between them and the packet. */
export interface DocumentVerdict {
  /** Of the first file that is not valid, the document itself first; then of the rules. */
  readonly verdict: Verdict;
  readonly outcome: DocumentOutcome;
  /** What decides stands first. Reasons of single signatures stand with these. */
  readonly findings: readonly Problem[];
  readonly files: readonly FileVerdict[];
  /** Of the packet's own signature, which never stands in for the PDF's (SIG-19). */
  readonly packet?: SignatureVerdict;
}
