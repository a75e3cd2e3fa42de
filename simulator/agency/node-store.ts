import type { ProcessingState } from '../../protocol/lifecycle/processing.ts';
import type { NodeFiles } from './node-files.ts';
import type { OutgoingPacket, ReceivedDocument, SentDocument, UnreadablePacket } from './node-records.ts';

/**
 * The registers of a node. Every `put` replaces the record of the same key and is kept when its promise
 * resolves. Bytes of packets stand beside, under the path that a record names.
 */
export interface NodeStore {
  readonly files: NodeFiles;
  putOutgoing(packet: OutgoingPacket): Promise<void>;
  putSent(document: SentDocument): Promise<void>;
  putReceived(document: ReceivedDocument): Promise<void>;
  putUnreadable(packet: UnreadablePacket): Promise<void>;
  outgoing(): readonly OutgoingPacket[];
  sent(): readonly SentDocument[];
  received(): readonly ReceivedDocument[];
  unreadable(): readonly UnreadablePacket[];
  /** Packets that still have to leave, oldest first. */
  leaving(): readonly OutgoingPacket[];
  /** Incoming documents that no final status has been said about, in the order of their arrival. */
  open(): readonly ReceivedDocument[];
  findSent(documentId: string): SentDocument | undefined;
  findReceived(key: ReceivedKey): ReceivedDocument | undefined;
}

/**
 * What makes an entry of the register of incoming documents one: a document may reach several agencies of
 * one node, and a recall or update bears the identifier of the document that it is about.
 */
export type ReceivedKey = Pick<ReceivedDocument, 'documentId' | 'to' | 'transaction'>;

const journal = 'journal.jsonl';

/** One line of the journal: which register, and the record as it is from now on. */
type Entry =
  | { readonly register: 'outgoing'; readonly record: OutgoingPacket }
  | { readonly register: 'sent'; readonly record: SentDocument }
  | { readonly register: 'received'; readonly record: ReceivedDocument }
  | { readonly register: 'unreadable'; readonly record: UnreadablePacket };

/** Opens the registers that stand in `files`, as they were left; a new place has empty ones. */
export async function openNodeStore(files: NodeFiles): Promise<NodeStore> {
  const outgoing = new Map<string, OutgoingPacket>();
  const sent = new Map<string, SentDocument>();
  const received = new Map<string, ReceivedDocument>();
  const unreadable = new Map<string, UnreadablePacket>();
  const leaving = new Map<string, OutgoingPacket>();
  const open = new Map<string, ReceivedDocument>();

  const apply = (entry: Entry) => {
    switch (entry.register) {
      case 'outgoing':
        index(leaving, entry.record.id, entry.record, entry.record.dispatching.state === 'waiting');
        return outgoing.set(entry.record.id, entry.record);
      case 'sent':
        return sent.set(entry.record.documentId, entry.record);
      case 'received':
        index(open, keyOf(entry.record), entry.record, !isFinal(entry.record.state));
        return received.set(keyOf(entry.record), entry.record);
      case 'unreadable':
        return unreadable.set(entry.record.deliveryId, entry.record);
    }
  };
  for (const line of await files.lines(journal)) apply(decodeEntry(line));
  const put = async (entry: Entry) => {
    await files.appendLine(journal, JSON.stringify(entry));
    apply(entry);
  };

  return {
    files,
    putOutgoing: (record) => put({ register: 'outgoing', record }),
    putSent: (record) => put({ register: 'sent', record }),
    putReceived: (record) => put({ register: 'received', record }),
    putUnreadable: (record) => put({ register: 'unreadable', record }),
    outgoing: () => [...outgoing.values()],
    sent: () => [...sent.values()],
    received: () => [...received.values()],
    unreadable: () => [...unreadable.values()],
    leaving: () => [...leaving.values()],
    open: () => [...open.values()],
    findSent: (documentId) => sent.get(documentId),
    findReceived: (key) => received.get(keyOf(key)),
  };
}

/** Keeps a record among those that something is still to be done with, or takes it out. */
function index<T>(among: Map<string, T>, key: string, record: T, belongs: boolean): void {
  if (belongs) among.set(key, record);
  else among.delete(key);
}

function isFinal(state: ProcessingState): boolean {
  return state === 'completed' || state === 'refused' || state === 'withdrawn';
}

function keyOf({ documentId, to, transaction }: ReceivedKey): string {
  return `${to}\n${transaction}\n${documentId}`;
}

/** The journal is written by nobody but this file. */
function decodeEntry(line: string): Entry {
  return JSON.parse(line) as Entry;
}
