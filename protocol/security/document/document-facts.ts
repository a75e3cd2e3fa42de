import type { PdfFace } from '../../pdf/face.ts';
import type { Attempt } from '../../pdf/fault.ts';
import type { Instant } from '../../ports/ports.ts';
import type { PdfVerdict } from '../pdf/pdf-verdict.ts';
import type { SignatureVerdict } from '../verdict.ts';

/** A body as the directory knows it. */
export interface BodyFacts {
  /** Every code that names it. */
  readonly codes: readonly string[];
  readonly name: string;
  /** What it was called before, each name until an instant (CRT-11). */
  readonly formerNames?: readonly { readonly name: string; readonly until: Instant }[];
}

/** What a packet says of its document, as far as signatures are held against it. */
export interface DocumentFacts {
  /** The body that issues: `From`, with what the directory knows of it. */
  readonly from: BodyFacts;
  readonly codeNumber?: string;
  readonly codeNotation?: string;
  /** `yyyy/MM/dd`. */
  readonly promulgationDate?: string;
  readonly competence?: string;
  readonly position?: string;
  readonly signer?: string;
  /** Bodies that issue it together with `from`, which leads (SIG-22). */
  readonly coIssuers?: readonly BodyFacts[];
  /** When the sender sent it. */
  readonly sentAt?: Instant;
  /** When the hub first had it (TSP-03). */
  readonly receivedAt?: Instant;
}

/** One attachment: what its signatures are worth, and what people see of it. A file that is no PDF has neither. */
export interface JudgedFile {
  readonly name: string;
  readonly pdf?: { readonly verdict: PdfVerdict; readonly face: Attempt<PdfFace> };
}

/** All that a document is judged by. */
export interface SignedDocument {
  readonly facts: DocumentFacts;
  /** In the order of the packet: the first is the document itself (ATT-05). */
  readonly files: readonly JudgedFile[];
  /** The packet's own `Signature` (SIG-19). */
  readonly packet?: SignatureVerdict;
}
