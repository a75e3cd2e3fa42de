import type { PdfFace } from '../../pdf/face.ts';
import type { Severity } from '../../problems/entry.ts';
import { type Problem, type ProblemDetail, problem } from '../../problems/problem.ts';
import type { SignedDocumentCode } from '../../problems/signed-document.ts';
import type { SecurityProfile, Stance } from '../profile.ts';
import type { Verdict } from '../verdict.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { RoledSignature } from './document-verdict.ts';

/** A finding with the verdict that it leads to when it is an error. */
export interface RuleFinding {
  readonly problem: Problem;
  readonly verdict: Exclude<Verdict, 'valid'>;
}

/** One PDF of a document, with all that rules look at. */
export interface RuledFile {
  readonly name: string;
  readonly signatures: readonly RoledSignature[];
  /** Undefined when the file cannot be drawn. */
  readonly face: PdfFace | undefined;
}

/** What a rule about the main document sees. */
export interface RuleMatter {
  readonly facts: DocumentFacts;
  readonly profile: SecurityProfile;
  readonly main: RuledFile;
  /** True of a copy: it bears the signature of a copy, or is a scan from paper. */
  readonly isCopy: boolean;
}

/** A rule: what breaks it, nothing when all is well. */
export type Rule = (matter: RuleMatter) => readonly RuleFinding[];

/** A finding of the catalogue with the catalogue's severity. */
export function finding(
  code: SignedDocumentCode,
  path: string,
  detail: ProblemDetail = {},
  verdict: RuleFinding['verdict'] = 'wrong-signer',
): RuleFinding {
  return { problem: problem(code, path, detail), verdict };
}

/** An error in one profile, a warning in the other: `law` asks, `field` warns. */
export function asked(profile: SecurityProfile): Severity {
  return profile.name === 'law' ? 'error' : 'warning';
}

/** How a stance is told; what is accepted is not told at all. */
export function severityOf(stance: Stance): Severity | undefined {
  switch (stance) {
    case 'refuse':
      return 'error';
    case 'warn':
      return 'warning';
    case 'accept':
      return undefined;
  }
}

export function ofRole(file: RuledFile, role: RoledSignature['role']): readonly RoledSignature[] {
  return file.signatures.filter((each) => each.role === role);
}
