import type { PdfDate } from '../../pdf/date.ts';
import type { PdfRect } from '../../pdf/form.ts';
import type { PdfProblemCode } from '../../problems/pdf-signature.ts';
import type { Problem } from '../../problems/problem.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';

/** What an update may add after a signature, and what such a change is called. */
export type PermittedChange =
  /** Certificates, lists and answers for later proof (DSS and VRI). */
  | 'validation-data'
  /** A document time-stamp with its field. */
  | 'time-stamp'
  /** A further signature with its field and appearance. */
  | 'signature'
  /** An empty field to be signed later, without appearance. */
  | 'signature-field'
  /** Times and names of programs in the document information. */
  | 'metadata';

/** One difference between two revisions that follow each other. */
export interface Modification {
  /** The revision that brought it, from 1. */
  readonly revision: number;
  readonly change: PermittedChange | 'refused';
  /** Why it is refused. */
  readonly code?: PdfProblemCode;
  /** Field, page or object, for people. */
  readonly path: string;
  /** Offset in the file where one is known. */
  readonly offset?: number;
}

/** Where a signature shows itself. */
export interface SignatureWidget {
  readonly rect: PdfRect;
  /** Page from 1; absent when no page holds the widget. */
  readonly page?: number;
  /** What the page shows, in its own coordinates. */
  readonly pageBox?: PdfRect;
  readonly pageRotate?: number;
  /** False for an empty rectangle, for a widget that neither screen nor paper shows, or one without appearance. */
  readonly isVisible: boolean;
}

/** What the signer may do to the document afterwards: DocMDP `P`, 1 to 3. */
export type Certification = 1 | 2 | 3;

/** The verdict on one signature of a PDF, with what the rules on documents look at (SIG-02, 03, 09, 20, 21). */
export interface PdfSignatureVerdict extends SignatureVerdict {
  /** Full name of its field. */
  readonly field: string;
  /** The revision that it closes, from 1; the order of signatures is the order of these (SIG-03). */
  readonly revision: number;
  readonly isTimeStamp: boolean;
  readonly subFilter?: string;
  readonly widgets: readonly SignatureWidget[];
  /** `/M`, a claim of the signing program. */
  readonly claimed?: PdfDate;
  readonly name?: string;
  readonly reason?: string;
  readonly location?: string;
  readonly certification?: Certification;
  /** All that was changed after it, permitted or not. */
  readonly modifications: readonly Modification[];
}

/** The answer about a whole file. */
export interface PdfVerdict {
  /** `valid` when there is a signature of a person or an agency and every signature is valid; else the first no. */
  readonly verdict: Verdict;
  /** About the file as a whole; reasons of one signature stand with it. */
  readonly reasons: readonly Problem[];
  /** In the order of the revisions that they close. */
  readonly signatures: readonly PdfSignatureVerdict[];
  /** Fields for signatures that nobody has signed. */
  readonly emptyFields: readonly string[];
  readonly revisions: number;
  /** Pages of the file as it is now; 0 when it could not be read (MET-10). */
  readonly pages: number;
}
