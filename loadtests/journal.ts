/**
 * The journal of a load run: one JSON object a line (`journal*.ndjson`), one line for each thing that happened
 * to a document as its client saw it. k6 writes it, the check of truth reads it, and neither shares anything
 * with the hub. Lines of one virtual user stand in order of `t`; lines of several users and of several
 * processes are mixed, so who reads sorts.
 */
export type JournalEntry =
  | Sent
  | Listed
  | Fetched
  | Acknowledged
  | Asked
  | Drained
  | Dropped
  | Thrown
  | Crashed
  | Closed;

/** `<organ>,<yyyy/MM/dd>,<number>/<notation>`: the name that a document keeps wherever it goes. */
export type DocumentId = string;

/** The id that a hub gave: to a packet that was sent, or to the copy of one receiver. */
export type HubId = string;

/** The code of an agency, as in `OrganId`. */
export type AgencyCode = string;

/** How soon a document has to be there, from the least to the most; in the order of `Priority` 0 to 3. */
export const urgencies = ['thường', 'khẩn', 'thượng khẩn', 'hỏa tốc'] as const;
export type Urgency = (typeof urgencies)[number];

/** What a status packet says of a document. */
export const statusCodes = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type StatusCode = (typeof statusCodes)[number];

/**
 * What a call was answered: `OK`, the `ErrorCode` of a refusal, `-` where it had none or where a list has rows that
 * name nothing, `html` where a page came that is no JSON, or `nothing`, where no answer came at all: whether the hub kept what it was sent is open then.
 */
export type Answered = string;

/** What every line has. */
export interface Occasion {
  /** Milliseconds since 1970 at the client, when the answer was there or the wait for it was over. */
  readonly t: number;
  /** The virtual user, from 1; 0 for what no user did. */
  readonly vu: number;
  /** The execution segment, as k6 was given it: `0:1` when one process runs it all, `1/3:2/3` otherwise. */
  readonly seg: string;
  /**
   * Its number among the lines of this user, from 1, so that a line that is missing is missed; journals of earlier
   * versions have none, and nobody knows then.
   */
  readonly n?: number;
}

/** Packets of more bytes are counted apart, as `send-large` and `fetch-large`: limits for 1.5 MB are not for them. */
export const largePacket = 12_000_000;

/** What every call has. */
interface Call extends Occasion {
  readonly answered: Answered;
  /** HTTP status; 0 without an answer. */
  readonly http: number;
  /** From the first byte out to the last byte in. */
  readonly ms: number;
}

/** A packet went out: `sendEdoc`. It was accepted when `answered` is `OK`, and refused otherwise. */
export interface Sent extends Call {
  readonly op: 'sent';
  /** The document; for a status, the document that it is about. A status is told by `doc`, `from` and `status`. */
  readonly doc: DocumentId;
  readonly kind: 'document' | 'status';
  readonly from: AgencyCode;
  /** A status has one: the sender of the document. */
  readonly to: readonly AgencyCode[];
  readonly urgency: Urgency;
  /** Of a status, the same as `doc`. */
  readonly responseFor?: DocumentId;
  readonly status?: StatusCode;
  /** Size of the packet, without the line end that the SDK appends. */
  readonly bytes: number;
  /** Lower-case SHA-256 of the attachment's text as it stands in the packet (Base64), where it comes from the pool. */
  readonly sha256?: string;
  readonly docId?: HubId;
}

/** A list was read: `getReceivedEdocList`. */
export interface Listed extends Call {
  readonly op: 'listed';
  readonly by: AgencyCode;
  readonly messagetype: 'edoc' | 'status';
  /** In the order of the answer. */
  readonly ids: readonly HubId[];
}

/** A packet came in: `getEdoc`. What it says is left out where nothing was answered. */
export interface Fetched extends Call {
  readonly op: 'fetched';
  readonly by: AgencyCode;
  readonly docId: HubId;
  readonly doc?: DocumentId;
  /** Code of the sender found in the packet. */
  readonly from?: AgencyCode;
  /** Codes of the receivers found in the packet; of very many, `by` alone where it is among them. */
  readonly to?: readonly AgencyCode[];
  readonly kind: 'document' | 'status';
  readonly responseFor?: DocumentId;
  readonly status?: StatusCode;
  /** As in `Sent`, where it was taken. */
  readonly sha256?: string;
  readonly bytes?: number;
}

/** A packet was taken off the list: `updateStatus` with `done`. */
export interface Acknowledged extends Call {
  readonly op: 'acknowledged';
  readonly by: AgencyCode;
  readonly docId: HubId;
}

/**
 * What `asked` tells that is no call but how long something took: until everybody had seen a letter, until the backlog
 * was fetched. `late` says that it was not over when the wait for it was.
 */
export const spansOfJournal: ReadonlySet<string> = new Set(['visible-centres', 'visible-nodes', 'drain']);

/** Something else was asked that is about no document: the directory. */
export interface Asked extends Call {
  readonly op: 'asked';
  readonly by: AgencyCode;
  /** As in the path: `getAgenciesList`; or the name of a span. */
  readonly operation: string;
  /** Size of the answer. */
  readonly bytes: number;
}

/** At the end nothing waited for this receiver any more, neither documents nor statuses. */
export interface Drained extends Occasion {
  readonly op: 'drained';
  readonly by: AgencyCode;
}

/** Iterations that k6 could not start, because no virtual user was free. */
export interface Dropped extends Occasion {
  readonly op: 'dropped';
  readonly count: number;
}

/**
 * An iteration of k6 ended in an error of its own, which k6 itself only logs: what it was to do was not done, or not
 * written down, and nobody knows what the hub would have made of it.
 */
export interface Thrown extends Occasion {
  readonly op: 'thrown';
  /** The act of the profile that it played. */
  readonly act: string;
  readonly why: string;
}

/** The hub was killed on purpose: what it had answered `OK` until then must still come out. */
export interface Crashed extends Occasion {
  readonly op: 'crashed';
}

/**
 * The end of a process that k6 made a part of the load in: how many numbered lines it wrote at least. Iterations that
 * were cut off are not among them.
 */
export interface Closed extends Occasion {
  readonly op: 'closed';
  readonly lines: number;
}

/** Every `op` of a line. */
export const operationsOfJournal = [
  'sent',
  'listed',
  'fetched',
  'acknowledged',
  'asked',
  'drained',
  'dropped',
  'thrown',
  'crashed',
  'closed',
] as const satisfies readonly JournalEntry['op'][];
