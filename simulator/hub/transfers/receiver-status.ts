import type { StatusCode } from '../../../protocol/edxml/packet.ts';
import type { ProcessingState } from '../../../protocol/lifecycle/processing.ts';
import type { Transfer, UpdateOutcome } from './transfer.ts';

/** What tells an update packet from the document itself. */
interface Sent {
  readonly docId: string;
}

/**
 * What a sender is shown as the receiver's status: the furthest that the receiver came, whatever arrived late,
 * and for an update the answer to it. An open take-back request leaves it as it was.
 */
export function receiverStatus({ processing, marks }: Transfer, sent: Sent): StatusCode | undefined {
  const update = marks.updates.find(({ docId }) => docId === sent.docId);
  return update === undefined ? statusOf(processing) : answerOf(update.outcome);
}

function answerOf(outcome: UpdateOutcome): StatusCode | undefined {
  switch (outcome) {
    case 'asked':
      return undefined;
    case 'accepted':
      return '15';
    case 'declined':
      return '16';
  }
}

function statusOf(state: ProcessingState): StatusCode | undefined {
  switch (state) {
    case 'none':
    case 'none/take-back':
      return undefined;
    case 'arrived':
    case 'arrived/take-back':
      return '01';
    case 'refused':
      return '02';
    case 'registered':
    case 'registered/take-back':
      return '03';
    case 'assigned':
    case 'assigned/take-back':
      return '04';
    case 'in-progress':
    case 'in-progress/take-back':
      return '05';
    case 'completed':
    case 'completed/take-back':
      return '06';
    case 'withdrawn':
      return '15';
  }
}
