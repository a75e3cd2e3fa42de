import type { OperationName } from '../../protocol/wire/operations.ts';
import { type Parameters, parameterText } from '../../protocol/wire/parameters.ts';
import { claimedSystemId } from '../../protocol/wire/request-signing.ts';
import type { DirectoryAgency, HubStore } from '../hub/store/store.ts';

/** What a request is about, as far as its head tells. */
export interface Subject {
  readonly operation: OperationName;
  /** As claimed; nothing has been proved yet. */
  readonly systemId: string;
  /** Code of the agency that sends, or that the delivery is for; lists are a system's and have none. */
  readonly agency?: string;
  /**
   * The same for every attempt at the same thing, whatever order concurrent calls come in: the packet and its
   * receiver, not an id that depends on time.
   */
  readonly identity: string;
  readonly documentId?: string;
}

/** Looks up what a request is about. */
export async function subjectOf(
  operation: OperationName,
  parameters: Parameters,
  store: Pick<HubStore, 'findDelivery' | 'findPacket'>,
): Promise<Subject> {
  const systemId = claimedSystemId(parameters) ?? '';
  const named = (name: string) => parameterText(parameters, name) ?? '';
  const base = { operation, systemId };
  switch (operation) {
    case 'sendEdoc':
      return { ...base, agency: named('from'), identity: named('hash-file') };
    case 'getEdoc':
    case 'downloadEdoc':
      return { ...base, ...(await deliveryOf(named('docId'), store)) };
    case 'updateStatus': {
      const delivery = await deliveryOf(named('docId'), store);
      return { ...base, ...delivery, identity: `${delivery.identity} ${named('status')}` };
    }
    case 'getSentEdocList': {
      const packet = await store.findPacket(named('docId'));
      return { ...base, identity: packet?.sha256 ?? named('messagetype') };
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
  return { agency: mailbox, identity: `${packet.sha256} ${mailbox}`, documentId: packet.documentId };
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
