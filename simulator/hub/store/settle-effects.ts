import type { ExchangeEvent } from '../../exchange-event.ts';
import { type Applied, applyEffect, type EffectFacts } from '../transfers/apply-effect.ts';
import type { PacketFlow } from '../transfers/transfer.ts';
import { type FlowEffect, isClosed, noMarks, type Transfer } from '../transfers/transfer.ts';
import type { NewDelivery, NewPacket } from './store.ts';

/** What a store that works synchronously lends to the effects of a packet, inside one transaction. */
export interface TransferRows {
  /** The transfers that an effect concerns, in the order of document, receiver, issuer. */
  concerned(effect: FlowEffect): readonly Transfer[];
  /** Whether any packet about its document has left for its receiver. */
  reached(transfer: Transfer): boolean;
  save(transfer: Transfer): void;
  /** Remembers which transfers an answer to a recall document is about. */
  noteRecall(recall: string, transfer: Transfer): void;
  /** Withdraws what waits or is held of the document for the receiver, except one packet. */
  withdraw(transfer: Transfer, at: number, except: number): void;
}

/** Applies the effects of the packet with this number, one after the other. */
export function settleEffects(
  effects: readonly FlowEffect[],
  rows: TransferRows,
  at: number,
  sequence: number,
): readonly ExchangeEvent[] {
  return effects.flatMap((effect) =>
    rows.concerned(effect).flatMap((transfer) => {
      const facts = { at, reached: needsReached(effect) && rows.reached(transfer) };
      const applied = settle(effect, transfer, facts);
      if (applied.transfer !== transfer) rows.save(applied.transfer);
      if (effect.kind === 'recall') rows.noteRecall(effect.recall, transfer);
      if (applied.withdraw) rows.withdraw(transfer, at, sequence);
      return applied.events;
    }),
  );
}

/** Applies an effect; once the receiver has answered, or has nothing to answer, its limit is over. */
export function settle(effect: FlowEffect, before: Transfer, facts: EffectFacts): Applied {
  const applied = applyEffect(effect, before, facts);
  const { transfer } = applied;
  if (transfer.acceptBy === undefined || isAwaited(transfer)) return applied;
  const { acceptBy: _, ...answered } = transfer;
  return { ...applied, transfer: answered };
}

function isAwaited(transfer: Transfer): boolean {
  const { processing } = transfer;
  return !isClosed(transfer) && (processing.startsWith('none') || processing.startsWith('arrived'));
}

/** Only these two ask whether the document has left the hub. */
export function needsReached(effect: FlowEffect): boolean {
  return effect.kind === 'recall' || (effect.kind === 'update' && effect.removal);
}

/** The transfer that a delivery opens, unless there is one; undefined where the packet opens none. */
export function openedBy(
  { document, documentId, fromMailbox, acceptedAt }: NewPacket,
  { mailbox }: NewDelivery,
  { opens }: PacketFlow,
): Transfer | undefined {
  if (opens === undefined) return undefined;
  const { acceptBy, replaces } = opens;
  return {
    document,
    documentId,
    issuer: fromMailbox,
    receiver: mailbox,
    acceptedAt,
    ...(acceptBy === undefined ? {} : { acceptBy }),
    processing: 'none',
    changedAt: acceptedAt,
    marks: { ...noMarks, replaces },
  };
}

/** A packet that does nothing to transfers. */
export const noFlow: PacketFlow = { effects: [] };
