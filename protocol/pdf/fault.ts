import type { PdfProblemCode } from '../problems/pdf-signature.ts';
import { type Problem, problem } from '../problems/problem.ts';

/**
 * Why reading stopped. Private to the rooms that read PDF: it is thrown between `reading` and the depth of a
 * parser, and never leaves them.
 */
export class PdfFault extends Error {
  readonly code: PdfProblemCode;
  /** Offset in the file, from 0, where one is known. */
  readonly offset: number | undefined;
  readonly seen: string | undefined;

  constructor(code: PdfProblemCode, offset?: number, seen?: string) {
    super(`${code} at ${offset ?? '?'}: ${seen ?? ''}`);
    this.code = code;
    this.offset = offset;
    this.seen = seen;
  }
}

/** A value, or why it could not be read. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: PdfFault };

/** The boundary: a fault becomes a value, a bug stays a throw. */
export function reading<T>(read: () => T): Attempt<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof PdfFault) return { ok: false, fault: error };
    throw error;
  }
}

/** The fault as a problem of the catalogue; `path` says what was being read. */
export function problemOf(fault: PdfFault, path: string): Problem {
  const place = fault.offset === undefined ? { path } : { path, offset: fault.offset };
  return problem(fault.code, place, fault.seen === undefined ? {} : { seen: fault.seen });
}
