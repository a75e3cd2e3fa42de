import { flagOf, type Group, groupOf, groupsOf, type Item, itemOf, itemsOf, textOf } from './group.ts';
import { names } from './names.ts';
import { type Notes, placeInside } from './notes.ts';
import type { TransactionKind } from './packet.ts';

/** The transaction kind that a block names; undefined for none or an unknown one, which is reported. */
export function kindOf(transaction: Group | undefined): TransactionKind | undefined {
  switch (textOf(transaction, names.transactionKind)?.trim()) {
    case '0':
      return 0;
    case '1':
      return 1;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return undefined;
  }
}

/** Judges the transaction block: its kind, and what each kind must say (RCL-01, RCL-11, RCL-15). */
export function checkTransaction(list: Group | undefined, header: Group | undefined, notes: Notes): void {
  const transaction = groupOf(list, names.transaction);
  if (transaction === undefined) {
    if (list !== undefined) {
      notes.report('packet.transaction-absent', placeInside(list.place, names.transaction));
    }
    return;
  }
  checkKind(transaction, notes);
  checkStaffContact(groupsOf(transaction, names.staffInfo), transaction, notes);
  const kind = kindOf(transaction);
  if (kind === 1) checkRecall(transaction, header, notes);
  if (kind === 2) checkUpdate(transaction, notes);
  if (kind === 3) checkReplacement(transaction, notes);
}

function checkKind(transaction: Group, notes: Notes): void {
  const item = itemOf(transaction, names.transactionKind);
  if (item?.text === undefined || kindOf(transaction) !== undefined) return;
  notes.report('packet.transaction-kind-unknown', item.place, { seen: item.text, expected: '0, 1, 2, 3' });
}

/** A recall names its document here, or (as the guide of the axis has it) in `ResponseFor`. */
function checkRecall(transaction: Group, header: Group | undefined, notes: Notes): void {
  if (textOf(transaction, names.documentId) !== undefined) return;
  const place = placeInside(transaction.place, names.documentId);
  const cites = groupsOf(header, names.responseFor).length > 0;
  notes.report(cites ? 'packet.recall-document-id-absent' : 'packet.recall-names-nothing', place);
}

function checkUpdate(transaction: Group, notes: Notes): void {
  if (textOf(transaction, names.documentId) === undefined) {
    notes.report('packet.element-missing', placeInside(transaction.place, names.documentId));
  }
  const updates = groupsOf(transaction, names.updateInfo);
  if (updates.length === 0) {
    notes.report('packet.element-missing', placeInside(transaction.place, names.updateInfo));
  }
  for (const update of updates) checkReceiverList(update, notes);
}

function checkReceiverList(update: Group, notes: Notes): void {
  const receivers = groupsOf(groupOf(update, names.receiverList), names.receiver);
  if (flagOf(update, names.documentReceiver) === true && receivers.length === 0) {
    const path = `${names.receiverList}/${names.receiver}[1]`;
    notes.report('packet.element-missing', placeInside(update.place, path));
  }
}

function checkReplacement(transaction: Group, notes: Notes): void {
  const lists = groupsOf(transaction, names.replacementInfoList);
  const replacements = lists.flatMap((list) => groupsOf(list, names.replacementInfo));
  if (replacements.length === 0) {
    const path = `${names.replacementInfoList}/${names.replacementInfo}[1]`;
    notes.report('packet.element-missing', placeInside(transaction.place, path));
  }
  const ids = replacements.flatMap((replacement) => itemsOf(replacement, names.documentId));
  reportRepeated(ids, notes);
}

function reportRepeated(ids: readonly Item[], notes: Notes): void {
  const seen = new Set<string>();
  for (const { text, place } of ids) {
    if (text === undefined) continue;
    if (seen.has(text)) notes.report('packet.replacement-repeated', place, { seen: text });
    seen.add(text);
  }
}

/** MET-15: somebody must be reachable by telephone or mail. */
export function checkStaffContact(staff: readonly Group[], owner: Group, notes: Notes): void {
  const reachable = staff.some(
    (each) => textOf(each, names.mobile) !== undefined || textOf(each, names.email) !== undefined,
  );
  if (!reachable) {
    notes.report('packet.staff-unreachable', staff[0]?.place ?? placeInside(owner.place, names.staffInfo));
  }
}
