import { type ReplyObject, rowsOf, textOf } from './read-reply.ts';

/** One row of `getReceivedEdocList`. Every field but the id may be missing; absent is ''. */
export interface ReceivedRow {
  readonly docId: string;
  readonly serviceType: string;
  readonly messageType: string;
  readonly from: string;
  readonly to: string;
  readonly createdTime: string;
  readonly updatedTime: string;
  readonly status: string;
  readonly statusDesc: string;
}

/** One row of `getSentEdocList`: how one delivery of a sent packet stands. */
export interface SentDeliveryRow {
  readonly serviceType: string;
  readonly messageType: string;
  readonly senderDocId: string;
  readonly receiverDocId: string;
  readonly fromCode: string;
  readonly toCode: string;
  readonly title: string;
  readonly notation: string;
  readonly sentTime: string;
  readonly receivedTime: string;
  readonly sendStatus: string;
  readonly sendStatusDesc: string;
  readonly receiveStatus: string;
  readonly receiveStatusDesc: string;
}

/** One row of the directory. `otherCode` is `oldCode`, or `code102` in the list by Decision 20/2020. */
export interface AgencyRow {
  readonly id: string;
  readonly pid: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  readonly otherCode: string;
}

/** One row of `getSynchronizeUnit`. */
export interface UnitRow {
  readonly id: string;
  readonly pid: string;
  readonly code: string;
  readonly name: string;
  readonly mail: string;
  readonly version: number;
  readonly centerCode: string;
  readonly deleted: boolean;
  readonly modifyDate: string;
  readonly isAgency: boolean;
}

/** Reads `data` as rows, `undefined` when it is no list, or a row cannot be used. */
export function readRows<T>(
  reply: ReplyObject,
  readRow: (field: (name: string) => string) => T | undefined,
): readonly T[] | undefined {
  const rows = rowsOf(reply['data']);
  if (rows === undefined) return undefined;
  const read = rows.map((row) => readRow((name) => textOf(row[name]) ?? ''));
  return read.every((row) => row !== undefined) ? read : undefined;
}

type Field = (name: string) => string;

/** A received row without its id can neither be fetched nor acknowledged: the list is unusable. */
export function receivedRow(field: Field): ReceivedRow | undefined {
  const docId = field('docId');
  if (docId === '') return undefined;
  return {
    docId,
    serviceType: field('serviceType'),
    messageType: field('messageType'),
    from: field('from'),
    to: field('to'),
    createdTime: field('created_time'),
    updatedTime: field('updated_time'),
    status: field('status'),
    statusDesc: field('status_desc'),
  };
}

/** Every field as the hub wrote it; one that is absent is empty. */
export function sentDeliveryRow(field: Field): SentDeliveryRow {
  return {
    serviceType: field('serviceType'),
    messageType: field('messageType'),
    senderDocId: field('senderDocId'),
    receiverDocId: field('receiverDocId'),
    fromCode: field('fromCode'),
    toCode: field('toCode'),
    title: field('title'),
    notation: field('notation'),
    sentTime: field('sentTime'),
    receivedTime: field('receivedTime'),
    sendStatus: field('sendStatus'),
    sendStatusDesc: field('sendStatusDesc'),
    receiveStatus: field('receiveStatus'),
    receiveStatusDesc: field('receiveStatusDesc'),
  };
}

/** One body of the directory. Its other code is `oldCode`, or `code102` where that is absent or empty. */
export function agencyRow(field: Field): AgencyRow {
  return {
    id: field('id'),
    pid: field('pid'),
    code: field('code'),
    name: field('name'),
    mail: field('mail'),
    otherCode: field('oldCode') || field('code102'),
  };
}

/** One unit of the list to synchronise; `version` is NaN for what is no number. */
export function unitRow(field: Field): UnitRow {
  return {
    id: field('id'),
    pid: field('pid'),
    code: field('code'),
    name: field('name'),
    mail: field('mail'),
    version: Number(field('version')),
    centerCode: field('centerCode'),
    deleted: field('deleted') === 'true',
    modifyDate: field('modifyDate'),
    isAgency: field('isAgency') === 'true',
  };
}
