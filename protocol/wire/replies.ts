import type { Problem } from '../problems/problem.ts';
import { asciiJsonBytes } from './ascii.ts';
import { errorCodeOf, errorDescOf, liveTexts } from './error-desc.ts';
import type { HeaderPair } from './headers.ts';
import type { FailForm, Operation } from './operations.ts';
import {
  type AgencyQD20ReplyRow,
  type AgencyReplyRow,
  agencyQD20Row,
  agencyRow,
  type ReceivedRow,
  receivedRow,
  type SentReplyRow,
  sentRow,
  type UnitReplyRow,
  unitRow,
} from './reply-rows.ts';

/** An answer, ready for the socket. `Content-Length` is among the headers. */
export interface Reply {
  readonly httpStatus: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

/**
 * The media type of every JSON answer; its bytes are ASCII, so the charset is true in any reading. The HTTP
 * status is 200 for a FAIL too: the Java SDK looks at the body alone [V], .NET's client throws on another.
 */
const jsonType = 'application/json; charset=UTF-8';

/** `sendEdoc`: the sender's id of the packet, 24 hex digits. */
export function replySent(docId: string): Reply {
  return success({ DocId: docId });
}

/** `getReceivedEdocList`. An empty list is `[]`, never null [V]. */
export function replyReceivedList(rows: readonly ReceivedRow[]): Reply {
  return rows.length === 0 ? emptyList : success({ data: rows.map(receivedRow) });
}

/** What nine of ten polls are answered. */
const emptyList: Reply = success({ data: [] });

/** `getSentEdocList`. */
export function replySentList(rows: readonly SentReplyRow[]): Reply {
  return success({ data: rows.map(sentRow) });
}

/** `getAgenciesList`. */
export function replyAgencies(rows: readonly AgencyReplyRow[]): Reply {
  return success({ data: rows.map(agencyRow) });
}

/** `getAgenciesListQD20`. */
export function replyAgenciesQD20(rows: readonly AgencyQD20ReplyRow[]): Reply {
  return success({ data: rows.map(agencyQD20Row) });
}

/** `getSynchronizeUnit`. */
export function replyUnits(rows: readonly UnitReplyRow[]): Reply {
  return success({ data: rows.map(unitRow) });
}

/** `countReceiveEdoc`, `countReceiveStatus`: a JSON integer. */
export function replyCount(count: number): Reply {
  return success({ count });
}

/** `updateStatus`, `registerAgency`, `deleteAgency`: the envelope alone. */
export function replyDone(): Reply {
  return success({});
}

/** `getEdoc` with a packet that is held as a whole. */
export function replyPacket(packet: Uint8Array): Reply {
  return success({ data: Buffer.from(packet).toString('base64') });
}

/** An answer around what is streamed: head, the packet in Base64 or the rows of a list, tail. */
export interface ReplyFrame {
  readonly httpStatus: number;
  readonly headers: readonly HeaderPair[];
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

const listFrame = frameAround(success({ data: [] }));
const packetFrame = frameAround(success({ data: '' }));

/** Head and tail of an answer that ends in something empty: two closing signs. */
function frameAround({ httpStatus, body }: Reply) {
  return { httpStatus, head: body.subarray(0, -2), tail: body.subarray(-2) };
}

/** A list answer around rows that are rendered elsewhere, with commas between them: `size` bytes in all. */
export function frameListReply(size: number): ReplyFrame {
  const { httpStatus, head, tail } = listFrame;
  return { httpStatus, headers: headersOf(jsonType, head.length + size + tail.length), head, tail };
}

/** The frame for a packet of `size` bytes. */
export function framePacketReply(size: number): ReplyFrame {
  const { httpStatus, head, tail } = packetFrame;
  const length = head.length + Math.ceil(size / 3) * 4 + tail.length;
  return { httpStatus, headers: headersOf(jsonType, length), head, tail };
}

/** `downloadEdoc`: the packet's own bytes follow these headers. */
export function packetDownloadHeaders(size: number): readonly HeaderPair[] {
  return headersOf('application/octet-stream', size);
}

/**
 * A refusal in the form that the operation's SDK call can read; without an operation (an unknown one) the
 * envelope alone. `liveText` is the live hub's own wording, where it is known. `problems` must hold at least
 * one.
 */
export function replyRefused(
  operation: Operation | undefined,
  problems: readonly Problem[],
  liveText?: string,
): Reply {
  const ErrorCode = errorCodeOf(problems);
  const ErrorDesc = errorDescOf(problems, liveText);
  if (operation?.reply === 'packet') return refusedDownload(ErrorCode, ErrorDesc);
  return jsonReply({ status: 'FAIL', ErrorCode, ErrorDesc, ...failExtras(operation?.failForm ?? 'none') });
}

/**
 * The SDK stores whatever body `downloadEdoc` gets as the packet, an error text too, and reports a failure
 * only for an empty one [V]. So a refusal has no body; its reason stands in headers of this hub's own.
 */
function refusedDownload(code: string, text: string): Reply {
  return {
    httpStatus: code === '15' ? 401 : 400,
    headers: [
      ['XroadVnpt-ErrorCode', code],
      ['XroadVnpt-ErrorDesc', text],
      ['Content-Length', '0'],
    ],
    body: new Uint8Array(),
  };
}

function failExtras(form: FailForm): object {
  switch (form) {
    case 'doc-id':
      return { DocId: '' };
    case 'data-list':
      return { data: [] };
    case 'data-text':
      return { data: '' };
    case 'count':
      return { count: 0 };
    case 'none':
      return {};
  }
}

function success(extras: object): Reply {
  return jsonReply({ status: 'OK', ErrorCode: '0', ErrorDesc: liveTexts.success, ...extras });
}

function jsonReply(answer: object): Reply {
  const body = asciiJsonBytes(answer);
  return { httpStatus: 200, headers: headersOf(jsonType, body.length), body };
}

function headersOf(contentType: string, length: number): readonly HeaderPair[] {
  return [
    ['Content-Type', contentType],
    ['Content-Length', String(length)],
  ];
}
