import type { SQLOutputValue } from 'node:sqlite';
import type { StatusCode, TransactionKind } from '../../../protocol/edxml/packet.ts';
import type { MessageType } from '../../exchange-event.ts';
import type {
  ConnectedSystem,
  Delivery,
  DeliveryState,
  DirectoryAgency,
  NewAgency,
  NewPacket,
  SentRow,
  StoredPacket,
} from './store.ts';

/** A row of either database; the casts below are sound because only this program writes them. */
export type Row = Record<string, SQLOutputValue>;

/** Values of a statement by their names, as either database takes them. */
export type RowValues = Record<string, string | number | null>;

export function systemOf(row: Row): ConnectedSystem {
  return { systemId: String(row['system_id']), secret: String(row['secret']) };
}

export function agencyOf(row: Row): DirectoryAgency {
  const code102 = row['code102'];
  return {
    id: String(row['id']),
    pid: String(row['pid']),
    code: String(row['code']),
    ...(code102 === null ? {} : { code102: String(code102) }),
    name: String(row['name']),
    mail: String(row['mail']),
    systemId: String(row['system_id']),
    parentCode: String(row['parent_code']),
    state: row['state'] as DirectoryAgency['state'],
    version: Number(row['version']),
    modifiedAt: Number(row['modified_at']),
  };
}

export function agencyValues(agency: NewAgency): RowValues {
  const { id, pid, code, code102, name, mail, systemId, parentCode, state, modifiedAt } = agency;
  return { id, pid, code, code102: code102 ?? null, name, mail, systemId, parentCode, state, modifiedAt };
}

export function packetOf(row: Row): StoredPacket {
  const statusCode = row['status_code'];
  const transactionKind = row['transaction_kind'];
  return {
    sequence: Number(row['sequence']),
    docId: String(row['doc_id']),
    messageType: row['message_type'] as MessageType,
    systemId: String(row['system_id']),
    from: String(row['sender']),
    fromMailbox: String(row['sender_mailbox']),
    documentId: String(row['document_id']),
    ...(statusCode === null ? {} : { statusCode: statusCode as StatusCode }),
    ...(transactionKind === null ? {} : { transactionKind: Number(transactionKind) as TransactionKind }),
    priority: Number(row['priority']),
    title: String(row['title']),
    notation: String(row['notation']),
    sha256: String(row['sha256']),
    size: Number(row['size']),
    traceSplice: {
      offset: Number(row['splice_offset']),
      removes: Number(row['splice_removes']),
      text: String(row['splice_text']),
    },
    acceptedAt: Number(row['accepted_at']),
  };
}

export function packetValues(packet: NewPacket): RowValues {
  const { traceSplice, statusCode, transactionKind, ...values } = packet;
  return {
    ...values,
    statusCode: statusCode ?? null,
    transactionKind: transactionKind ?? null,
    spliceOffset: traceSplice.offset,
    spliceRemoves: traceSplice.removes,
    spliceText: traceSplice.text,
  };
}

/** A delivery joined with its packet. */
export function deliveryOf(row: Row): Delivery {
  const fetchedAt = row['fetched_at'];
  return {
    deliveryId: String(row['delivery_id']),
    mailbox: String(row['mailbox']),
    to: String(row['receiver']),
    packet: packetOf(row),
    state: row['state'] as DeliveryState,
    updatedAt: Number(row['updated_at']),
    ...(fetchedAt === null ? {} : { fetchedAt: Number(fetchedAt) }),
  };
}

/** A delivery joined with its packet and the newest status from its receiver. */
export function sentRowOf(row: Row): SentRow {
  const code = row['last_code'];
  const delivery = deliveryOf(row);
  if (code === null) return { delivery };
  return { delivery, lastStatus: { code: code as StatusCode, at: Number(row['last_at']) } };
}
