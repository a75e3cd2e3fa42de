import type { Instant } from '../../protocol/ports/ports.ts';
import type { SentDocument } from '../agency/node-records.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { RequestRecord } from '../hub/request-log.ts';

/** What the first-letter story tells, in order. It is for a terminal, a test, or a line of JSON. */
export type StoryEvent =
  | (Told & { readonly name: 'world-ready'; readonly place: MeetingPlace })
  | (Told & {
      readonly name: 'letter-drafted';
      readonly documentId: string;
      readonly from: string;
      readonly to: readonly string[];
      /** `number/notation`. */
      readonly code: string;
      readonly subject: string;
      readonly attachments: readonly LetterAttachment[];
    })
  /** Something that crossed the axis. */
  | (Told & { readonly name: 'exchange'; readonly event: ExchangeEvent })
  /** Somebody else's request, or one that was refused. */
  | (Told & { readonly name: 'request'; readonly record: Omit<RequestRecord, 'headers'> })
  /** A receiver's attachments are the sender's, byte for byte. */
  | (Told & {
      readonly name: 'attachments-compared';
      readonly by: string;
      readonly documentId: string;
      readonly attachments: readonly LetterAttachment[];
    })
  /** The registers of sender and receivers and the hub's record tell the same. */
  | (Told & {
      readonly name: 'histories-agree';
      readonly document: SentDocument;
      /** The hub's id of the packet. */
      readonly docId: string;
      readonly acceptedAt: Instant;
    });

interface Told {
  readonly at: Instant;
}

export interface LetterAttachment {
  readonly name: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Where the hub listens and who may call it. Secrets are for the person who started it, on this machine. */
export interface MeetingPlace {
  readonly hubUrl: string;
  readonly managementUrl: string;
  readonly systems: readonly MeetingSystem[];
}

export interface MeetingSystem {
  readonly systemId: string;
  readonly name: string;
  readonly secret: string;
  /** True when no node of ours polls for it, so that its mail waits for whoever takes the seat. */
  readonly isFree: boolean;
  /** Agencies that it serves, by their newest code. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
}
