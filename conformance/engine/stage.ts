import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { Evidence, EvidenceEntry, RecordedAnswer } from '../evidence/evidence.ts';
import type { Recorder } from '../evidence/recorder.ts';
import type { Seat } from '../finding.ts';
import type { Tolerances } from '../tolerances.ts';
import type { DriverAction, DriverOutcome } from './driver.ts';

/** One HTTP request as bytes, before it is recorded. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** One HTTP answer as bytes, before it is recorded. */
export interface RawAnswer {
  readonly httpStatus: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/** Carries a request to a hub: over the network, or straight into a hub of the same process. Rejects when no answer came. */
export type Carry = (request: RawRequest) => Promise<RawAnswer>;

/** An account at the hub under test. */
export interface HubAccount {
  readonly systemId: string;
  readonly secret: string;
  /** Codes that it may send from; at least one. */
  readonly agencies: readonly [string, ...(readonly string[])];
}

/** The clock of a run. `advance` is absent where the system's clock is not ours: then real time passes. */
export interface RunClock extends Clock {
  readonly advance?: (ms: number) => Promise<void>;
}

/** What every scenario can do. */
export interface Stage {
  readonly clock: RunClock;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
  /** Draws that name what they are for; one seed replays the run. */
  chance(key: string): number;
  /** Asks the person who runs the system what the wire does not show (attended); absent where nobody can be asked. */
  readonly inquire?: (requirement: string, question: Bilingual) => Promise<void>;
  /** Begins a step. Both halves of a negative case are steps of one scenario. */
  step(name: string, facts?: Readonly<Record<string, string>>): void;
  /**
   * Waits until something has been recorded, by virtual time where the clock can be advanced. Gives nothing
   * when it did not come within `within` ms; a check then says so.
   */
  until<T extends EvidenceEntry>(
    wanted: (entry: EvidenceEntry) => entry is T,
    within: number,
    what: Bilingual,
  ): Promise<T | undefined>;
}

/** The stage of a hub under test: our agencies are its clients. */
export interface HubStage extends Stage {
  readonly seat: 'hub';
  readonly accounts: readonly [HubAccount, HubAccount, HubAccount, ...(readonly HubAccount[])];
  /** What the run is judged with: how long the hub is given before one looks. */
  readonly tolerances: Tolerances;
  /** Signs and sends as an account would, then records; `change` breaks one thing after signing or before. */
  call(account: HubAccount, operation: string, call: HubCall): Promise<CallResult>;
  /** What the operator of the hub told us of it. */
  readonly known: HubKnowledge;
  /** Asks the hub's management end, where one is offered; recorded as a call of the harness. */
  readonly manage?: (question: ManagementCall) => Promise<CallResult>;
  /** Restarts the hub, where it can be told to. */
  readonly restart?: () => Promise<void>;
}

/** What cannot be found out about a hub by calling it; each absent part leaves its checks without a verdict. */
export interface HubKnowledge {
  /** Longest packet that the hub takes, in bytes, without the CRLF that the SDK adds. */
  readonly packetBytes?: number;
  /** A code of the directory that was closed, and one that is locked. */
  readonly closedCode?: string;
  readonly lockedCode?: string;
}

/** A question to the management end of a hub. Paths are those of this project's own (`GET /trace`). */
export interface ManagementCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** The account that asks, where the route wants one. */
  readonly as?: HubAccount;
}

/** What a scenario sends beside an operation and an account, and how it breaks the call on purpose. */
export interface HubCall {
  readonly parameters?: readonly HeaderPair[];
  readonly body?: Uint8Array;
  /** Applied to the parameters before signing. */
  readonly before?: (headers: readonly HeaderPair[]) => readonly HeaderPair[];
  /** Applied to the finished request: what is signed no longer is what is sent. */
  readonly after?: (request: RawRequest) => RawRequest;
  /** Name for a report when it is no happy path: `secret of another system`. */
  readonly broken?: string;
}

/** How a call ended. `entry` is its number in the evidence; `body` is empty when no answer came. */
export interface CallResult {
  readonly entry: number;
  /** Absent when no answer came. */
  readonly answer?: RecordedAnswer;
  readonly body: Uint8Array;
  /** The JSON of the body, when it is JSON. */
  readonly json?: Readonly<Record<string, unknown>>;
}

/** The stage of an agency's system: our hub is its hub, our agencies its partners. */
export interface AgencyStage extends Stage {
  readonly seat: 'sender' | 'receiver';
  /** Code of the agency whose system is under test, and the codes of our own. */
  readonly system: string;
  readonly peers: readonly [string, string, ...(readonly string[])];
  ask(action: DriverAction, words: Bilingual): Promise<DriverOutcome>;
  /** Sends a packet to the system from one of our agencies; the bytes may be broken on purpose. */
  send(from: string, packet: Uint8Array): Promise<CallResult>;
  /** Puts a packet into the system's box without the hub looking at it: for what no hub would take. */
  deliver(packet: Uint8Array, row?: BoxRow): Promise<string>;
  /** Lets so much time pass: at once on a clock of ours, really on another. */
  pass(ms: number, what: Bilingual): Promise<void>;
  /** What befalls calls of the system from now on; several stand in line. */
  disturb(trouble: Trouble): void;
  /** Fetches and acknowledges what waits for one of our agencies. */
  collect(peer: string): Promise<void>;
  /** Revocation lists, answers and tokens of the authorities that our agencies' keys come from. */
  readonly trust: TrustDesk;
  /** A number of a letter of this run: what has it in one run has another in the next. */
  number(place: number): number;
  /** Changes our hub's directory as its operator would. */
  readonly directory: DirectoryDesk;
}

/** What the list says of a packet that was put into the box. */
export interface BoxRow {
  readonly docId?: string;
  readonly from?: string;
  readonly messageType?: 'edoc' | 'status';
}

/** Something wrong with our hub, or on the line to it. */
export interface Trouble {
  /** Stands in the evidence as the fault of each call that it befell. */
  readonly name: string;
  /** Operations that it befalls. */
  readonly operations: readonly string[];
  /** `edoc` or `status`: only calls about these. */
  readonly messageType?: 'edoc' | 'status';
  /** How many calls it befalls. */
  readonly times: number;
  /** When it is over, however many are left. */
  readonly until?: Instant;
  readonly manner: TroubleManner;
  /** Of a refusal. */
  readonly errorCode?: string;
  readonly errorDesc?: string;
}

/**
 * `refuse`: FAIL. `json-500`: FAIL with HTTP status 500. `html`: the error page of something in between. `empty`:
 * no body. `reset`: cut before the hub had it. `lost-answer`: the hub did it, the answer was lost. `slow`: the
 * answer takes half a minute.
 */
export type TroubleManner = 'refuse' | 'json-500' | 'html' | 'empty' | 'reset' | 'lost-answer' | 'slow';

/** How the services of an authority behave at one address. */
export type ServiceManner = 'honest' | 'down' | 'stale' | 'forged' | 'wrong-issuer';

/** The desk of the test authorities. */
export interface TrustDesk {
  /** Takes a certificate out of force; `until` ends a suspension. The certificate is named by its serial number. */
  revoke(revocation: Revocation): void;
  behave(place: string, manner: ServiceManner): void;
}

/** Out of force from `at` on: for good, or up to `until`, at which a suspension is over. */
export interface Revocation {
  /** Hex, upper case, as in the certificate. */
  readonly serial: string;
  readonly at: Instant;
  readonly reason?: 'keyCompromise' | 'certificateHold' | 'superseded';
  readonly until?: Instant;
}

/** The operator's side of our hub's directory. */
export interface DirectoryDesk {
  register(code: string, name: string): Promise<void>;
  close(code: string, reason: string): Promise<void>;
}

/** A script that drives a system under test. It records; it never judges. */
export type Scenario =
  | {
      readonly id: string;
      readonly title: Bilingual;
      readonly seat: 'hub';
      run(stage: HubStage): Promise<void>;
    }
  | {
      readonly id: string;
      readonly title: Bilingual;
      readonly seat: 'sender' | 'receiver';
      run(stage: AgencyStage): Promise<void>;
    };

/** What a run gives back for judging. */
export interface RunRecord {
  readonly seat: Seat;
  readonly began: Instant;
  readonly ended: Instant;
  readonly evidence: Evidence;
  /** Scenarios that ran to their end. */
  readonly ran: readonly string[];
  /** Scenarios that did not, and why. */
  readonly unfinished: readonly { readonly scenario: string; readonly why: Bilingual }[];
}
