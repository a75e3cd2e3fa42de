import type { ProblemCode } from '../../problems/catalogue.ts';
import { type Problem, problem } from '../../problems/problem.ts';

/** The kinds of answer about encrypted content. Only `opened` has a content. */
export type OpeningVerdict =
  | 'opened'
  /** Encrypted, and for others: what a hub has to see. */
  | 'not-for-this-key'
  /** Said to be for this certificate, and its key does not open it. */
  | 'wrong-key'
  /** The tag does not fit. */
  | 'tampered'
  | 'unsupported-algorithm'
  /** CBC, triple DES, PKCS#1 v1.5: refused by name, and nothing is tried. */
  | 'weak-algorithm'
  | 'malformed';

/** Which algorithms a content was under, by their names on the wire. */
export interface EncryptionAlgorithms {
  readonly content: string;
  readonly key: string;
}

export type Opening =
  | {
      readonly verdict: 'opened';
      /** What was noticed beside. */
      readonly reasons: readonly Problem[];
      readonly content: Uint8Array;
      /** As the sender declared it; nothing vouches for it. */
      readonly mimeType: string | undefined;
      readonly algorithms: EncryptionAlgorithms;
    }
  | { readonly verdict: Exclude<OpeningVerdict, 'opened'>; readonly reasons: readonly Problem[] };

export type Refusal = Exclude<Opening, { readonly verdict: 'opened' }>;

/** Thrown inside this room alone; comes out as a value. */
class OpeningFault extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.verdict);
    this.refusal = refusal;
  }
}

export function refuseOpening(verdict: Refusal['verdict'], code: ProblemCode, seen?: string): never {
  const detail = seen === undefined ? {} : { seen };
  throw new OpeningFault({ verdict, reasons: [problem(code, '', detail)] });
}

export function refuseReading(reasons: readonly Problem[]): never {
  throw new OpeningFault({ verdict: 'malformed', reasons });
}

/** The boundary: what was refused inside comes out as an answer; a bug stays a throw. */
export async function opening(open: () => Promise<Opening>): Promise<Opening> {
  try {
    return await open();
  } catch (error) {
    return refusalIn(error);
  }
}

/** The refusal that was thrown inside. @throws anything else, for a bug stays a throw. */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof OpeningFault) return error.refusal;
  throw error;
}
