import { type Standing, standingOf } from '../agency/document-standing.ts';
import type {
  AwaitedDocument,
  ReceivedDocument,
  ReceiverHistory,
  SentDocument,
  StatusStep,
} from '../agency/node-records.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Delivery, DirectoryAgency, HubStore, TransferRow } from '../hub/store/store.ts';
import { documentKeys } from '../hub/transfers/document-key.ts';
import type { Parties } from './agreement.ts';
import { readRecord } from './hub-record.ts';

/** What the parties hold about one document at one receiver. */
export interface Accounts {
  readonly documentId: string;
  /** The receiver's mailbox. */
  readonly receiver: string;
  /** Undefined when the sender's system has no node, or nothing of it was accepted by the hub. */
  readonly sender?: SenderAccount | 'nothing';
  readonly hub?: HubAccount;
  /** Undefined when the receiver's system has no node. */
  readonly held?: ReceiverAccount;
}

/** Recalls, updates and replacements, in words that every party uses. */
export interface Marks {
  /** `<recall> <outcome>`. */
  readonly recalls: readonly string[];
  /** `<update|removal> <outcome>`, in order. */
  readonly updates: readonly string[];
  readonly replacedBy: readonly string[];
}

export interface SenderAccount extends Marks {
  readonly standing: Standing;
  /** What the receiver said, without the sender's own requests. */
  readonly steps: readonly StatusStep[];
}

export interface HubAccount extends Marks {
  readonly standing: Standing;
  /** Codes that it took from the receiver. */
  readonly statuses: readonly string[];
  readonly deliveries: readonly Delivery[];
  /** Deliveries that were acknowledged as done more than once. */
  readonly doneTwice: readonly string[];
}

export interface ReceiverAccount {
  readonly entries: readonly ReceivedDocument[];
  readonly awaited: AwaitedDocument | undefined;
  /** Identifiers of the documents that came to this receiver as replacements of others. */
  readonly replacing: ReadonlySet<string>;
}

/** Gathers what everybody holds about every document that the hub or a sender knows. */
export async function gatherAccounts({ hub: { store }, nodes }: Parties): Promise<readonly Accounts[]> {
  const agencies = new Map(
    (await store.listAgencies()).flatMap((each) => codesOf(each).map((code) => [code, each])),
  );
  const nodeOf = (code: string) => nodes.find(({ systemId }) => systemId === agencies.get(code)?.systemId);
  const mailboxOf = (code: string) => agencies.get(code)?.code ?? code;
  const keyOf = await keysOf(store, nodes);
  const said = indexEvents(await readRecord(store), mailboxOf, keyOf, (code) => heirsOf(agencies, code));

  const accounts = new Map<string, Accounts>();
  for (const row of await store.listTransfers({ limit: everything })) {
    const { documentId, issuer, receiver, document } = row.transfer;
    const seated = nodeOf(issuer) !== undefined;
    accounts.set(`${document}\n${receiver}`, {
      ...{ documentId, receiver, hub: hubAccount(row, said) },
      ...(seated ? { sender: 'nothing' as const } : {}),
    });
  }
  for (const { store: register } of nodes) {
    for (const sent of register.sent()) {
      for (const history of sent.histories.filter((each) => isAccepted(register, sent, each))) {
        const receiver = mailboxOf(history.organId);
        const key = `${keyOf(sent.documentId)}\n${receiver}`;
        const account = accounts.get(key) ?? { documentId: sent.documentId, receiver };
        accounts.set(key, { ...account, sender: senderAccount(history) });
      }
    }
  }
  const heldBy = new Map(nodes.map((node) => [node, holdingsOf(node, keyOf, mailboxOf)]));
  return [...accounts].map(([key, account]) => {
    const node = nodeOf(account.receiver);
    const holdings = node && heldBy.get(node);
    if (holdings === undefined) return account;
    const replacements = holdings.replacements.get(account.receiver) ?? [];
    return {
      ...account,
      held: {
        entries: holdings.entries.get(key) ?? [],
        awaited: holdings.awaited.get(key)?.[0],
        replacing: new Set(replacements.map(({ documentId }) => documentId)),
      },
    };
  });
}

/** What a node holds by document and receiver, and the replacements that came to each receiver. */
function holdingsOf(
  { store }: Parties['nodes'][number],
  keyOf: (documentId: string) => string,
  mailboxOf: (code: string) => string,
) {
  const placeOf = ({ documentId, to }: Pick<ReceivedDocument, 'documentId' | 'to'>) =>
    `${keyOf(documentId)}\n${mailboxOf(to)}`;
  const received = store.received();
  return {
    entries: Map.groupBy(received, placeOf),
    awaited: Map.groupBy(store.awaited(), placeOf),
    replacements: Map.groupBy(
      received.filter(({ transaction }) => transaction === 3),
      ({ to }) => mailboxOf(to),
    ),
  };
}

/** More transfers than any exchange here has. */
const everything = 10_000_000;

/** A receiver, and whoever spoke for it after it was closed, in this order. */
function heirsOf(agencies: ReadonlyMap<string, DirectoryAgency>, code: string): readonly string[] {
  const line = [code];
  for (const each of line) {
    const { state, details } = agencies.get(each) ?? {};
    const heir = state === 'closed' ? details?.successor : undefined;
    if (heir !== undefined && !line.includes(heir)) line.push(heir);
  }
  return line;
}

function codesOf({ code, code102 }: DirectoryAgency): readonly string[] {
  return code102 === undefined ? [code] : [code, code102];
}

async function keysOf(store: HubStore, nodes: Parties['nodes']): Promise<(documentId: string) => string> {
  const ids = nodes.flatMap(({ store: register }) =>
    [...register.sent(), ...register.received(), ...register.awaited()].map((each) => each.documentId),
  );
  const keys = await documentKeys([...new Set(ids)], store);
  return (documentId) => keys.get(documentId)?.key ?? documentId;
}

/** What the hub refused, or has not answered for, is nothing that others could know of. */
function isAccepted(
  { findOutgoing }: Parties['nodes'][number]['store'],
  { versions }: SentDocument,
  { organId }: ReceiverHistory,
): boolean {
  return versions
    .filter(({ to }) => to.includes(organId))
    .some(({ outgoingId }) => findOutgoing(outgoingId)?.dispatching.state === 'accepted');
}

function senderAccount({ state, steps, recalls, updates, replacedBy }: ReceiverHistory): SenderAccount {
  return {
    standing: standingOf({ state, recalls }),
    steps: steps.filter(({ statusCode }) => statusCode !== '13'),
    recalls: recalls.map(({ by, outcome }) => `${by} ${outcome}`),
    updates: updates.map(({ removal, outcome }) => `${removal ? 'removal' : 'update'} ${outcome}`),
    replacedBy,
  };
}

/** What the hub's record says of statuses and acknowledgements. */
interface Said {
  statuses(document: string, receiver: string): readonly string[];
  isDoneTwice(deliveryId: string): boolean;
}

function hubAccount({ transfer, deliveries }: TransferRow, said: Said): HubAccount {
  const { document, receiver, processing: state, marks } = transfer;
  const { recalls, updates, replacedBy } = marks;
  return {
    standing: standingOf({ state, recalls }),
    statuses: said.statuses(document, receiver),
    recalls: recalls.map(({ by, outcome }) => `${by} ${outcome}`),
    updates: updates.map(({ removal, outcome }) => `${removal ? 'removal' : 'update'} ${outcome}`),
    replacedBy,
    deliveries,
    doneTwice: deliveries.map(({ deliveryId }) => deliveryId).filter(said.isDoneTwice),
  };
}

function indexEvents(
  events: readonly ExchangeEvent[],
  mailboxOf: (code: string) => string,
  keyOf: (documentId: string) => string,
  heirsOfBody: (code: string) => readonly string[],
): Said {
  const statuses = new Map<string, string[]>();
  const done = new Map<string, number>();
  for (const event of events) {
    if (event.name === 'packet-accepted' && event.statusCode !== undefined) {
      const key = `${keyOf(event.documentId)}\n${mailboxOf(event.from)}`;
      const codes = statuses.get(key) ?? [];
      if (codes.push(event.statusCode) === 1) statuses.set(key, codes);
    }
    if (event.name === 'packet-acknowledged' && event.outcome === 'done') {
      done.set(event.deliveryId, (done.get(event.deliveryId) ?? 0) + 1);
    }
  }
  return {
    statuses: (document, receiver) =>
      heirsOfBody(receiver).flatMap((each) => statuses.get(`${document}\n${each}`) ?? []),
    isDoneTwice: (deliveryId) => (done.get(deliveryId) ?? 0) > 1,
  };
}
