import { hasError, type Problem } from '../../protocol/problems/problem.ts';
import type { DocumentOutcome, SignatureRole } from '../../protocol/security/document/document-verdict.ts';
import type { SignatureVerdict, Verdict } from '../../protocol/security/verdict.ts';
import type { EncryptionAnswer } from './packet-files.ts';

/** The answer about one file, or about one part of a packet. */
export interface JudgedPart {
  /** Name of the file or of the attachment; of a packet itself, the packet's. */
  readonly name: string;
  /** `file`: an attachment that cannot be taken out of its packet. */
  readonly kind: 'pdf' | 'packet' | 'cms' | 'file';
  readonly verdict: Verdict;
  /** About the whole; reasons of a signature stand with it. */
  readonly reasons: readonly Problem[];
  readonly signatures: readonly SignatureVerdict[];
}

/** An attachment that travelled encrypted. */
export type JudgedEncryption = EncryptionAnswer & { readonly name: string };

/** What holds between the signatures of a document, its print and its packet. */
export interface JudgedDocument {
  readonly verdict: Verdict;
  readonly outcome: DocumentOutcome;
  /** Who signed which file in what quality, in the order of signing. */
  readonly roles: readonly {
    readonly file: string;
    readonly field: string;
    readonly role: SignatureRole;
    readonly holder: string | undefined;
  }[];
  /** Rules that are broken, and what was noticed beside. */
  readonly findings: readonly Problem[];
}

/** The answer about a file with all that is in it. */
export interface Judged {
  readonly parts: readonly JudgedPart[];
  readonly encrypted: readonly JudgedEncryption[];
  /** Of a packet whose document could be read. */
  readonly document?: JudgedDocument | undefined;
}

/**
 * One verdict for all. That a packet has no
 * XML signature counts only where nothing else is signed: it is the files whose signatures count (SIG-19). Of what
 * the rules judge, an annex without a signature is theirs (ATT-11).
 */
export function overallOf({ parts, encrypted, document }: Judged): Verdict {
  const signedFiles = encrypted.length > 0 || parts.some(({ kind }) => kind === 'pdf');
  const first = parts.find(({ kind }) => kind === 'pdf');
  const isCounted = ({ kind, verdict }: JudgedPart, isFirst: boolean) =>
    verdict !== 'absent' || (kind === 'packet' ? !signedFiles : document === undefined || isFirst);
  const verdicts = [
    ...parts.filter((part) => isCounted(part, part === first)).map(({ verdict }) => verdict),
    ...encrypted.map(({ verdict }) => meaningOf[verdict]),
    ...(document !== undefined && hasError(document.findings) ? [document.verdict] : []),
  ];
  return worstOf(verdicts);
}

/** The first no, else undetermined where one is, else valid; `absent` of none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  const no = verdicts.find((verdict) => verdict !== 'valid' && verdict !== 'undetermined');
  return no ?? (verdicts.includes('undetermined') ? 'undetermined' : (verdicts[0] ?? 'absent'));
}

/** What is closed leaves open what is inside. */
const meaningOf: Readonly<Record<JudgedEncryption['verdict'], Verdict>> = {
  opened: 'valid',
  sealed: 'undetermined',
  'not-for-this-key': 'undetermined',
  'wrong-key': 'malformed',
  tampered: 'tampered',
  'unsupported-algorithm': 'unsupported-algorithm',
  'weak-algorithm': 'weak-algorithm',
  malformed: 'malformed',
};
