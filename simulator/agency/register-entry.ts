import type {
  AwaitedDocument,
  DeskNote,
  OutgoingPacket,
  PaperArrival,
  ReceivedDocument,
  ReceiverHistory,
  SentDocument,
  UnreadablePacket,
} from './node-records.ts';

/** One entry of the journal: which register, and the record as it is from now on. */
export type Entry =
  | { readonly register: 'outgoing'; readonly record: OutgoingPacket }
  | { readonly register: 'sent'; readonly record: SentDocument }
  | { readonly register: 'received'; readonly record: ReceivedDocument }
  | { readonly register: 'awaited'; readonly record: AwaitedDocument }
  | { readonly register: 'unreadable'; readonly record: UnreadablePacket }
  | { readonly register: 'paper'; readonly record: PaperArrival }
  | { readonly register: 'note'; readonly record: DeskNote };

/**
 * Reads one line of the journal: an entry, or several that belong together. The journal is written by nobody
 * but the node; one of an earlier version lacks what came later, which is filled in as "nothing of it".
 */
export function decodeLine(line: string): readonly Entry[] {
  const written = JSON.parse(line) as Entry | readonly Entry[];
  return (Array.isArray(written) ? written : [written as Entry]).map(upgrade);
}

function upgrade(entry: Entry): Entry {
  switch (entry.register) {
    case 'sent':
      return { ...entry, record: upgradeSent(entry.record) };
    case 'received':
      return { ...entry, record: { ...noRequests, ...entry.record } };
    case 'outgoing':
    case 'awaited':
    case 'unreadable':
    case 'paper':
    case 'note':
      return entry;
  }
}

const noRequests = {
  channel: 'axis',
  takeBacks: [],
  updates: [],
  recalls: [],
  recalled: [],
  replaces: [],
  replacedBy: [],
} as const;

function upgradeSent(record: SentDocument): SentDocument {
  const { outgoingId, registeredAt: at, to, subject } = record;
  const versions = [{ outgoingId, at, to, subject }];
  const lacking = { transaction: 0, code: '', promulgationDate: '', versions, replaces: [], recalled: [] };
  return { ...lacking, ...record, histories: record.histories.map(upgradeHistory) };
}

function upgradeHistory(history: ReceiverHistory): ReceiverHistory {
  const { organId } = history;
  const lacking = { party: { organId }, recalls: [], updates: [], replacedBy: [] };
  return { ...lacking, ...history };
}
