import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';

/** What a system under test is asked to do, through whatever drives it. */
export type DriverAction =
  | {
      readonly action: 'send-document';
      /** Codes of the receivers. */
      readonly to: readonly string[];
      readonly subject: string;
      readonly urgent: boolean;
      readonly annexes: number;
      /** Signed with a certificate that has been revoked, which a sound system refuses to do (SIG-10). */
      readonly withRevokedCertificate?: true;
      /** Day by which an answer is wanted, `yyyy/MM/dd`. */
      readonly dueDate?: string;
    }
  /** One document whose receivers get different annexes. */
  | {
      readonly action: 'send-sets';
      readonly sets: readonly { readonly to: readonly string[]; readonly annexes: number }[];
      readonly subject: string;
    }
  | {
      readonly action: 'recall-document';
      readonly documentId: string;
      readonly reason: string;
      /** Codes of the receivers concerned; all unless told. */
      readonly receivers?: readonly string[];
    }
  | {
      readonly action: 'update-document';
      readonly documentId: string;
      readonly reason: string;
      /** Codes of receivers that get the document now, and of those that give it back. */
      readonly add?: readonly string[];
      readonly remove?: readonly string[];
    }
  | { readonly action: 'replace-document'; readonly documentId: string; readonly reason: string }
  | {
      readonly action: 'take-back-document';
      readonly documentId: string;
      readonly reason: string;
      readonly receivers?: readonly string[];
    }
  | { readonly action: 'fetch' }
  | { readonly action: 'accept-document'; readonly documentId: string }
  | { readonly action: 'refuse-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'report-status'; readonly documentId: string; readonly statusCode: '04' | '05' | '06' }
  | { readonly action: 'export-document'; readonly documentId: string }
  /** What the system's screens say of a document: state at each receiver, marks, versions, notes. */
  | { readonly action: 'show-document'; readonly documentId: string }
  /** Whether the system offers an agency as a receiver. */
  | { readonly action: 'show-receiver'; readonly code: string }
  | { readonly action: 'synchronise-directory' };

/** What became of it, as far as the driver can tell. What counts is what is then seen on the wire. */
export type DriverOutcome =
  | {
      readonly outcome: 'done';
      readonly documentId?: string;
      readonly file?: Uint8Array;
      /** What the system shows of it, where it can tell: `state`, `standing`, `versions` …. */
      readonly shown?: Readonly<Record<string, string>>;
    }
  /** The system refused to, which some checks want. */
  | { readonly outcome: 'refused'; readonly why: string }
  /** The system has no such function. */
  | { readonly outcome: 'not-offered' }
  /** The driver itself failed: the harness's trouble, never the system's. */
  | { readonly outcome: 'failed'; readonly why: string };

/** What only a person at the screen can see, and the duty that it is about. */
export interface InquiryQuestion {
  readonly requirement: string;
  readonly words: Bilingual;
}

/** A person's answer to it. */
export interface Inquiry {
  /** Who says so, and as what. */
  readonly by: string;
  readonly text: string;
  /** False when the person says that it is not so. */
  readonly holds: boolean;
}

/** What a driver is told beside the question. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Names the question in its run: one that is asked again after a stop has the same, so that nothing is done twice. */
  readonly key: string;
  /** The clock of the run, for a system whose clock can be set. */
  readonly now: Instant;
}

/** Makes a system under test act: a person with prompts, a webhook, a command, or the built-in reference peer. */
export interface Driver {
  readonly name: string;
  /** True when the clock of the system follows the clock of the run. */
  readonly followsClock: boolean;
  perform(action: DriverAction, words: Bilingual, asking: Asking): Promise<DriverOutcome>;
  /** Does what the system does by itself at this moment; only where its clock is ours. */
  turn?(signal: AbortSignal): Promise<void>;
  /** Puts a question to a person; nothing where nobody can be asked. */
  inquire?(question: InquiryQuestion, asking: Asking): Promise<Inquiry | undefined>;
  /** Resolves with why once nothing more can come of it. Absent of a driver that may always come back. */
  readonly ended?: Promise<Bilingual>;
  close(): Promise<void>;
}
