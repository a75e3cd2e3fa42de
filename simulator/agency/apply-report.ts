import { answeredRequest, answeredUpdate } from '../../protocol/lifecycle/answered-request.ts';
import { namesDocument } from '../../protocol/lifecycle/names-document.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { isTakeBackOpen } from './document-standing.ts';
import { recordStep, wasSaid, withStep } from './history.ts';
import type { RecallMark, ReceiverHistory, StatusStep, UpdateMark } from './node-records.ts';

/** What a receiver's status did to what the sender knows of it. */
export interface Applied {
  readonly history: ReceiverHistory;
  /** False when it was said before, or may not be said. */
  readonly changed: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Applies what a receiver says about a document, by the rules that the hub goes by as well: 15 and 16 answer
 * the request that is open; what is said about a document that was given up stays on record and moves nothing;
 * nothing late moves a state back (STA-13).
 */
export function applyReport(history: ReceiverHistory, step: StatusStep): Applied {
  if (answersUpdate(history, step)) return answerUpdate(history, step);
  if (isGivenUp(history)) {
    if (wasSaid(history, step)) return { history, changed: false, problems: [] };
    return { history: { ...history, ...withStep(history, step) }, changed: true, problems: [] };
  }
  const recorded = recordStep(history, step, 'receiver', 'observed');
  return { ...recorded, history: { ...history, ...recorded.history } };
}

/** A document that never reached its receiver, because a recall was first, can still be answered about. */
function isGivenUp({ state, recalls }: ReceiverHistory): boolean {
  return state === 'withdrawn' || recalls.some(({ outcome }) => outcome === 'agreed');
}

function answersUpdate(history: ReceiverHistory, { statusCode, description }: StatusStep): boolean {
  if (statusCode !== '15' && statusCode !== '16') return false;
  const open = { takeBack: isTakeBackOpen(history), update: history.updates.some(isAsked) };
  return answeredRequest(description, open) === 'update';
}

/** RCL-12, RCL-13: a consent to a removal gives the document up. */
function answerUpdate(history: ReceiverHistory, step: StatusStep): Applied {
  const answered = answeredUpdate(step.description, history.updates.filter(isAsked));
  const removed = answered?.removal === true && step.statusCode === '15';
  const updates = history.updates.map((each) => (each === answered ? settle(each, step) : each));
  const state = removed ? 'withdrawn' : history.state;
  return { history: { ...history, ...withStep(history, step), updates, state }, changed: true, problems: [] };
}

function settle(mark: UpdateMark, { statusCode, description }: StatusStep): UpdateMark {
  if (statusCode === '15') return { ...mark, outcome: 'accepted' };
  return { ...mark, outcome: 'declined', ...(description === undefined ? {} : { reason: description }) };
}

function isAsked({ outcome }: { readonly outcome: string }): boolean {
  return outcome === 'asked';
}

/** Which document, recalled by which. */
export interface RecallOf {
  readonly by: string;
  readonly documentId: string;
}

/**
 * RCL-02: 03 consents to a recall, 02 declines it; a consent to several documents names in its description
 * those that stay [I]. The same history when the status says nothing about this document.
 */
export function answerRecall(
  history: ReceiverHistory,
  { by, documentId }: RecallOf,
  { statusCode, description }: StatusStep,
): ReceiverHistory {
  if (statusCode !== '02' && statusCode !== '03') return history;
  const open = history.recalls.find((each) => each.by === by && isAsked(each));
  if (open === undefined) return history;
  const agreed = statusCode === '03' && !namesDocument(description, documentId);
  const reason = agreed || description === undefined ? {} : { reason: description };
  const settled: RecallMark = { ...open, outcome: agreed ? 'agreed' : 'declined', ...reason };
  return { ...history, recalls: history.recalls.map((each) => (each === open ? settled : each)) };
}
