import type { StatusCode } from '../../../protocol/edxml/packet.ts';
import { type Advance, advance } from '../../../protocol/lifecycle/advance.ts';
import { answeredRequest, answeredUpdate } from '../../../protocol/lifecycle/answered-request.ts';
import { type ProcessingState, processing } from '../../../protocol/lifecycle/processing.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { type FlowEffect, isClosed, type Transfer, type UpdateMark } from './transfer.ts';

type StatusEffect = Extract<FlowEffect, { readonly kind: 'status' }>;

/** What a status makes of a transfer. */
export interface StatusApplied {
  readonly transfer: Transfer;
  readonly events: readonly ExchangeEvent[];
}

/**
 * Applies a status to the transfer that it is about. What the lifecycle does not allow keeps the state and is
 * told of, as is a step that was left out (STA-12, STA-13); the status itself was relayed all the same.
 */
export function applyStatus(effect: StatusEffect, transfer: Transfer, at: Instant): StatusApplied {
  if (answersUpdate(effect, transfer)) return answerUpdate(effect, transfer, at);
  const closed = isClosed(transfer);
  const state = closed ? 'withdrawn' : transfer.processing;
  const verdict = advance(processing, state, effect.code, effect.side, { reading: 'observed' });
  const next = verdict.outcome === 'moved' && !closed ? move(transfer, verdict.state, at) : transfer;
  return { transfer: next, events: [...judged(effect, next, verdict, at), ...gaveUp(transfer, next, at)] };
}

function move(transfer: Transfer, state: ProcessingState, at: Instant): Transfer {
  const takenBack = transfer.marks.takenBack || state === 'withdrawn';
  return { ...transfer, processing: state, changedAt: at, marks: { ...transfer.marks, takenBack } };
}

/**
 * 15 and 16 answer updates too; with a take-back open as well, the description tells which. One that came after
 * a recall had withdrawn the document is not entered here, but its sender, who did not know that, has it open
 * and the receiver answers it: so that counts as open, too (RCL-18).
 */
function answersUpdate({ code, description }: StatusEffect, transfer: Transfer): boolean {
  if (code !== '15' && code !== '16') return false;
  const open = {
    takeBack: transfer.processing.endsWith('/take-back') || isWithdrawn(transfer),
    update: transfer.marks.updates.some(isOpen),
  };
  return answeredRequest(description, open) === 'update';
}

function isWithdrawn({ marks }: Transfer): boolean {
  return marks.recalls.some(({ outcome }) => outcome === 'withdrawn');
}

function isOpen({ outcome }: UpdateMark): boolean {
  return outcome === 'asked';
}

/** RCL-12, RCL-13: a consent to a removal gives the document up. */
function answerUpdate({ code, description }: StatusEffect, transfer: Transfer, at: Instant): StatusApplied {
  const answered = answeredUpdate(description, transfer.marks.updates.filter(isOpen));
  if (answered === undefined) return { transfer, events: [] };
  const outcome = code === '15' ? 'accepted' : 'declined';
  const updates = transfer.marks.updates.map((each) =>
    each === answered ? ({ ...each, outcome } as const) : each,
  );
  const marked = { ...transfer, marks: { ...transfer.marks, updates } };
  const removed = answered.removal && outcome === 'accepted';
  const next = removed ? move(marked, 'withdrawn', at) : marked;
  const mark = outcome === 'accepted' ? 'updated' : 'update-declined';
  const told = markedAs(next, removed ? 'taken-back' : mark, answered.docId, at);
  return { transfer: next, events: [told] };
}

/** Plain moves stand in the trace already: as the status packet that was accepted. */
function judged(
  { code, from }: StatusEffect,
  { documentId, issuer, receiver, processing: state }: Transfer,
  verdict: Advance<ProcessingState, StatusCode>,
  at: Instant,
): readonly ExchangeEvent[] {
  if (verdict.outcome === 'moved' && verdict.problems.length === 0) return [];
  const facts = {
    name: 'status-judged',
    at,
    from,
    documentId,
    issuer,
    receiver,
    statusCode: code,
    state,
  } as const;
  switch (verdict.outcome) {
    case 'moved':
      return [{ ...facts, outcome: 'moved', why: 'skipped', problems: verdict.problems }];
    case 'unchanged':
      return [{ ...facts, outcome: 'kept', why: verdict.why, problems: [] }];
    case 'refused':
      return [{ ...facts, outcome: 'kept', why: verdict.why, problems: [verdict.problem] }];
  }
}

function gaveUp(before: Transfer, { marks, ...after }: Transfer, at: Instant): readonly ExchangeEvent[] {
  if (before.marks.takenBack || !marks.takenBack) return [];
  return [markedAs({ ...after, marks }, 'taken-back', after.issuer, at)];
}

function markedAs(
  { documentId, issuer, receiver }: Transfer,
  mark: Extract<ExchangeEvent, { readonly name: 'document-marked' }>['mark'],
  by: string,
  at: Instant,
): ExchangeEvent {
  return { name: 'document-marked', at, documentId, issuer, receiver, mark, by };
}
