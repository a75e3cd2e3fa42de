import { problemOf, reading } from '../../pdf/fault.ts';
import { openPdf, type PdfFile } from '../../pdf/file.ts';
import { pagesOf } from '../../pdf/pages.ts';
import { securityStore } from '../../pdf/security-store.ts';
import type { PdfSource } from '../../pdf/source.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { VerificationContext } from '../context.ts';
import type { Verdict } from '../verdict.ts';
import { findSignatures } from './find-signatures.ts';
import { judgeAll } from './judge-all.ts';
import { type History, readHistory } from './judge-changes.ts';
import { type OpenedSignature, openSignature } from './judge-signature.ts';
import type { PdfSignatureVerdict, PdfVerdict } from './pdf-verdict.ts';
import { annotationPages } from './widgets.ts';

/**
 * Judges every signature of a PDF (SIG-04): its place in the file, its arithmetic and path, and all that was
 * done to the file afterwards. Never throws for what a file holds.
 */
export function verifyPdf(source: PdfSource, context: VerificationContext): PdfVerdict {
  return openSignedPdf(source)(context);
}

/**
 * As `verifyPdf`, for whoever judges twice, before and after proofs were fetched: what the file says and what was
 * done to it hangs on no context and is read once.
 */
export function openSignedPdf(source: PdfSource): (context: VerificationContext) => PdfVerdict {
  const opened = reading(() => openPdf(source));
  if (!opened.ok) return always(unreadable(problemOf(opened.fault, 'pdf'), 0));
  const file = opened.value;
  const revisions = file.revisions.length;
  if (file.revisions.some(({ trailer }) => trailer.entries.has('Encrypt'))) {
    return always(unreadable(problem('pdf.encrypted', 'pdf'), revisions, 'unsupported-algorithm'));
  }
  const signed = reading(() => readSigned(file));
  if (!signed.ok) return always(unreadable(problemOf(signed.fault, 'pdf'), revisions));
  return (context) => {
    const judged = reading(() => judgeSigned(signed.value, context));
    return judged.ok ? judged.value : unreadable(problemOf(judged.fault, 'pdf'), revisions);
  };
}

function always(verdict: PdfVerdict): () => PdfVerdict {
  return () => verdict;
}

function unreadable(reason: Problem, revisions: number, verdict: Verdict = 'malformed'): PdfVerdict {
  return { verdict, reasons: [reason], signatures: [], emptyFields: [], revisions, pages: 0 };
}

interface SignedPdf {
  readonly file: PdfFile;
  readonly opened: readonly OpenedSignature[];
  readonly history: History;
  readonly emptyFields: readonly string[];
  readonly pages: number;
}

function readSigned(file: PdfFile): SignedPdf {
  const pages = pagesOf(file.last);
  const { signatures: found, emptyFields } = findSignatures(file);
  const holders = annotationPages(file.last, pages);
  const opened = found
    .map((each) => openSignature(file, each, holders))
    .sort((one, other) => one.revision - other.revision);
  const firstSigned = opened[0]?.revision ?? file.revisions.length;
  const history = readHistory(file, firstSigned);
  return { file, opened, history, emptyFields, pages: pages.length };
}

function judgeSigned(
  { file, opened, history, ...read }: SignedPdf,
  context: VerificationContext,
): PdfVerdict {
  const { emptyFields, pages } = read;
  const signatures = judgeAll(file, opened, history, withStore(file, context));
  return {
    ...judgeWhole(signatures, history.notices),
    signatures,
    emptyFields,
    revisions: file.revisions.length,
    pages,
  };
}

/** What the file brings along to prove states with; it is as much a claim as anything else. */
function withStore(file: PdfFile, context: VerificationContext): VerificationContext {
  const store = securityStore(file.last);
  const { proof } = context;
  return {
    ...context,
    proof: {
      certificates: [...proof.certificates, ...store.certificates],
      crls: [...proof.crls, ...store.crls],
      ocspAnswers: [...proof.ocspAnswers, ...store.ocspAnswers],
    },
  };
}

function judgeWhole(
  signatures: readonly PdfSignatureVerdict[],
  notices: readonly Problem[],
): Pick<PdfVerdict, 'verdict' | 'reasons'> {
  if (!signatures.some(({ isTimeStamp }) => !isTimeStamp)) {
    return { verdict: 'absent', reasons: [problem('pdf.unsigned', 'pdf'), ...notices] };
  }
  const bad = signatures.find(({ verdict }) => verdict !== 'valid');
  return { verdict: bad?.verdict ?? 'valid', reasons: notices };
}
