import { namesDocument } from '../../../protocol/lifecycle/names-document.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { applyStatus } from './apply-status.ts';
import { type FlowEffect, isClosed, type RecallMark, type Transfer } from './transfer.ts';

/** What is known beside the transfer itself when an effect is applied. */
export interface EffectFacts {
  readonly at: Instant;
  /** Whether any packet about the document has left the hub for this receiver. */
  readonly reached: boolean;
}

/** What an effect makes of one transfer. */
export interface Applied {
  readonly transfer: Transfer;
  /** True when what still waits of the document for this receiver is no longer offered. */
  readonly withdraw: boolean;
  readonly events: readonly ExchangeEvent[];
}

/** Applies an effect to one transfer that it concerns: pure, so that every store does the same. */
export function applyEffect(effect: FlowEffect, transfer: Transfer, facts: EffectFacts): Applied {
  switch (effect.kind) {
    case 'status':
      return { withdraw: false, ...applyStatus(effect, transfer, facts.at) };
    case 'recall-answer':
      return answerRecall(effect, transfer, facts);
    case 'recall':
      return recall(effect, transfer, facts);
    case 'update':
      return update(effect, transfer, facts);
    case 'replace':
      return replace(effect, transfer, facts);
  }
}

type Of<Kind extends FlowEffect['kind']> = Extract<FlowEffect, { readonly kind: Kind }>;
type Mark = Extract<ExchangeEvent, { readonly name: 'document-marked' }>['mark'];

/** RCL-04: what never left the hub is withdrawn; what did is marked, and its receiver is asked. */
function recall(
  { recall: key, by }: Of<'recall'>,
  transfer: Transfer,
  { at, reached }: EffectFacts,
): Applied {
  const withdraw = !reached && !isClosed(transfer);
  const added: RecallMark = { recall: key, by, outcome: withdraw ? 'withdrawn' : 'asked' };
  const marked = remark(transfer, { recalls: [...transfer.marks.recalls, added] });
  return told(marked, withdraw ? 'withdrawn' : 'recall-asked', by, at, withdraw);
}

/**
 * RCL-02: 03 consents to the recall, 02 declines it. A consent to several documents names in its description
 * those that stay [I].
 */
function answerRecall(effect: Of<'recall-answer'>, transfer: Transfer, { at }: EffectFacts): Applied {
  const open = transfer.marks.recalls.find(
    (each) => each.recall === effect.recall && each.outcome === 'asked',
  );
  if (open === undefined) return { transfer, withdraw: false, events: [] };
  const excepted = namesDocument(effect.description, transfer.documentId);
  const outcome = effect.code === '03' && !excepted ? 'agreed' : 'declined';
  const recalls = transfer.marks.recalls.map((each) =>
    each === open ? ({ ...each, outcome } as const) : each,
  );
  const mark = outcome === 'agreed' ? 'recalled' : 'recall-declined';
  return told(remark(transfer, { recalls }), mark, open.by, at);
}

/** RCL-12: a removed receiver that never had the document does not get it any more; the others are asked. */
function update({ docId, removal }: Of<'update'>, transfer: Transfer, { at, reached }: EffectFacts): Applied {
  const withdraw = removal && !reached;
  const added = { docId, removal, outcome: 'asked' } as const;
  const marked = remark(transfer, { updates: [...transfer.marks.updates, added] });
  return told(marked, removal ? 'removal-asked' : 'update-asked', docId, at, withdraw);
}

/** RCL-16: a mark, and nothing else. */
function replace({ by }: Of<'replace'>, transfer: Transfer, { at }: EffectFacts): Applied {
  const replacedBy = [...transfer.marks.replacedBy, by];
  return told(remark(transfer, { replacedBy }), 'replaced', by, at);
}

function remark(transfer: Transfer, changed: Partial<Transfer['marks']>): Transfer {
  return { ...transfer, marks: { ...transfer.marks, ...changed } };
}

function told(transfer: Transfer, mark: Mark, by: string, at: Instant, withdraw = false): Applied {
  const { documentId, issuer, receiver } = transfer;
  const event = { name: 'document-marked', at, documentId, issuer, receiver, mark, by } as const;
  return { transfer, withdraw, events: [event] };
}
