import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import type { TestRevocation } from '../../fixtures/keys/proofs.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Verdict } from '../../protocol/security/verdict.ts';

/** What kind of file it is, and so how it is asked about. */
export type FileKind =
  | 'pdf'
  | 'cms'
  | 'packet'
  | 'time-stamp'
  | 'certificate'
  | 'crl'
  | 'ocsp'
  | 'encrypted-xml'
  | 'enveloped';

/** Who signed, issued or encrypted. */
export type Maker = 'lienthong' | 'openssl' | 'xmlsec1' | 'pyhanko' | 'signxml' | 'node-forge';

/** As of when a file is judged, and who has lost their standing by then. */
export interface Circumstances {
  readonly name: 'usual' | 'revoked' | 'suspended' | 'years later' | 'today';
  readonly at: Instant;
  readonly revoked: readonly TestRevocation[];
}

/** What was done to a file; `none` is as it was made. */
export type Damage =
  | 'none'
  | 'a bit of what is signed'
  | 'a bit of the signature'
  | 'something appended'
  | 'another certificate'
  | 'signed by a look-alike'
  | 'the signer revoked'
  | 'the signer suspended'
  | 'the signer expired'
  | 'an attack'
  | 'another receiver'
  | 'weak';

/** One file that opinions are asked about. */
export interface OpinionFile {
  /** Stable, and a file name. */
  readonly id: string;
  readonly kind: FileKind;
  readonly maker: Maker;
  /** How it was made, for people: `RSA PSS, B-T, two signatures`. */
  readonly variant: string;
  readonly damage: Damage;
  readonly bytes: Uint8Array;
  /** What a detached message or a stamp is over, or what was encrypted. */
  readonly content?: Uint8Array;
  /** Whom a list or an answer is about, or for whom a file is encrypted. */
  readonly about?: Holder;
  readonly circumstances: Circumstances;
}

/** Yes or no. Whoever has no opinion says nothing. */
export type Answer = 'valid' | 'refused';

/** Who is asked. `maker` is what the file was made to be: sound, or damaged. */
export type AskedTool = 'maker' | 'openssl' | 'xmlsec1' | 'pdfsig' | 'qpdf' | 'pyhanko' | 'signxml';

/** What somebody says of one file. */
export interface Opinion {
  readonly by: AskedTool;
  readonly answer: Answer;
  /** In the words of the tool, one line. */
  readonly words: string;
}

/** What we say of one file. */
export interface OwnVerdict {
  readonly answer: Answer;
  /** The verdict, or what an opener of encrypted files says. */
  readonly verdict: Verdict | 'opened' | 'not-for-this-key' | 'wrong-key';
  /** The reason that decides; absent where it is valid. */
  readonly code?: string;
}
