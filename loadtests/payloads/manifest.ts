import type { AgencyCode, DocumentId, StatusCode, Urgency } from '../journal.ts';

/** `manifest.json` of a payload folder: what was prepared, from what, and in which files it lies. No secret is in it. */
export interface PayloadManifest {
  readonly schema: 'lienthong-load-payloads/1';
  readonly seed: string;
  /** Name of the world; its file, `world.json`, is there when it was made for this folder. */
  readonly world: string;
  readonly systems: number;
  /** How many of them, from the first of the cast, take part in ordinary traffic; the others are nodes of one test. */
  readonly polled: number;
  /** Systems that send, and how many agencies receive. */
  readonly senders: number;
  readonly receivers: number;
  readonly documents: number;
  /** Sum of all packets as they go over the wire. */
  readonly bytes: number;
  /** Mean number of receivers of a letter. */
  readonly fanOut: number;
  readonly mix: MixName;
  readonly signedShare: number;
  readonly urgency: Readonly<Record<Urgency, number>>;
  /** Documents by what they are for: `letters`, and those of one test. */
  readonly sets: Readonly<Record<string, DocumentSet>>;
  readonly attachments: readonly PooledAttachment[];
}

/** A stretch of `documents.json`. */
export interface DocumentSet {
  readonly first: number;
  readonly count: number;
}

/** How large packets are: all 1.5 MB, all 20 KB, as the field is thought to be, or nothing but the letter. */
export const mixNames = ['even', 'small', 'field'] as const;
export type MixName = (typeof mixNames)[number];

/** Base64 text in `attachments.bin`, shared by many packets. */
export interface PooledAttachment {
  readonly at: number;
  readonly bytes: number;
  /** Of that text. */
  readonly sha256: string;
}

/** One row of `documents.json`: a letter that is ready to go. Its packet is head, pooled attachment, tail. */
export interface PreparedDocument {
  readonly doc: DocumentId;
  readonly from: AgencyCode;
  readonly system: string;
  readonly to: readonly AgencyCode[];
  readonly urgency: Urgency;
  /** Number of its attachment in the pool; -1 when its whole packet is head. */
  readonly attachment: number;
  /** Where its head begins in `envelopes.bin`; its tail follows at once. */
  readonly at: number;
  readonly head: number;
  readonly tail: number;
  /** `hash-file` of the vendor SDK over the whole packet. */
  readonly hash: string;
  readonly bytes: number;
}

/** One row of `cast.json`, in the order of `agencies.json`: an agency and the system that serves it. */
export type CastRow = readonly [code: AgencyCode, system: string];

/** One row of `agencies.json`: an agency of the world that sends or receives. */
export interface PreparedAgency {
  readonly code: AgencyCode;
  readonly system: string;
  /** A status packet of this agency, open where the document, its code, its day and its status belong. */
  readonly status: StatusTemplate;
}

/** What stands in the open places of a status packet. */
export interface StatusValues {
  /** Sender of the document. */
  readonly organId: AgencyCode;
  readonly documentId: DocumentId;
  readonly code: string;
  readonly date: string;
  readonly statusCode: StatusCode;
  /** `yyyy/MM/dd HH:mm:ss`. */
  readonly timestamp: string;
}

/** Texts and the places between them, in turn: one text more than places. */
export interface StatusTemplate {
  readonly texts: readonly string[];
  readonly places: readonly (keyof StatusValues)[];
}

/** The packet of one status. What stands in the values needs no escape in XML: codes, numbers, days. */
export function fillStatus({ texts, places }: StatusTemplate, values: StatusValues): string {
  let packet = texts[0] ?? '';
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at];
    packet += `${place === undefined ? '' : values[place]}${texts[at + 1] ?? ''}`;
  }
  return packet;
}
