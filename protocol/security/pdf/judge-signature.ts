import type { PdfFile } from '../../pdf/file.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { HashName } from '../algorithm.ts';
import type { CmsContent } from '../cms/content.ts';
import { verifyCms } from '../cms/verify-cms.ts';
import type { VerificationContext } from '../context.ts';
import { verifyTimeStamp } from '../time-stamp/verify-time-stamp.ts';
import type { ByteSpan, SignatureVerdict, Verdict } from '../verdict.ts';
import { checkSignedBytes, type SignedBytes } from './byte-range.ts';
import type { FoundSignature } from './find-signatures.ts';
import type { SignatureWidget } from './pdf-verdict.ts';
import { claimsOf, type SignatureClaims, signatureBytesOf } from './signature-value.ts';
import { type AnnotationPages, widgetsOf } from './widgets.ts';

/** A signature with everything that does not depend on keys. */
export interface OpenedSignature {
  readonly found: FoundSignature;
  readonly claims: SignatureClaims;
  readonly bytes: SignedBytes;
  /** Index of the revision that it closes, or in which it appeared when it closes none. */
  readonly revision: number;
  readonly isTimeStamp: boolean;
  readonly widgets: readonly SignatureWidget[];
  /** What is refused before any arithmetic. */
  readonly refusal?: { readonly verdict: Verdict; readonly problem: Problem };
}

export function openSignature(file: PdfFile, found: FoundSignature, pages: AnnotationPages): OpenedSignature {
  const claims = claimsOf(found.view, found.value, found.field.dict);
  const bytes = checkSignedBytes(file, signatureBytesOf(found.value));
  const isTimeStamp = claims.subFilter === 'ETSI.RFC3161';
  const refused = refusalOf(found, claims, bytes);
  return {
    found,
    claims,
    bytes,
    revision: bytes.ok ? bytes.revision : found.view.revision.index,
    isTimeStamp,
    widgets: [found.field, ...found.sharing].flatMap((field) => widgetsOf(file.last, field, pages)),
    ...(refused === undefined ? {} : { refusal: refused }),
  };
}

function refusalOf(
  { field, fields }: FoundSignature,
  { subFilter, type }: SignatureClaims,
  bytes: SignedBytes,
): OpenedSignature['refusal'] {
  const refuse = (verdict: Verdict, made: Problem) => ({ verdict, problem: made });
  if (fields.length > 1) return refuse('malformed', problem('pdf.signature-shared', fields[1] ?? field.name));
  if (!bytes.ok) {
    const place =
      bytes.offset === undefined ? { path: field.name } : { path: field.name, offset: bytes.offset };
    const verdict = bytes.code === 'pdf.byte-range-short' ? 'incomplete-coverage' : 'malformed';
    return refuse(verdict, problem(bytes.code, place, bytes.seen === undefined ? {} : { seen: bytes.seen }));
  }
  if (subFilter === undefined) return refuse('malformed', problem('pdf.subfilter-missing', field.name));
  const format = formats.get(subFilter);
  if (format === undefined) {
    return refuse('unsupported-algorithm', problem('pdf.subfilter-unknown', field.name, { seen: subFilter }));
  }
  if (format === 'weak')
    return refuse('weak-algorithm', problem('pdf.subfilter-weak', field.name, { seen: subFilter }));
  if (type !== undefined && type !== format) {
    return refuse('malformed', problem('pdf.type-differs', field.name, { seen: type, expected: subFilter }));
  }
  return undefined;
}

/** SubFilter → the `/Type` that goes with it; absent ones are not supported. */
const formats: ReadonlyMap<string, 'Sig' | 'DocTimeStamp' | 'weak'> = new Map([
  ['adbe.pkcs7.detached', 'Sig'],
  ['ETSI.CAdES.detached', 'Sig'],
  ['ETSI.RFC3161', 'DocTimeStamp'],
  ['adbe.pkcs7.sha1', 'weak'],
  ['adbe.x509.rsa_sha1', 'weak'],
]);

/** The verdict of cryptography alone: arithmetic, path, state, time. `marks`: where signatures leave bytes out. */
export function verifyOpened(
  file: PdfFile,
  { found, bytes, claims, isTimeStamp, refusal }: OpenedSignature,
  context: VerificationContext,
  marks: readonly number[],
): SignatureVerdict {
  const place = found.field.name;
  const kind = isTimeStamp ? 'time-stamp' : 'pdf';
  if (refusal !== undefined || !bytes.ok) {
    const { verdict, problem: reason } = refusal ?? unreachable();
    return { kind, verdict, reasons: [reason], place, path: [] };
  }
  const content = contentOver(file, bytes.spans, marks);
  if (isTimeStamp) return verifyTimeStamp(bytes.cms, content, context, place);
  const binding = claims.subFilter === 'ETSI.CAdES.detached' ? 'required' : 'noted';
  const verdicts = verifyCms(bytes.cms, content, context, { place, kind: 'pdf', binding });
  const [verdict] = verdicts;
  if (verdict !== undefined && verdicts.length === 1) return verdict;
  const several = problem('pdf.signers-several', place, { seen: `${verdicts.length}` });
  return { kind, verdict: 'malformed', reasons: [several], place, path: [] };
}

function unreachable(): never {
  throw new Error('signed bytes are missing, and nothing was refused');
}

function contentOver(file: PdfFile, spans: readonly ByteSpan[], marks: readonly number[]): CmsContent {
  const digests = new Map<HashName, Uint8Array>();
  const bytes = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    digest(hash) {
      const digest = digests.get(hash) ?? file.source.digest(hash, spans, marks);
      digests.set(hash, digest);
      return digest;
    },
    coverage: { spans, parts: [], bytes },
  };
}
