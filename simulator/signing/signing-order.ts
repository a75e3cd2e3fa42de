import type { Instant } from '../../protocol/ports/ports.ts';
import type { Reading } from '../../protocol/result.ts';
import type { ProofMaterial, VerificationContext } from '../../protocol/security/context.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import type { NamedPlace } from './place-field.ts';

/** The forms of a copy (NĐ 30/2020, Art. 25). */
export const copyForms = ['SAO Y', 'SAO LỤC', 'TRÍCH SAO'] as const;
export type CopyForm = (typeof copyForms)[number];

/** In what role somebody signs, with what people see of it (NĐ 30/2020, Annex I). */
export type SigningRole =
  | {
      /** The competent person: blue image between title and name (SIG-09). */
      readonly kind: 'person';
      /** As printed; the certificate's common name unless given. */
      readonly name?: string;
      /** The last line of the title as printed, for the middle between it and the name. */
      readonly title?: string;
      readonly place?: NamedPlace;
      /** PNG with a transparent ground, instead of a drawn one. */
      readonly picture?: Uint8Array;
    }
  | {
      /** The agency: red seal over a third of the person's image, left (SIG-09). After the person (SIG-03). */
      readonly kind: 'agency';
      /** Name around the seal; the certificate's common name unless given. */
      readonly body?: string;
      readonly place?: NamedPlace;
      readonly picture?: Uint8Array;
      /** Signs though no person has, as systems of the field do; needs a place. */
      readonly alone?: true;
    }
  | {
      /** An annex in a file of its own: number, notation and time, top right, no image (ATT-11). */
      readonly kind: 'annex';
      /** Number and notation of the document that it belongs to: `1234/VPCP-KSTT`. */
      readonly code: string;
    }
  | {
      /** A copy: form, body and time, top right, no image (ATT-06, ATT-13). */
      readonly kind: 'copy';
      readonly form: CopyForm;
      readonly body?: string;
    };

/** Baseline, with time-stamp, with what proves it for long (ETSI EN 319 142-1: B-B, B-T, B-LT). */
export const signingLevels = ['b', 't', 'lt'] as const;
export type SigningLevel = (typeof signingLevels)[number];

/** Gets a time-stamp token (DER) over a signature value, or says why there is none. */
export type TimeStamper = (signature: Uint8Array) => Promise<Reading<Uint8Array>>;

/** What every kind of signing needs. */
export interface SignerOrder {
  readonly key: SigningKey;
  /** When: written as a claim, and the moment at which the certificate has to be good. */
  readonly at: Instant;
  readonly level: SigningLevel;
  /** By what the certificate is checked first (SIG-10, SIG-16). `unchecked` is for making wrong samples. */
  readonly check: VerificationContext | 'unchecked';
  /** Needed for the levels `t` and `lt`. */
  readonly timeStamp?: TimeStamper;
  /**
   * What is kept in the file at level `lt`; the context's unless given. As a function it is asked once the
   * time-stamp is there, so that it can bring proofs of the stamp's certificates too.
   */
  readonly proof?: ProofMaterial | (() => Promise<ProofMaterial>);
}

/** One signature on a PDF. */
export interface SigningOrder extends SignerOrder {
  readonly role: SigningRole;
  readonly reason?: string;
  readonly location?: string;
}
