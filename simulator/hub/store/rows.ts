import type { SQLOutputValue } from 'node:sqlite';
import type { StatusCode, TransactionKind } from '../../../protocol/edxml/packet.ts';
import type { ProcessingState } from '../../../protocol/lifecycle/processing.ts';
import type { MessageType } from '../../exchange-event.ts';
import type { HandoverChannel } from '../../flow-event.ts';
import type { HubNotice, NumberedNotice } from '../notices/notice.ts';
import { noMarks, type Transfer, type TransferMarks } from '../transfers/transfer.ts';
import type {
  AgencyDetails,
  AllWaiting,
  ConnectedSystem,
  Delivery,
  DeliveryState,
  DirectoryAgency,
  NewAgency,
  NewPacket,
  SentRow,
  StoredPacket,
  TransferRow,
} from './store.ts';

/** A row of either database; the casts below are sound because only this program writes them. */
export type Row = Record<string, SQLOutputValue>;

/** Values of a statement by their names, as either database takes them. */
export type RowValues = Record<string, string | number | null>;

/** One look at the index of what waits. */
export const countAllWaiting = `
  SELECT count(*) AS packets, count(DISTINCT mailbox) AS receivers FROM deliveries WHERE state = 'waiting'`;

export function allWaitingOf(row: Row): AllWaiting {
  return { packets: Number(row['packets']), receivers: Number(row['receivers']) };
}

export function systemOf(row: Row): ConnectedSystem {
  return { systemId: String(row['system_id']), secret: String(row['secret']) };
}

/** Columns of `agencies` in the order in which `agencyOfValues` takes them. */
const agencyColumns = [
  'id',
  'pid',
  'code',
  'code102',
  'name',
  'mail',
  'system_id',
  'parent_code',
  'state',
  'version',
  'modified_at',
  'details',
] as const;

/** What to select for rows that come as bare values, in half the time that objects take. */
export const agencyValueColumns = agencyColumns.join(', ');

export function agencyOf(row: Row): DirectoryAgency {
  return agencyOfValues(agencyColumns.map((column) => row[column]));
}

export function agencyOfValues(values: readonly (SQLOutputValue | undefined)[]): DirectoryAgency {
  const [id, pid, code, code102, name, mail, systemId, parentCode, state, version, modifiedAt] = values;
  const details = detailsOf(values[agencyColumns.length - 1]);
  return {
    id: String(id),
    pid: String(pid),
    code: String(code),
    ...(code102 === null ? {} : { code102: String(code102) }),
    name: String(name),
    mail: String(mail),
    systemId: String(systemId),
    parentCode: String(parentCode),
    state: state as DirectoryAgency['state'],
    version: Number(version),
    modifiedAt: Number(modifiedAt),
    ...(details === undefined ? {} : { details }),
  };
}

function detailsOf(value: SQLOutputValue | undefined): AgencyDetails | undefined {
  return typeof value === 'string' ? (JSON.parse(value) as AgencyDetails) : undefined;
}

export function agencyValues(agency: NewAgency): RowValues {
  const { id, pid, code, code102 = null, name, mail, systemId, parentCode, state, modifiedAt } = agency;
  const { details } = agency;
  return {
    ...{ id, pid, code, code102, name, mail, systemId, parentCode, state, modifiedAt },
    closesOn: details?.closesOn ?? null,
    successor: details?.successor ?? null,
    details: details === undefined ? null : JSON.stringify(details),
  };
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
    document: String(row['document']),
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
  const channel = row['handed_over'];
  return {
    deliveryId: String(row['delivery_id']),
    mailbox: String(row['mailbox']),
    to: String(row['receiver']),
    packet: packetOf(row),
    state: row['state'] as DeliveryState,
    updatedAt: Number(row['updated_at']),
    ...(fetchedAt === null ? {} : { fetchedAt: Number(fetchedAt) }),
    ...(channel === null
      ? {}
      : { handedOver: { channel: channel as HandoverChannel, at: Number(row['handed_over_at']) } }),
  };
}

/** A delivery joined with its packet and its transfer, whose columns begin with `transfer_`. */
export function sentRowOf(row: Row): SentRow {
  const delivery = deliveryOf(row);
  if (row['transfer_document'] === null) return { delivery };
  const own = Object.entries(row).filter(([name]) => name.startsWith(prefix));
  const transfer = transferOf(
    Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])),
  );
  return { delivery, transfer };
}

const prefix = 'transfer_';
const transferColumns = [
  'document',
  'receiver',
  'issuer',
  'document_id',
  'accepted_at',
  'accept_by',
  'processing',
  'changed_at',
  'overdue_warned_at',
  'marks',
] as const;

/** The columns of `transfers`, each under its name with `transfer_` before it. */
export const prefixedTransfer = transferColumns
  .map((column) => `transfers.${column} AS ${prefix}${column}`)
  .join(', ');

export function transferOf(row: Row): Transfer {
  const acceptBy = row['accept_by'];
  const warnedAt = row['overdue_warned_at'];
  const marks = row['marks'];
  return {
    document: String(row['document']),
    documentId: String(row['document_id']),
    issuer: String(row['issuer']),
    receiver: String(row['receiver']),
    acceptedAt: Number(row['accepted_at']),
    ...(acceptBy === null ? {} : { acceptBy: Number(acceptBy) }),
    processing: row['processing'] as ProcessingState,
    changedAt: Number(row['changed_at']),
    ...(warnedAt === null ? {} : { overdueWarnedAt: Number(warnedAt) }),
    marks: marks === null ? noMarks : (JSON.parse(String(marks)) as TransferMarks),
  };
}

export function transferValues(transfer: Transfer): RowValues {
  const { acceptBy, overdueWarnedAt, marks, ...values } = transfer;
  return {
    ...values,
    acceptBy: acceptBy ?? null,
    overdueWarnedAt: overdueWarnedAt ?? null,
    marks: isUnmarked(marks) ? null : JSON.stringify(marks),
  };
}

function isUnmarked({ takenBack, ...lists }: TransferMarks): boolean {
  return !takenBack && Object.values(lists).every((each) => each.length === 0);
}

/** Transfers joined with their deliveries, one row for each of these, become one for each transfer. */
export function transferRowsOf(rows: readonly Row[]): readonly TransferRow[] {
  const grouped = Object.groupBy(rows.map(sentRowOf), ({ transfer }) => JSON.stringify(transfer));
  return Object.values(grouped).flatMap((group = []) => {
    const [first] = group;
    if (first?.transfer === undefined) return [];
    return [{ transfer: first.transfer, deliveries: group.map(({ delivery }) => delivery) }];
  });
}

export function noticeOf(row: Row): NumberedNotice {
  return { number: Number(row['number']), notice: JSON.parse(String(row['notice'])) as HubNotice };
}
