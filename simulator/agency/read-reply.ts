import type { Outage, Refused } from './answer.ts';

/** An answer's JSON object, not yet looked into. */
export type ReplyObject = Readonly<Record<string, unknown>>;

/** What the bytes of an answer turned out to be. */
export type Reply =
  | { readonly kind: 'ok'; readonly object: ReplyObject }
  | Refused
  | { readonly kind: 'outage'; readonly outage: Outage; readonly detail: string };

const utf8 = new TextDecoder();

/**
 * Reads the body of an answer. The HTTP status plays no part: the hub's contract is that only the body
 * counts, and a 500 with a good body is a good answer.
 */
export function readReply(bytes: Uint8Array): Reply {
  const text = utf8.decode(bytes).trim();
  if (text === '') return { kind: 'outage', outage: 'empty-body', detail: '' };
  const parsed = parseJson(text);
  if (parsed === undefined) {
    const outage = text.startsWith('<') ? 'html-page' : 'not-json';
    return { kind: 'outage', outage, detail: shorten(text) };
  }
  return isObject(parsed) ? judge(parsed, text) : notAnAnswer(text);
}

function judge(object: ReplyObject, text: string): Reply {
  const status = textOf(object['status']);
  const errorCode = textOf(object['ErrorCode']);
  if (status === undefined || errorCode === undefined) return notAnAnswer(text);
  if (status.toUpperCase() === 'OK' && errorCode === '0') return { kind: 'ok', object };
  return { kind: 'refused', errorCode, errorDesc: textOf(object['ErrorDesc']) ?? '' };
}

function notAnAnswer(text: string): Reply {
  return { kind: 'outage', outage: 'not-an-answer', detail: shorten(text) };
}

/** A scalar as the SDK reads it: numbers and booleans count as their texts. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A list's rows; `undefined` when `value` is no list of objects. The empty text stands for no rows. */
export function rowsOf(value: unknown): readonly ReplyObject[] | undefined {
  if (value === '') return [];
  return Array.isArray(value) && value.every(isObject) ? value : undefined;
}

/** True for a JSON object; false for an array and for null. */
export function isObject(value: unknown): value is ReplyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}
