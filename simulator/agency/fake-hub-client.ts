import type { AckOutcome, MessageType } from '../exchange-event.ts';
import type { Answer } from './answer.ts';
import type { HubClient, PacketToSend } from './hub-client.ts';
import type { ReceivedRow } from './reply-rows.ts';

/** A hub client without a hub: what it lists and answers is put there by a test. */
export interface FakeHubClient extends HubClient {
  /** What waits to be fetched. An acknowledged packet leaves, unless its acknowledgement is lost. */
  readonly waiting: WaitingPacket[];
  readonly sent: PacketToSend[];
  readonly acknowledged: { readonly docId: string; readonly outcome: AckOutcome }[];
  /** Answers of the next sends, in order; after them every send is taken. */
  readonly sendAnswers: Answer<string>[];
  /** Answers of the next acknowledgements, in order; after them every one is taken. */
  readonly ackAnswers: Answer<void>[];
  /** Answers of the next lists, in order; after them what waits is listed. */
  readonly listAnswers: Answer<readonly ReceivedRow[]>[];
}

/** A packet in the queue: the row that is listed, and the bytes that are fetched under its `docId`. */
export interface WaitingPacket {
  readonly docId: string;
  readonly messageType: MessageType;
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** An answer that says that nobody was there. */
export const outage = {
  kind: 'unreachable',
  outage: 'connection-refused',
  attempts: 1,
  detail: 'ECONNREFUSED',
} as const satisfies Answer<never>;

const done = { kind: 'ok', value: undefined } as const;

/** The client of G06, with nothing waiting. What no node asks a hub for rejects. */
export function createFakeHubClient(): FakeHubClient {
  const waiting: WaitingPacket[] = [];
  const sent: PacketToSend[] = [];
  const acknowledged: { docId: string; outcome: AckOutcome }[] = [];
  const sendAnswers: Answer<string>[] = [];
  const ackAnswers: Answer<void>[] = [];
  const listAnswers: Answer<readonly ReceivedRow[]>[] = [];
  const unasked = () => Promise.reject(new Error('no node asks for this'));
  return {
    systemId: 'G06',
    waiting,
    sent,
    acknowledged,
    sendAnswers,
    ackAnswers,
    listAnswers,
    sendEdoc: async (packet) => {
      sent.push(packet);
      return sendAnswers.shift() ?? { kind: 'ok', value: String(sent.length).padStart(24, '0') };
    },
    getReceivedEdocList: async ({ messageType }) =>
      listAnswers.shift() ?? {
        kind: 'ok',
        value: waiting.filter((each) => each.messageType === messageType).map(rowOf),
      },
    getEdoc: async (docId) => {
      const packet = waiting.find((each) => each.docId === docId);
      return packet === undefined ? outage : { kind: 'ok', value: packet.bytes };
    },
    updateStatus: async (docId, outcome) => {
      acknowledged.push({ docId, outcome });
      const answer = ackAnswers.shift() ?? done;
      const at = waiting.findIndex((each) => each.docId === docId);
      if (answer.kind === 'ok' && at >= 0) waiting.splice(at, 1);
      return answer;
    },
    getSentEdocList: unasked,
    downloadEdoc: unasked,
    getAgenciesList: unasked,
    getAgenciesListQD20: unasked,
    getSynchronizeUnit: unasked,
    registerAgency: unasked,
    deleteAgency: unasked,
    countReceiveEdoc: unasked,
    countReceiveStatus: unasked,
  };
}

function rowOf({ docId, messageType, from, to }: WaitingPacket): ReceivedRow {
  return {
    docId,
    serviceType: 'eDoc',
    messageType,
    from,
    to,
    createdTime: '',
    updatedTime: '',
    status: 'initial',
    statusDesc: '',
  };
}
