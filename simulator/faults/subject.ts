import type { OperationName } from '../../protocol/wire/operations.ts';
import { type Parameters, parameterText } from '../../protocol/wire/parameters.ts';
import { claimedSystemId } from '../../protocol/wire/request-signing.ts';
import type { DirectoryAgency, HubStore } from '../hub/store/store.ts';
import { identityOfBytes, identityOfStored } from './packet-identity.ts';

/** What a request is about, as far as its head tells. */
export interface Subject {
  readonly operation: OperationName;
  /** As claimed; nothing has been proved yet. */
  readonly systemId: string;
  /** Code of the agency that sends, or that the delivery is for; lists are a system's and have none. */
  readonly agency?: string;
  /**
   * The same for every attempt at the same thing, whenever and in whatever order concurrent calls come: the
   * document, what is said about it, its receiver; never an id or a hash in which the time is.
   */
  readonly identity: string;
  readonly documentId?: string;
}

/** What is asked to know what a request is about. */
export interface SubjectSources {
  readonly store: Pick<HubStore, 'findDelivery' | 'findPacket'>;
  /** The packet that the request brings, when it can be had. */
  packet(): Promise<Uint8Array | undefined>;
}

/** Looks up what a request is about. */
export async function subjectOf(
  operation: OperationName,
  parameters: Parameters,
  { store, packet }: SubjectSources,
): Promise<Subject> {
  const systemId = claimedSystemId(parameters) ?? '';
  const named = (name: string) => parameterText(parameters, name) ?? '';
  const base = { operation, systemId };
  switch (operation) {
    case 'sendEdoc': {
      const bytes = await packet();
      const identity = bytes === undefined ? undefined : identityOfBytes(bytes);
      return { ...base, agency: named('from'), identity: named('hash-file'), ...identity };
    }
    case 'getEdoc':
    case 'downloadEdoc':
      return { ...base, ...(await deliveryOf(named('docId'), store)) };
    case 'updateStatus': {
      const delivery = await deliveryOf(named('docId'), store);
      return { ...base, ...delivery, identity: `${delivery.identity} ${named('status')}` };
    }
    case 'getSentEdocList': {
      const sent = await store.findPacket(named('docId'));
      const about = sent === undefined ? { identity: named('messagetype') } : identityOfStored(sent);
      return { ...base, ...about };
    }
    default:
      return { ...base, identity: named('messagetype') || named('AgencyCode') };
  }
}

/** What a delivery is about; an id that nobody knows stands for itself. */
export async function deliveryOf(
  deliveryId: string,
  store: Pick<HubStore, 'findDelivery'>,
): Promise<Pick<Subject, 'agency' | 'identity' | 'documentId'>> {
  const delivery = await store.findDelivery(deliveryId);
  if (delivery === undefined) return { identity: deliveryId };
  const { mailbox, packet } = delivery;
  const { identity, documentId } = identityOfStored(packet);
  return { agency: mailbox, identity: `${identity} ${mailbox}`, documentId };
}

/** Finds a row of the directory by either form of its code. */
export type FindAgency = (code: string) => Promise<DirectoryAgency | undefined>;

/** True when a call concerns the agency with this code; a list concerns all that its caller serves. */
export async function concerns(subject: Subject, code: string, find: FindAgency): Promise<boolean> {
  if (subject.agency === code) return true;
  const wanted = await find(code);
  if (wanted === undefined) return false;
  if (subject.agency === undefined) return wanted.systemId === subject.systemId;
  return subject.agency === wanted.code || subject.agency === wanted.code102;
}
