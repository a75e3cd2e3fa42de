import type { Clock, FetchWhole, Instant } from '../../protocol/ports/ports.ts';
import type { AgencyRegistration } from '../../protocol/wire/register-agency.ts';
import { renderWindowEnd } from '../../protocol/wire/sdk-timestamp.ts';
import type { SignedPairs } from '../../protocol/wire/sign-header.ts';
import type { AckOutcome, MessageType } from '../exchange-event.ts';
import type { Answer } from './answer.ts';
import { createHubCalls } from './hub-calls.ts';
import { readCount, readData, readDocId, readList, readNothing, readPacketBytes } from './reply-readers.ts';
import {
  type AgencyRow,
  agencyRow,
  type ReceivedRow,
  receivedRow,
  type SentDeliveryRow,
  sentDeliveryRow,
  type UnitRow,
  unitRow,
} from './reply-rows.ts';

/**
 * A connected system's side of the hub's wire contract: one method an operation. A client's timestamp is
 * frozen when it is created, as the vendor SDK's is, so a hub that asks for fresh ones is found out.
 */
export interface HubClient {
  readonly systemId: string;
  /** @returns the hub's id of the packet, 24 hex digits. */
  sendEdoc(packet: PacketToSend, signal?: AbortSignal): Promise<Answer<string>>;
  getReceivedEdocList(query: ListQuery, signal?: AbortSignal): Promise<Answer<readonly ReceivedRow[]>>;
  getSentEdocList(
    query: ListQuery & { readonly docId: string },
    signal?: AbortSignal,
  ): Promise<Answer<readonly SentDeliveryRow[]>>;
  /** @returns the packet's bytes. */
  getEdoc(docId: string, signal?: AbortSignal): Promise<Answer<Uint8Array>>;
  downloadEdoc(docId: string, signal?: AbortSignal): Promise<Answer<Uint8Array>>;
  updateStatus(docId: string, outcome: AckOutcome, signal?: AbortSignal): Promise<Answer<void>>;
  getAgenciesList(signal?: AbortSignal): Promise<Answer<readonly AgencyRow[]>>;
  getAgenciesListQD20(signal?: AbortSignal): Promise<Answer<readonly AgencyRow[]>>;
  getSynchronizeUnit(signal?: AbortSignal): Promise<Answer<readonly UnitRow[]>>;
  registerAgency(agency: AgencyRegistration, signal?: AbortSignal): Promise<Answer<void>>;
  deleteAgency(code: string, signal?: AbortSignal): Promise<Answer<void>>;
  countReceiveEdoc(signal?: AbortSignal): Promise<Answer<number>>;
  countReceiveStatus(signal?: AbortSignal): Promise<Answer<number>>;
}

/** What `sendEdoc` takes: a packet, and what its headers say of it. `bytes` go on the wire as they are. */
export interface PacketToSend {
  readonly messageType: MessageType;
  /** `From/OrganId`. */
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** Which queue is listed, and of what window of time; a bound that is left out is not sent. */
export interface ListQuery {
  readonly messageType: MessageType;
  readonly from?: Instant;
  readonly to?: Instant;
}

/** As which connected system one speaks, to which hub, and how often an outage is borne. */
export interface HubClientOptions {
  /** Base address, with or without a slash at its end. */
  readonly endpoint: string;
  readonly systemId: string;
  readonly secret: string;
  readonly fetch: FetchWhole;
  readonly clock: Clock;
  /** `client.max-error-retry` of the SDK: 2 to 5. */
  readonly maxErrorRetry?: number;
  /** The local folder that the SDK names to the hub in `filePath`. */
  readonly filePath?: string;
}

/**
 * Creates the client of one connected system.
 * @throws TypeError when the endpoint is no absolute address.
 */
export function createHubClient(options: HubClientOptions): HubClient {
  const { call } = createHubCalls(options);
  const filePath = options.filePath ?? 'store';
  return {
    systemId: options.systemId,
    sendEdoc: ({ messageType, from, bytes }, signal) =>
      call({ operation: 'sendEdoc', parameters: sending(messageType, from), body: bytes }, readDocId, signal),
    getReceivedEdocList: (query, signal) =>
      call({ operation: 'getReceivedEdocList', parameters: listing(query) }, readReceived, signal),
    getSentEdocList: (query, signal) => {
      const parameters = [...listing(query), ['docId', query.docId]] as const;
      return call({ operation: 'getSentEdocList', parameters }, readSent, signal);
    },
    getEdoc: (docId, signal) =>
      call({ operation: 'getEdoc', parameters: fetching(docId, filePath) }, readData, signal),
    downloadEdoc: (docId, signal) =>
      call({ operation: 'downloadEdoc', parameters: fetching(docId, filePath) }, readPacketBytes, signal),
    updateStatus: (docId, outcome, signal) => {
      const parameters = [
        ['status', outcome],
        ['docId', docId],
      ] as const;
      return call({ operation: 'updateStatus', parameters }, readNothing, signal);
    },
    getAgenciesList: (signal) => call({ operation: 'getAgenciesList' }, readAgencies, signal),
    getAgenciesListQD20: (signal) =>
      call({ operation: 'getAgenciesListQD20', parameters: [['level', '1']] }, readAgencies, signal),
    getSynchronizeUnit: (signal) => call({ operation: 'getSynchronizeUnit' }, readUnits, signal),
    registerAgency: (agency, signal) =>
      call({ operation: 'registerAgency', body: Buffer.from(JSON.stringify(agency)) }, readNothing, signal),
    deleteAgency: (code, signal) =>
      call({ operation: 'deleteAgency', parameters: [['AgencyCode', code]] }, readNothing, signal),
    countReceiveEdoc: (signal) =>
      call({ operation: 'countReceiveEdoc', parameters: [eDoc] }, readCount, signal),
    countReceiveStatus: (signal) =>
      call({ operation: 'countReceiveStatus', parameters: [eDoc] }, readCount, signal),
  };
}

const readReceived = readList(receivedRow);
const readSent = readList(sentDeliveryRow);
const readAgencies = readList(agencyRow);
const readUnits = readList(unitRow);

const eDoc = ['servicetype', 'eDoc'] as const;

/** Clients of the field leave `servicetype` out for statuses. */
function sending(messageType: MessageType, from: string): SignedPairs {
  const common = [
    ['messagetype', messageType],
    ['from', from],
  ] as const;
  return messageType === 'edoc' ? [eDoc, ...common] : common;
}

function listing({ messageType, from, to }: ListQuery): SignedPairs {
  return [
    eDoc,
    ['messagetype', messageType],
    ...(from === undefined ? [] : [['fromDate', renderWindowEnd(from)] as const]),
    ...(to === undefined ? [] : [['toDate', renderWindowEnd(to)] as const]),
  ];
}

function fetching(docId: string, filePath: string): SignedPairs {
  return [
    ['docId', docId],
    ['filePath', filePath],
  ];
}
