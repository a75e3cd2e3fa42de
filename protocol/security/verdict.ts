import type { Instant } from '../ports/ports.ts';
import type { Problem } from '../problems/problem.ts';
import type { AlgorithmUse } from './algorithm.ts';
import type { Certificate } from './certificate.ts';

/**
 * The one answer of every verifier. Only `valid` is a yes; each no says which kind it is, and `undetermined` is
 * neither: what is missing may arrive later, and the same bytes are then judged again (REV-04).
 */
export const verdicts = [
  'valid',
  /** There is no signature where one was looked for. */
  'absent',
  /** The bytes are not what they claim to be: bad DER, bad structure, a reference to nothing. */
  'malformed',
  /** An algorithm, transform or critical part that the profile does not know. */
  'unsupported-algorithm',
  /** Known and too weak at that time: MD5, SHA-1 after its day, RSA under 2048 bits (SIG-06, SIG-07). */
  'weak-algorithm',
  /** The arithmetic fails: another digest, another key (SIG-04, SIG-05). */
  'tampered',
  /** The arithmetic holds for fewer bytes than a reader would believe (SIG-04). */
  'incomplete-coverage',
  /** What was signed is whole, and something that may not be added was added later (SIG-04). */
  'altered-after-signing',
  /** A good signature of somebody else than it had to be (SIG-08, CRT-05). */
  'wrong-signer',
  /** A certificate that may not be used for this (CRT-04). */
  'wrong-usage',
  /** No path to a root that is listed for this purpose (SIG-14). */
  'untrusted',
  'expired',
  'not-yet-valid',
  'revoked',
  'suspended',
  /** No proof of the state at the moment that counts could be had (REV-04). Never to be read as valid. */
  'undetermined',
] as const;

export type Verdict = (typeof verdicts)[number];

/** What carries the signature. */
export type SignatureKind = 'pdf' | 'xml' | 'cms' | 'time-stamp';

/** Half-open range of bytes, offsets from 0 in the file that was judged. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/** What the signature was made over. */
export interface SignedCoverage {
  /** One or more ranges of the file; for XML the canonical bytes have no range and `spans` is empty. */
  readonly spans: readonly ByteSpan[];
  /** Slash paths of the XML nodes, or names of the parts, in signing order; empty for other kinds. */
  readonly parts: readonly string[];
  /** Number of bytes that were hashed. */
  readonly bytes: number;
}

/** The moment at which certificates are judged, and what vouches for it (TSP-03). */
export interface ProvenTime {
  readonly at: Instant;
  /** `evaluation`: nothing vouches for an earlier moment than now. */
  readonly by: 'time-stamp' | 'hub-receipt' | 'evaluation';
}

/** What was known of one certificate at the moment that counts. */
export type CertificateState =
  | 'trusted'
  | 'good'
  | 'expired'
  | 'not-yet-valid'
  | 'revoked'
  | 'suspended'
  | 'unknown'
  | 'unchecked';

/** What the state of a certificate rests on, kept so that the verdict can be repeated offline (SIG-15). */
export interface StateEvidence {
  readonly kind: 'trust-list' | 'crl' | 'ocsp';
  /** `thisUpdate` of the list or answer. */
  readonly from?: Instant;
  /** `nextUpdate` of the list or answer. */
  readonly until?: Instant;
  readonly revokedAt?: Instant;
  /** RFC 5280 §5.3.1, in its own spelling: `keyCompromise` … */
  readonly reason?: string;
  /** SHA-256 of the DER of the list or answer, hex. */
  readonly sha256?: string;
}

/** One certificate of a path, the signer's first. */
export interface PathStep {
  readonly certificate: Certificate;
  readonly state: CertificateState;
  readonly evidence?: StateEvidence;
}

/**
 * The answer about one signature. `reasons[0]` decides the verdict unless it is `valid`; the rest is what was
 * noticed beside. All reasons come from the catalogue: both languages, remedy, requirement.
 */
export interface SignatureVerdict {
  readonly kind: SignatureKind;
  readonly verdict: Verdict;
  readonly reasons: readonly Problem[];
  /** Where it stands, for people: a PDF field's name, an XML path, a file name. */
  readonly place: string;
  /** The signer's certificate, when one could be read. A name in it means nothing unless the verdict is `valid`. */
  readonly signer?: Certificate;
  /** The time that the signer wrote: a claim (TSP-03). */
  readonly claimedAt?: Instant;
  /** The moment that the certificates were judged at. */
  readonly proven?: ProvenTime;
  readonly coverage?: SignedCoverage;
  readonly algorithm?: AlgorithmUse;
  /** From the signer to the root, as far as it could be built. */
  readonly path: readonly PathStep[];
  /** The time-stamp over this signature, judged as a signature of its own (TSP-02). */
  readonly timeStamp?: SignatureVerdict;
}
