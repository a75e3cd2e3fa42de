import type { Instant } from '../../protocol/ports/ports.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';

/** SHA-256 of a body, hex; the body lies in the store of bodies under it. */
export type BodyRef = string;

/** One side of an exchange that crossed a boundary, bytes as they were. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** In order, casing kept; secrets are blanked by field when the entry is written. */
  readonly headers: readonly HeaderPair[];
  readonly body: BodyRef;
}

export interface RecordedAnswer {
  readonly httpStatus: number;
  readonly headers: readonly HeaderPair[];
  readonly body: BodyRef;
}

/** Who did something: the system under test, one of our peers by name, or the harness itself. */
export type Party =
  | { readonly kind: 'system' }
  | { readonly kind: 'peer'; readonly name: string }
  | { readonly kind: 'harness' };

/** What every entry has. */
interface Entry {
  /** From 1, without gaps: the order in which things were written down. */
  readonly number: number;
  /** On the clock of the run. */
  readonly at: Instant;
  /** The step of the scenario during which it happened; see {@link StepEntry}. */
  readonly step?: string;
}

/** A call of an operation of the axis, from whoever made it to whoever answered. */
export interface CallEntry extends Entry {
  readonly kind: 'call';
  readonly from: Party;
  readonly to: Party;
  /** Name of the operation, or the path's last part where it is none. */
  readonly operation: string;
  readonly request: RecordedRequest;
  /** Absent when no answer came. */
  readonly answer?: RecordedAnswer;
  /** In words, when no answer came: `ECONNRESET` … */
  readonly failure?: string;
  /** Milliseconds from the first byte sent to the last one received. */
  readonly took: number;
  /** The fault of the harness that befell it, when one did. */
  readonly fault?: string;
}

/** A packet on its own: a file given for checking, or one taken out of a call. */
export interface PacketEntry extends Entry {
  readonly kind: 'packet';
  /** File name, or `DocId` it came under. */
  readonly name: string;
  /** Who wrote it. */
  readonly by: Party;
  readonly body: BodyRef;
  /** The call that carried it. */
  readonly call?: number;
}

/** A connection: what our listener saw of a client, or what a scan found out about a server. */
export interface LinkEntry extends Entry {
  readonly kind: 'link';
  /** Which false hub it was, for a trial; `orderly` otherwise. */
  readonly hub?: string;
  readonly client?: ClientLink;
  readonly server?: Omit<ServerLink, 'certificates'> & { readonly certificates: readonly BodyRef[] };
}

/** Something the hub or a peer told people: a notice, a security event. */
export interface NoticeEntry extends Entry {
  readonly kind: 'notice';
  readonly from: Party;
  readonly to: string;
  readonly channel: 'sms' | 'mail' | 'screen' | 'event';
  readonly topic: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A step of a scenario begins: what is about to be done, and the one thing that differs from the happy path. */
export interface StepEntry extends Entry {
  readonly kind: 'step';
  readonly scenario: string;
  /** `happy` twin and negative case share the scenario; the name tells which. */
  readonly name: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** A person's answer, or a dated file: declared or attested, never proved; `denied` is a person who says no. */
export interface StatementEntry extends Entry {
  readonly kind: 'statement';
  readonly requirement: string;
  readonly manner: 'declared' | 'attested' | 'denied';
  readonly by: string;
  /** Day that the statement is about, `yyyy-mm-dd`. */
  readonly dated: string;
  readonly text: string;
  readonly body?: BodyRef;
}

/** The harness or its surroundings failed. */
export interface TroubleEntry extends Entry {
  readonly kind: 'trouble';
  readonly blame: 'harness' | 'environment' | 'configuration';
  readonly what: string;
}

/** What a peer or the system holds in the end, where it can be asked. */
export interface StateEntry extends Entry {
  readonly kind: 'state';
  readonly of: Party;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string>>;
}

export type EvidenceEntry =
  | CallEntry
  | PacketEntry
  | LinkEntry
  | NoticeEntry
  | StepEntry
  | StatementEntry
  | TroubleEntry
  | StateEntry;

/** Everything that was recorded in a run. Checks read this and nothing else. */
export interface Evidence {
  readonly entries: readonly EvidenceEntry[];
  /** The bytes of a body. Throws only for a reference that no entry holds: a bug. */
  body(ref: BodyRef): Uint8Array;
}
