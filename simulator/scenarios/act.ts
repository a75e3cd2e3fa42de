import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { WrittenPlan } from '../faults/plan.ts';
import type { DurationText } from './scenario.ts';

/** One thing that somebody does, and when. */
export type Act = ActHead & Deed;

/** When: `at` from the start, `after` another act, or `when` something was told; `wait` adds to it. */
export interface ActHead {
  readonly id?: string;
  readonly at?: DurationText;
  readonly after?: string;
  readonly when?: Trigger;
  readonly wait?: DurationText;
}

/** The first event that fits. */
export interface Trigger {
  readonly event: string;
  /** Id of the act that sent the document. */
  readonly document?: string;
  /** `by` or `from` of the event. */
  readonly by?: string;
  readonly says?: StatusCode;
}

export type Deed =
  | Send
  | Recall
  | TakeBack
  | Update
  | Replace
  | Resend
  | Say
  | HandOver
  | Reset
  | ResetHeld
  | DirectoryDeed
  | Switching
  | Restart
  | SetFaults
  | SetAuthorities
  | Revoke;

export type DeedName = Deed['do'];

/** A new letter leaves its author. */
export interface Send {
  readonly do: 'send';
  readonly from: string;
  readonly to: readonly string[];
  readonly priority?: number;
  readonly subject?: string;
  /** `Type` and `TypeDetail` of the document; công văn (2, 18) unless told. */
  readonly type?: 1 | 2;
  readonly typeDetail?: number;
  /** A person whom the receiving body is to hand it to. */
  readonly person?: string;
  /** A typeset letter with the test signatures of its author’s leader and seal. */
  readonly signed?: boolean;
  /** Files encrypted as one must not: changed afterwards, for others than the receivers, by a weak algorithm. */
  readonly encrypted?: 'tampered' | 'for-others' | 'weak';
}

/** A letter that recalls others. Whoever is not their issuer forges it. */
export interface Recall {
  readonly do: 'recall';
  readonly documents: readonly string[];
  /** At these receivers only. */
  readonly receivers?: readonly string[];
  readonly from?: string;
  readonly reason?: string;
}

/** The sender asks for a document back (13). */
export interface TakeBack {
  readonly do: 'take-back';
  readonly document: string;
  readonly receivers?: readonly string[];
  readonly reason?: string;
}

/** Another version of a document, or other receivers. */
export interface Update {
  readonly do: 'update';
  readonly document: string;
  readonly subject?: string;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  /** False when only receivers change. */
  readonly content?: boolean;
  readonly reason?: string;
}

/** A new letter in the place of others. */
export interface Replace {
  readonly do: 'replace';
  readonly documents: readonly string[];
  readonly reason?: string;
}

/** The same packet once more, or another one under the same identifier. */
export interface Resend {
  readonly do: 'resend';
  readonly document: string;
  readonly content: 'same' | 'other';
}

/** A status that somebody says out of turn. */
export interface Say {
  readonly do: 'say';
  readonly from: string;
  readonly to: string;
  readonly document: string;
  readonly status: StatusCode;
  readonly reason?: string;
}

/** The receiver's people fetch a packet in the portal, or get it by mail, and enter it in their system. */
export interface HandOver {
  readonly do: 'hand-over';
  readonly document: string;
  readonly receiver: string;
  readonly channel: 'portal' | 'email';
}

/** A held packet is offered again. */
export interface Reset {
  readonly do: 'reset';
  readonly document: string;
  readonly receiver: string;
}

/** Every packet that is held, document or status, is offered again. */
export interface ResetHeld {
  readonly do: 'reset-held';
}

/** The office that keeps the directory changes it. */
export type DirectoryDeed =
  | {
      readonly do: 'register';
      readonly code: string;
      readonly name: string;
      readonly system: string;
      readonly parent?: string;
    }
  | { readonly do: 'rename'; readonly code: string; readonly name: string }
  | {
      readonly do: 'close';
      readonly code: string;
      readonly reason: string;
      /** Who takes over: a merger. */
      readonly successor?: string;
      readonly waiting?: 'keep' | 'successor' | 'return';
    };

/** An agency's system stops polling, or begins again. */
export interface Switching {
  readonly do: 'pause' | 'resume';
  readonly agency: string;
}

/** The hub or a node ends and comes up again with what it kept. */
export interface Restart {
  readonly do: 'restart';
  /** `hub`, or an agency whose node it is. */
  readonly what: string;
}

/** The certification authorities stop answering, or begin again. */
export interface SetAuthorities {
  readonly do: 'authorities';
  readonly answer: boolean;
}

/** A certificate loses its standing, from now on. */
export interface Revoke {
  readonly do: 'revoke';
  readonly agency: string;
  readonly whose: 'leader' | 'seal';
  /** Taken back for good, unless it is only suspended. */
  readonly suspended?: boolean;
}

/** From now on this goes wrong. */
export interface SetFaults {
  readonly do: 'faults';
  readonly plan: WrittenPlan;
}
