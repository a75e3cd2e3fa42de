import type { ReplyReader, Understood } from './hub-calls.ts';
import { type ReplyObject, readReply, textOf } from './read-reply.ts';
import { readRows } from './reply-rows.ts';

/** One reader for each form of answer. A good answer that lacks what it is for is none. */

export const readNothing: ReplyReader<void> = (bytes) => readWith(bytes, () => ({ value: undefined }));

/** `DocId`, top level. Clients of the field take '' and `0` for a failure. */
export const readDocId: ReplyReader<string> = (bytes) =>
  readWith(bytes, (object) => {
    const docId = textOf(object['DocId']);
    return docId === undefined || docId === '' || docId === '0' ? undefined : { value: docId };
  });

/** `count`, top level: a whole number from 0, as a number or as its text. */
export const readCount: ReplyReader<number> = (bytes) =>
  readWith(bytes, (object) => {
    const count = Number(textOf(object['count']) ?? Number.NaN);
    return Number.isInteger(count) && count >= 0 ? { value: count } : undefined;
  });

/** `data`: Base64 of the packet. */
export const readData: ReplyReader<Uint8Array> = (bytes) =>
  readWith(bytes, (object) => {
    const data = object['data'];
    if (typeof data !== 'string' || data === '' || !base64Form.test(data)) return undefined;
    return { value: Buffer.from(data, 'base64') };
  });

/**
 * `data`: rows. Nine of ten lists are empty, and the same bytes: what the last of these said is said again, without
 * a look into the same JSON.
 */
export function readList<T>(
  readRow: (field: (name: string) => string) => T | undefined,
): ReplyReader<readonly T[]> {
  let empty: { readonly bytes: Uint8Array; readonly understood: Understood<readonly T[]> } | undefined;
  return (bytes) => {
    if (empty !== undefined && Buffer.compare(empty.bytes, bytes) === 0) return empty.understood;
    const understood = readWith(bytes, (object) => {
      const rows = readRows(object, readRow);
      return rows === undefined ? undefined : { value: rows };
    });
    const isEmpty = understood.kind === 'ok' && understood.value.length === 0;
    if (isEmpty && bytes.length <= shortAnswer) empty = { bytes: new Uint8Array(bytes), understood };
    return understood;
  };
}

/** An empty list takes some fifty bytes. */
const shortAnswer = 1_000;

/**
 * `downloadEdoc` answers the packet itself, and JSON only to refuse. The vendor SDK saves whatever comes, an
 * error page too; a page that says it is HTML is an outage here.
 */
export const readPacketBytes: ReplyReader<Uint8Array> = (bytes) => {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  const isPacket = start !== '' && !start.startsWith('{') && !/^<(!doctype\s+html|html)\b/i.test(start);
  if (isPacket) return { kind: 'ok', value: bytes };
  const reply = readReply(bytes);
  return reply.kind === 'ok' ? lacking(bytes) : reply;
};

const base64Form = /^[A-Za-z0-9+/\r\n]+={0,2}\s*$/;

function readWith<T>(
  bytes: Uint8Array,
  take: (object: ReplyObject) => { value: T } | undefined,
): Understood<T> {
  const reply = readReply(bytes);
  if (reply.kind !== 'ok') return reply;
  const taken = take(reply.object);
  return taken === undefined ? lacking(bytes) : { kind: 'ok', value: taken.value };
}

function lacking(bytes: Uint8Array): Understood<never> {
  const detail = new TextDecoder().decode(bytes.subarray(0, 120));
  return { kind: 'outage', outage: 'not-an-answer', detail };
}
