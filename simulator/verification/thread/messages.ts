import type { Party } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { TrustAnchor } from '../../../protocol/security/context.ts';
import type { BodyFacts } from '../../../protocol/security/document/document-facts.ts';
import type { Verification, VerificationOrder } from '../document-verifier.ts';
import type { SignatureRules } from '../verifier-by-rules.ts';

/** What a verifying thread is started with. */
export interface ThreadOrders {
  readonly profile: SignatureRules['profile'];
  /** Whether authorities can be asked. */
  readonly asks: boolean;
  /** Milliseconds for each address. */
  readonly patience: number;
}

/** A root, as it can go from thread to thread: a certificate is its bytes. */
export type SentAnchor = Omit<TrustAnchor, 'certificate'> & { readonly certificate: Uint8Array };

/** A document that the thread is to verify. One at a time. */
export interface ThreadOrder {
  readonly kind: 'verify';
  readonly order: Omit<VerificationOrder, 'bodyOf' | 'handedOver'>;
  readonly knowsBodies: boolean;
  readonly anchors: readonly SentAnchor[];
  /** The time, which a thread has no clock for. */
  readonly now: Instant;
}

/** What came of a question of the thread. */
export interface ThreadReply {
  readonly kind: 'reply';
  readonly number: number;
  readonly answer: ThreadAnswer;
  readonly now: Instant;
}

export type ThreadAnswer =
  | { readonly kind: 'body'; readonly facts: BodyFacts }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Why an address gave nothing. */
  | { readonly kind: 'nothing'; readonly reason: string };

/** What the thread has to ask its owner for: only the owner knows the directory and reaches the network. */
export type ThreadQuestion =
  | { readonly about: 'body'; readonly from: Party }
  | { readonly about: 'address'; readonly url: string; readonly post?: SentPost };

export interface SentPost {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type ToThread = ThreadOrder | ThreadReply;

export type FromThread =
  | { readonly kind: 'question'; readonly number: number; readonly question: ThreadQuestion }
  | { readonly kind: 'verified'; readonly verification: Verification };
