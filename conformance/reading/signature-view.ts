import type { Problem } from '../../protocol/problems/problem.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import type { PdfSignatureVerdict } from '../../protocol/security/pdf/pdf-verdict.ts';
import type { Verdict } from '../../protocol/security/verdict.ts';
import { causeOf } from './cause-of.ts';

/** What is wrong with a signature as such, whoever made it. */
export type Soundness = 'sound' | 'malformed' | 'unsupported' | 'tampered' | 'incomplete' | 'altered';

const unsound: Partial<Readonly<Record<Verdict, Soundness>>> = {
  absent: 'malformed',
  malformed: 'malformed',
  'unsupported-algorithm': 'unsupported',
  tampered: 'tampered',
  'incomplete-coverage': 'incomplete',
};

/**
 * Whether a signature holds, path and trust aside. A later signature of somebody unknown is a change that trust
 * alone can excuse: it does not count here, for nobody is known here.
 */
export function soundnessOf(signature: PdfSignatureVerdict): Soundness {
  const known = unsound[signature.verdict];
  if (known !== undefined) return known;
  return signature.verdict === 'altered-after-signing' && changesOf(signature).length > 0
    ? 'altered'
    : 'sound';
}

/** What was done to the file after this signature and may not be. */
export function changesOf({ reasons }: PdfSignatureVerdict): readonly Problem[] {
  return reasons.filter(
    ({ code, severity }) =>
      severity === 'error' && code.startsWith('pdf.') && code !== 'pdf.later-signature-unsound',
  );
}

/** The first reason of a signature, for people: its code and what was seen. */
export function reasonOf({ reasons }: Pick<PdfSignatureVerdict, 'reasons'>): string {
  const [first] = reasons;
  if (first === undefined) return '';
  return first.seen === undefined ? first.code : `${first.code}: ${first.seen}`;
}

/** What the catalogue says of the first reason. */
export function firstCauseOf({ reasons }: PdfSignatureVerdict) {
  const [first] = reasons;
  return first === undefined ? undefined : causeOf(first);
}

const oids = { commonName: '2.5.4.3', organization: '2.5.4.10' } as const;

/** The common name of a certificate's subject; '' where it has none. */
export function commonNameOf({ subject }: Certificate): string {
  return subject.attributes.findLast(({ oid }) => oid === oids.commonName)?.value ?? '';
}

/** Names by which a certificate may be a body's own. */
export function bodyNamesOf({ subject }: Certificate): readonly string[] {
  const wanted: readonly string[] = [oids.commonName, oids.organization];
  return subject.attributes.filter(({ oid }) => wanted.includes(oid)).map(({ value }) => value);
}
