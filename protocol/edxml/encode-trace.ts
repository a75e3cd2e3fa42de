import type { OutElement } from '../xml/write.ts';
import type { WritingStyle } from './draft.ts';
import { receiverOrder, traceListOrder, transactionOrder } from './encode-order.ts';
import { encodeStaff } from './encode-parts.ts';
import { arrange, prefixed } from './encode-tree.ts';
import type { ReceiverChange, ReplacementInfo, TraceHeader, Transaction, UpdateInfo } from './packet.ts';

/** The hops so far and the transaction block. */
export function encodeTraceList(
  trace: readonly TraceHeader[],
  transaction: Transaction | undefined,
  style: WritingStyle,
): readonly OutElement[] {
  const parts = {
    traceHeader: trace.flatMap(encodeHop),
    transaction: transaction === undefined ? [] : encodeTransaction(transaction, style),
  };
  return prefixed('traceHeaderList', arrange(traceListOrder[style], parts));
}

function encodeHop({ organId, timestamp }: TraceHeader): readonly OutElement[] {
  return prefixed('traceHeader', [...prefixed('organId', organId), ...prefixed('timestamp', timestamp)]);
}

function encodeTransaction(transaction: Transaction, style: WritingStyle): readonly OutElement[] {
  const { update } = transaction;
  const parts = {
    transactionKind: prefixed('transactionKind', transaction.kind),
    transactionReason: prefixed('transactionReason', transaction.reason),
    documentId: prefixed('documentId', transaction.documentId),
    paper: prefixed('paper', flag(transaction.paper)),
    staffInfo: transaction.staff.flatMap(encodeStaff),
    updateInfo: update === undefined ? [] : encodeUpdate(update, style),
    replacementInfoList: prefixed('replacementInfoList', transaction.replacements.flatMap(encodeReplacement)),
  };
  return prefixed('transaction', arrange(transactionOrder[style], parts));
}

function encodeUpdate(update: UpdateInfo, style: WritingStyle): readonly OutElement[] {
  return prefixed('updateInfo', [
    ...prefixed('documentInfo', flag(update.documentInfo)),
    ...prefixed('documentReceiver', flag(update.documentReceiver)),
    ...prefixed(
      'receiverList',
      update.receivers.flatMap((each) => encodeReceiver(each, style)),
    ),
  ]);
}

function encodeReceiver(change: ReceiverChange, style: WritingStyle): readonly OutElement[] {
  const parts = {
    organId: prefixed('organId', change.organId),
    receiverType: prefixed('receiverType', change.receiverType),
  };
  return prefixed('receiver', arrange(receiverOrder[style], parts));
}

function encodeReplacement({ documentId, organIds }: ReplacementInfo): readonly OutElement[] {
  const receivers = organIds.flatMap((each) => prefixed('organId', each));
  return prefixed('replacementInfo', [
    ...prefixed('documentId', documentId),
    ...prefixed('organIdList', receivers),
  ]);
}

/** These flags travel as 1 and 0, unlike `Direction`. */
function flag(value: boolean | undefined): 1 | 0 | undefined {
  if (value === undefined) return undefined;
  return value ? 1 : 0;
}
