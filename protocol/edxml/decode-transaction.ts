import { kindOf } from './check-transaction.ts';
import { decodeStaff, present } from './decode-parts.ts';
import { flagOf, type Group, groupOf, groupsOf, textOf, textsOf } from './group.ts';
import { names } from './names.ts';
import type { ReceiverChange, ReplacementInfo, Transaction, UpdateInfo } from './packet.ts';

/** The transaction block; undefined when the packet has none. `list` is the list of hops around it. */
export function decodeTransaction(list: Group | undefined): Transaction | undefined {
  const group = groupOf(list, names.transaction);
  if (group === undefined) return undefined;
  return {
    ...present({
      kind: kindOf(group),
      reason: textOf(group, names.transactionReason),
      documentId: textOf(group, names.documentId),
      paper: flagOf(group, names.paper) ?? flagOf(list, names.paper),
      update: decodeUpdate(groupsOf(group, names.updateInfo)),
    }),
    staff: groupsOf(group, names.staffInfo).map(decodeStaff),
    replacements: groupsOf(group, names.replacementInfoList).flatMap((each) =>
      groupsOf(each, names.replacementInfo).map(decodeReplacement),
    ),
  };
}

/** Several blocks say together what one would: a flag is up when any says so. */
function decodeUpdate(groups: readonly Group[]): UpdateInfo | undefined {
  if (groups.length === 0) return undefined;
  return {
    ...present({
      documentInfo: anyFlag(groups, names.documentInfo),
      documentReceiver: anyFlag(groups, names.documentReceiver),
    }),
    receivers: groups.flatMap((group) =>
      groupsOf(groupOf(group, names.receiverList), names.receiver).flatMap(
        (each) => decodeChange(each) ?? [],
      ),
    ),
  };
}

function anyFlag(
  groups: readonly Group[],
  name: typeof names.documentInfo | typeof names.documentReceiver,
): boolean | undefined {
  const flags = groups.flatMap((group) => flagOf(group, name) ?? []);
  return flags.length === 0 ? undefined : flags.includes(true);
}

function decodeChange(group: Group): ReceiverChange | undefined {
  const organId = textOf(group, names.organId);
  const added = flagOf(group, names.receiverType);
  if (organId === undefined || added === undefined) return undefined;
  return { organId, receiverType: added ? 1 : 0 };
}

function decodeReplacement(group: Group): ReplacementInfo {
  return {
    ...present({ documentId: textOf(group, names.documentId) }),
    organIds: textsOf(groupOf(group, names.organIdList), names.organId),
  };
}
