import type { DocumentDraft, WritingStyle } from '../../protocol/edxml/draft.ts';
import type { Party } from '../../protocol/edxml/packet.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import type { Reading } from '../../protocol/result.ts';
import type { DocumentCipher } from '../encryption/document-cipher.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { DocumentSigner } from '../signing/document-signer.ts';
import type { DocumentVerifier } from '../verification/document-verifier.ts';
import { learnWithdrawals } from './acts/learn-withdrawals.ts';
import { putRefused } from './acts/put-refused.ts';
import { type RecallOrder, recall } from './acts/recall.ts';
import { type ReplaceOrder, replace } from './acts/replace.ts';
import { sendDocument } from './acts/send.ts';
import { type SetsOrder, sendSets } from './acts/send-sets.ts';
import { type TakeBackOrder, takeBack } from './acts/take-back.ts';
import { type UpdateOrder, update } from './acts/update.ts';
import { registerPaper } from './arrival-book.ts';
import { type BackOff, fieldBackOff } from './back-off.ts';
import type { ClerkScript } from './clerk.ts';
import { createClerkDesk } from './clerk-desk.ts';
import { acceptNotice, type HubNoticeText } from './desk-notes.ts';
import { createDirectoryCopy, type DirectoryCopy, usualDirectoryEvery } from './directory-copy.ts';
import type { HubClient } from './hub-client.ts';
import { importPacket } from './import-packet.ts';
import { pollQueue } from './inbox.ts';
import { type MailboxOf, servedAgency } from './lookup.ts';
import { createMannersAtWork, type Manners, type MannersAtWork } from './manners.ts';
import type {
  ArrivalChannel,
  AwaitedDocument,
  OutgoingPacket,
  PaperArrival,
  ReceivedDocument,
  SentDocument,
  UnreadablePacket,
} from './node-records.ts';
import type { NodeStore } from './node-store.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { receiveDocument } from './receive-document.ts';
import { receiveStatus } from './receive-status.ts';
import type { AgencyRow } from './reply-rows.ts';
import { noSuccessors, type Successors } from './successors.ts';
import { createTurns, type InTurn } from './turns.ts';
import { underHeir } from './under-heir.ts';
import { verifyArrivals } from './verify-arrivals.ts';

/** An agency that a node serves. */
export interface ServedAgency {
  /** As it stands in `From` of what it sends. */
  readonly party: Party;
  /** Every code under which it is addressed, both forms. */
  readonly codes: readonly string[];
  readonly clerk: ClerkScript;
  /** What its system does otherwise than it should; nothing when left out. */
  readonly manners?: Manners;
  /** Types of documents of which its head lets paper follow (GEN-03); none when left out. */
  readonly paperAlsoFor?: readonly string[];
}

/** What a node is made of. Everything but agencies, client, store and ports has a default, or is left out. */
export interface NodeOptions {
  readonly agencies: readonly ServedAgency[];
  readonly client: HubClient;
  readonly store: NodeStore;
  readonly ports: Ports;
  /** The order in which its packets are written; a node of the field writes as the vendor's library does. */
  readonly style?: WritingStyle;
  readonly backOff?: BackOff;
  /** Which codes are one body, where the node's copy of the directory does not say; each is its own unless told. */
  readonly mailboxOf?: MailboxOf;
  /** Who took closed bodies over, as far as people here know; nobody unless told. */
  readonly successors?: Successors;
  /** The directory as it was read before the node began. */
  readonly directory?: readonly AgencyRow[];
  /** Milliseconds after which the node reads the directory anew; half a day unless told. */
  readonly directoryEvery?: number;
  /** Signs what leaves; a document that it refuses does not leave (SIG-10). Nothing is signed unless given. */
  readonly signer?: DocumentSigner;
  /** Encrypts files that leave, and opens those that arrive (TLS-09). None is encrypted, and none opened, unless given. */
  readonly cipher?: DocumentCipher;
  /** Verifies what arrives, before a clerk accepts it (SIG-11), and what leaves (SIG-10). Nothing is unless given. */
  readonly verifier?: DocumentVerifier;
  /** Hears what the node's clerks do and what statuses it receives. */
  readonly onEvent?: (event: ExchangeEvent) => void;
  /** Hears of each new entry in the register of incoming documents, before anybody acts on it. */
  readonly onArrival?: (document: ReceivedDocument) => void;
  /** Hears of each packet that was set aside. */
  readonly onUnreadable?: (packet: UnreadablePacket) => void;
}

/** What the rooms of a node work with. */
export interface NodeParts {
  readonly agencies: readonly ServedAgency[];
  readonly client: HubClient;
  readonly store: NodeStore;
  readonly ports: Ports;
  readonly style: WritingStyle;
  readonly outbox: Outbox;
  readonly manners: MannersAtWork;
  readonly mailboxOf: MailboxOf;
  readonly successors: Successors;
  readonly directory: DirectoryCopy;
  readonly signer?: DocumentSigner;
  readonly cipher?: DocumentCipher;
  readonly verifier?: DocumentVerifier;
  /** Whoever changes registers does so in turn. */
  readonly inTurn: InTurn;
  announce(event: ExchangeEvent): void;
  readonly onArrival?: (document: ReceivedDocument) => void;
  readonly onUnreadable?: (packet: UnreadablePacket) => void;
}

/** A connected system: what stands between agencies' clerks and the hub. */
export interface AgencyNode {
  readonly systemId: string;
  readonly store: NodeStore;
  /** The node's copy of the directory. */
  readonly directory: Pick<DirectoryCopy, 'readAt' | 'bodies'>;
  /** Registers an outgoing document and puts it into the outbox. Problems: what no packet can carry. */
  send(draft: DocumentDraft): Promise<Reading<SentDocument>>;
  /** Sends one document to receivers that get different files: a packet for each set (ATT-10). */
  sendSets(order: SetsOrder): Promise<Reading<SentDocument>>;
  /** Issues a document that recalls others. @returns the recall's own entry. */
  recall(order: RecallOrder): Promise<Reading<SentDocument>>;
  /** Asks receivers to give a document back (13). @returns one packet for each. */
  takeBack(order: TakeBackOrder): Promise<Reading<readonly OutgoingPacket[]>>;
  /** Sends another version of a document, or changes its receivers. @returns the document's entry. */
  update(order: UpdateOrder): Promise<Reading<SentDocument>>;
  /** Issues a document that replaces others. @returns the new document's entry. */
  replace(order: ReplaceOrder): Promise<Reading<SentDocument>>;
  /** Takes in a packet that did not come over the axis. Problems: it cannot be read, or is for nobody here. */
  importPacket(
    bytes: Uint8Array,
    channel: Exclude<ArrivalChannel, 'axis'>,
    to?: string,
  ): Promise<Reading<readonly (ReceivedDocument | AwaitedDocument)[]>>;
  /** Enters a document that came on paper, in the same series of numbers (MET-13). */
  registerPaper(letter: Omit<PaperArrival, 'arrivalNumber' | 'arrivedAt'>): Promise<Reading<PaperArrival>>;
  /** Puts a notice of the hub before the people of its agency (STA-16). False when it is for nobody here. */
  acceptNotice(notice: HubNoticeText): Promise<boolean>;
  /** Sends what waits. */
  flush(signal?: AbortSignal): Promise<void>;
  /** One round: send, fetch statuses, fetch documents, let the clerks act, send what came of it. */
  pollOnce(signal?: AbortSignal): Promise<void>;
  /** Round after round, `interval` milliseconds apart, until the signal aborts. */
  run(signal: AbortSignal, interval: number): Promise<void>;
}

/** Creates a node. It does nothing until it is stepped or run. */
export function createAgencyNode(options: NodeOptions): AgencyNode {
  const parts = partsOf(options);
  const { client, store, outbox, inTurn, ports, directory } = parts;
  const runClerks = createClerkDesk(parts);
  const pollOnce = async (signal?: AbortSignal) => {
    await directory.refresh(signal);
    await outbox.flush(signal);
    await learnWithdrawals(parts, signal);
    await pollQueue(parts, 'status', receiveStatus, signal);
    await pollQueue(parts, 'edoc', receiveDocument, signal);
    await verifyArrivals(parts);
    await runClerks();
    await outbox.flush(signal);
  };
  return {
    systemId: client.systemId,
    store,
    directory,
    send: (draft) => inTurn(() => sendDocument(parts, draft)),
    sendSets: (order) => inTurn(() => sendSets(parts, order)),
    recall: (order) => inTurn(() => recall(parts, order)),
    takeBack: (order) => inTurn(() => takeBack(parts, order)),
    update: (order) => inTurn(() => update(parts, order)),
    replace: (order) => inTurn(() => replace(parts, order)),
    importPacket: (bytes, channel, to) => inTurn(() => importPacket(parts, bytes, channel, to)),
    registerPaper: (letter) => inTurn(() => registerPaper(parts, letter)),
    acceptNotice: (notice) => inTurn(() => acceptNotice(parts, notice)),
    flush: (signal) => outbox.flush(signal),
    pollOnce,
    run: async (signal, interval) => {
      while (!signal.aborted) {
        await pollOnce(signal);
        await ports.clock.sleep(interval, signal);
      }
    },
  };
}

function partsOf(options: NodeOptions): NodeParts {
  const { client, store, ports, agencies, backOff = fieldBackOff } = options;
  const mannersOf = (code: string) => servedAgency({ agencies }, code)?.manners;
  const outbox = createOutbox({
    ...{ client, store, ports, backOff },
    putRefused: (packet) => putRefused(parts, packet),
    renamed: (packet) => underHeir(parts, packet),
    sendsTwice: (from) => mannersOf(from)?.sendsTwice === true,
  });
  const directory = createDirectoryCopy({
    ...{ client, ports, every: options.directoryEvery ?? usualDirectoryEvery },
    mailboxOf: options.mailboxOf ?? ((code) => code),
    ...(options.directory === undefined ? {} : { rows: options.directory }),
  });
  const parts: NodeParts = {
    ...options,
    style: options.style ?? 'sdk',
    mailboxOf: directory.mailboxOf,
    successors: options.successors ?? noSuccessors,
    directory,
    manners: createMannersAtWork(mannersOf),
    inTurn: createTurns(),
    outbox,
    announce: options.onEvent ?? (() => undefined),
  };
  return parts;
}
