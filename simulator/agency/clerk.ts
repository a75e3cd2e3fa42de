import type { StaffInfo, StatusCode } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { DocumentFile, ReceivedDocument, StatusStep } from './node-records.ts';

/** One thing that a scripted clerk does to a document that arrived. */
export interface ClerkAct {
  /** Milliseconds after the step before it; the first counts from the arrival. */
  readonly after: number;
  readonly statusCode: StatusCode;
  /** Who acts: department, name, telephone, mail (STA-08). */
  readonly staff: StaffInfo;
  /** The reason of a refusal, or a note. */
  readonly description?: string;
}

/** What a clerk answers to a sender who asks for something. */
export interface ClerkAnswer {
  /** Milliseconds after the request came. */
  readonly after: number;
  readonly agrees: boolean;
  readonly staff: StaffInfo;
  /** Why not; a note where it agrees. */
  readonly reason?: string;
}

/**
 * What a clerk (*văn thư*) does, as data. `arrived` (01) is the system's own and stands in no script. The n-th
 * request of a kind about one document gets the n-th answer, later ones the last; without any answer the clerk
 * leaves such requests lying.
 */
export interface ClerkScript {
  readonly name: string;
  readonly acts: readonly ClerkAct[];
  /** What the clerk does with one document in the place of `acts`; nothing while it is not known yet. */
  readonly actsOn?: (document: ReceivedDocument) => readonly ClerkAct[];
  /** To documents that recall others (RCL-02). */
  readonly recalls?: readonly ClerkAnswer[];
  /** To take-backs of what is registered already (RCL-08). */
  readonly takeBacks?: readonly ClerkAnswer[];
  /** To updates of the content (RCL-13). */
  readonly updates?: readonly ClerkAnswer[];
  /** Working hours; at any time unless told. What falls due outside of them is done when they begin. */
  readonly isOnDuty?: (now: Instant) => boolean;
}

/** Codes by which a clerk tells how far a document has come. */
const ownCodes: ReadonlySet<StatusCode> = new Set(['02', '03', '04', '05', '06']);

/** The next act on a document, when its time has come. */
export function dueAct(script: ClerkScript, document: ReceivedDocument, now: Instant): ClerkAct | undefined {
  if (!isOnDuty(script, now)) return undefined;
  const next = nextAct(script, document);
  return next === undefined || now < next.at ? undefined : next.act;
}

/** What the clerk does with a document next, and from when on. */
export function nextAct(script: ClerkScript, document: ReceivedDocument) {
  const done = document.steps.filter((step) => ownCodes.has(step.statusCode)).length;
  const act = (script.actsOn?.(document) ?? script.acts)[done];
  const lastAt = document.steps.at(-1)?.at ?? document.arrivedAt;
  return act === undefined ? undefined : { act, at: lastAt + act.after };
}

/** True while the clerk is at work. */
export function isOnDuty({ isOnDuty }: ClerkScript, now: Instant): boolean {
  return isOnDuty === undefined || isOnDuty(now);
}

/** The kinds of requests that a clerk answers. */
export type RequestKind = 'recalls' | 'takeBacks' | 'updates';

/** The answer to the n-th request (from 0) of a kind that came at an instant, when its time has come. */
export function dueAnswer(
  script: ClerkScript,
  kind: RequestKind,
  index: number,
  askedAt: Instant,
  now: Instant,
): ClerkAnswer | undefined {
  const answers = script[kind];
  const answer = answers?.[index] ?? answers?.at(-1);
  if (answer === undefined || now - askedAt < answer.after) return undefined;
  return isOnDuty(script, now) ? answer : undefined;
}

/** An answer as a status that is said now. */
export function stepOf(
  { staff }: ClerkAnswer,
  statusCode: StatusCode,
  description: string,
  at: Instant,
): StatusStep {
  return { at, statusCode, staff, description };
}

/** The oldest take-back that has not been answered, and the how many-th it is. */
export function openTakeBack({ takeBacks }: DocumentFile) {
  const index = takeBacks.findIndex(({ answer }) => answer === undefined);
  const request = takeBacks[index];
  return request === undefined ? undefined : { index, request };
}
