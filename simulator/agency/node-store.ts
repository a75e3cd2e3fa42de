import { localDate } from '../../protocol/calendar/local-time.ts';
import { isOpen } from './document-standing.ts';
import type { NodeFiles } from './node-files.ts';
import type {
  AwaitedDocument,
  DeskNote,
  OutgoingPacket,
  PaperArrival,
  ReceivedDocument,
  SentDocument,
  UnreadablePacket,
} from './node-records.ts';
import { decodeLine, type Entry } from './register-entry.ts';

/**
 * The registers of a node. Every `put` replaces the record of the same key and is kept when its promise
 * resolves. Bytes of packets stand beside, under the path that a record names.
 */
export interface NodeStore {
  readonly files: NodeFiles;
  /** Puts several records in one step: after a crash all of them are there, or none. */
  putAll(entries: readonly Entry[]): Promise<void>;
  putOutgoing(packet: OutgoingPacket): Promise<void>;
  putSent(document: SentDocument): Promise<void>;
  /** A document that was awaited is awaited no more. */
  putReceived(document: ReceivedDocument): Promise<void>;
  outgoing(): readonly OutgoingPacket[];
  sent(): readonly SentDocument[];
  received(): readonly ReceivedDocument[];
  /** Documents of which only requests have come so far. */
  awaited(): readonly AwaitedDocument[];
  unreadable(): readonly UnreadablePacket[];
  /** What came on paper. */
  paper(): readonly PaperArrival[];
  /** What lies before the people of the agencies. */
  notes(): readonly DeskNote[];
  /** Packets that still have to leave, oldest first. */
  leaving(): readonly OutgoingPacket[];
  /** Incoming documents that something is still to be done about, in the order of their arrival. */
  open(): readonly ReceivedDocument[];
  /** Recalls of which it is not known yet what the hub had not handed out. */
  recallsToSettle(): readonly SentDocument[];
  /** Incoming documents that stand in for others. */
  replacing(): readonly ReceivedDocument[];
  /** The highest number of a year in the register of incoming documents (*số đến*), by the code addressed; 0 before the first. */
  lastArrivalNumber(to: string, year: number): number;
  /** The highest number in the register of outgoing documents; 0 before the first. */
  lastRegisterNumber(): number;
  /** How often the register of incoming documents, or of awaited ones, has changed since it was opened. */
  arrivalChanges(): number;
  findOutgoing(id: string): OutgoingPacket | undefined;
  findSent(documentId: string): SentDocument | undefined;
  findReceived(key: ReceivedKey): ReceivedDocument | undefined;
  findAwaited(key: Pick<AwaitedDocument, 'documentId' | 'to'>): AwaitedDocument | undefined;
}

/**
 * What makes an entry of the register of incoming documents one: a document may reach several agencies of
 * one node, and a recall or update bears the identifier of the document that it is about.
 */
export type ReceivedKey = Pick<ReceivedDocument, 'documentId' | 'to' | 'transaction'>;

const journal = 'journal.jsonl';

/** Opens the registers that stand in `files`, as they were left; a new place has empty ones. */
export async function openNodeStore(files: NodeFiles): Promise<NodeStore> {
  const registers = createRegisters();
  const { outgoing, sent, received, awaited, unreadable, paper, notes } = registers;
  const { leaving, open, recalls, replacing, numbers } = registers;
  for (const line of await files.lines(journal)) decodeLine(line).forEach(registers.apply);
  const putAll = async (entries: readonly Entry[]) => {
    const [first] = entries;
    await files.append(journal, entries.length === 1 && first !== undefined ? first : entries);
    entries.forEach(registers.apply);
  };
  return {
    files,
    putAll,
    putOutgoing: (record) => putAll([{ register: 'outgoing', record }]),
    putSent: (record) => putAll([{ register: 'sent', record }]),
    putReceived: (record) => putAll([{ register: 'received', record }]),
    outgoing: () => [...outgoing.values()],
    sent: () => [...sent.values()],
    received: () => [...received.values()],
    awaited: () => [...awaited.values()],
    unreadable: () => [...unreadable.values()],
    paper: () => [...paper],
    notes: () => [...notes.values()],
    leaving: () => [...leaving.values()],
    open: () => [...open.values()],
    recallsToSettle: () => [...recalls.values()],
    replacing: () => [...replacing.values()],
    lastArrivalNumber: (to, year) => numbers.arrivals.get(`${to} ${year}`) ?? 0,
    lastRegisterNumber: () => numbers.register,
    arrivalChanges: () => numbers.arrivalChanges,
    findOutgoing: (id) => outgoing.get(id),
    findSent: (documentId) => sent.get(documentId),
    findReceived: (key) => received.get(keyOf(key)),
    findAwaited: ({ documentId, to }) => awaited.get(`${to}\n${documentId}`),
  };
}

function createRegisters() {
  const outgoing = new Map<string, OutgoingPacket>();
  const sent = new Map<string, SentDocument>();
  const received = new Map<string, ReceivedDocument>();
  const awaited = new Map<string, AwaitedDocument>();
  const unreadable = new Map<string, UnreadablePacket>();
  const paper: PaperArrival[] = [];
  const notes = new Map<string, DeskNote>();
  const leaving = new Map<string, OutgoingPacket>();
  const open = new Map<string, ReceivedDocument>();
  const recalls = new Map<string, SentDocument>();
  const replacing = new Map<string, ReceivedDocument>();
  const numbers = { arrivals: new Map<string, number>(), register: 0, arrivalChanges: 0 };
  const noteArrival = ({ to, arrivedAt, arrivalNumber }: ReceivedDocument | PaperArrival) => {
    const series = `${to} ${localDate(arrivedAt).year}`;
    numbers.arrivals.set(series, Math.max(numbers.arrivals.get(series) ?? 0, arrivalNumber));
  };

  const enter = (record: ReceivedDocument) => {
    const key = keyOf(record);
    if (!received.has(key)) noteArrival(record);
    index(open, key, record, isOpen(record));
    index(replacing, key, record, record.replaces.length > 0);
    received.set(key, record);
    awaited.delete(`${record.to}\n${record.documentId}`);
  };
  const apply = (entry: Entry): void => {
    switch (entry.register) {
      case 'outgoing':
        index(leaving, entry.record.id, entry.record, entry.record.dispatching.state === 'waiting');
        outgoing.set(entry.record.id, entry.record);
        return;
      case 'sent':
        index(recalls, entry.record.documentId, entry.record, isUnsettledRecall(entry.record));
        sent.set(entry.record.documentId, entry.record);
        numbers.register = Math.max(numbers.register, entry.record.registerNumber);
        return;
      case 'received':
        numbers.arrivalChanges += 1;
        enter(entry.record);
        return;
      case 'awaited':
        numbers.arrivalChanges += 1;
        awaited.set(`${entry.record.to}\n${entry.record.documentId}`, entry.record);
        return;
      case 'unreadable':
        unreadable.set(entry.record.deliveryId, entry.record);
        return;
      case 'paper':
        paper.push(entry.record);
        noteArrival(entry.record);
        return;
      case 'note':
        notes.set(entry.record.id, entry.record);
        return;
    }
  };
  const all = { outgoing, sent, received, awaited, unreadable, paper, notes };
  return { ...all, leaving, open, recalls, replacing, numbers, apply };
}

function isUnsettledRecall({ transaction, withdrawalsKnown }: SentDocument): boolean {
  return transaction === 1 && withdrawalsKnown !== true;
}

/** Keeps a record among those that something is still to be done with, or takes it out. */
function index<T>(among: Map<string, T>, key: string, record: T, belongs: boolean): void {
  if (belongs) among.set(key, record);
  else among.delete(key);
}

function keyOf({ documentId, to, transaction }: ReceivedKey): string {
  return `${to}\n${transaction}\n${documentId}`;
}
