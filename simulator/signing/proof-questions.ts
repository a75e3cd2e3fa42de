import type { Certificate } from '../../protocol/security/certificate.ts';

/** One address that is asked, about what. */
export type ProofQuestion =
  | { readonly about: 'list'; readonly url: string }
  | {
      readonly about: 'state';
      readonly url: string;
      readonly certificate: Certificate;
      readonly issuer: Certificate;
    };

/** What is asked, the likeliest first, and what is left out because it would be too much. */
export interface ProofQuestions {
  readonly asked: readonly ProofQuestion[];
  readonly leftOut: readonly ProofQuestion[];
}

/** Certificates in use name an authority’s list, a difference to it, and a mirror of each. */
const mostOfOne = 4;
/** Ten signatures of one document ask about ten signers, their authorities and a time-stamp service. */
const mostInAll = 32;

/**
 * The lists and answers that certificates name (REV-01). Whoever wrote a certificate wrote its addresses, so there
 * is an end to them, for each and for all; when it is reached, every certificate has had its first ones asked.
 */
export function proofQuestions(certificates: readonly Certificate[]): ProofQuestions {
  const ranked = certificates.filter(isBelowAnother).flatMap((certificate) => {
    const issuer = certificates.find(({ subject }) => subject.canonical === certificate.issuer.canonical);
    const lists = certificate.crlAddresses.map((url, rank) => ({ rank, about: 'list', url }) as const);
    if (issuer === undefined) return lists;
    const states = certificate.ocspAddresses.map(
      (url, rank) => ({ rank, about: 'state', url, certificate, issuer }) as const,
    );
    return [...lists, ...states];
  });
  const questions = distinct(ranked.toSorted((one, other) => one.rank - other.rank));
  const asked = questions.filter(({ rank }) => rank < mostOfOne).slice(0, mostInAll);
  const known = new Set(asked);
  return { asked, leftOut: questions.filter((each) => !known.has(each)) };
}

/** A root is listed, and nobody is asked about it. */
function isBelowAnother({ subject, issuer }: Certificate): boolean {
  return subject.canonical !== issuer.canonical;
}

/** The first of those that ask the same. */
function distinct<T extends ProofQuestion>(questions: readonly T[]): readonly T[] {
  const known = new Map<string, T>();
  for (const each of questions) if (!known.has(keyOf(each))) known.set(keyOf(each), each);
  return [...known.values()];
}

function keyOf(question: ProofQuestion): string {
  return question.about === 'list' ? question.url : `${question.url} ${question.certificate.sha256}`;
}
