import { names } from '../../protocol/edxml/names.ts';
import type { EvidenceEntry } from './evidence.ts';

/** What stands where something was taken out. */
export const redactionMark = '█';

/** Kinds of values that may be taken out of a bundle before it is handed on. */
export const privateKinds = ['secret', 'phone', 'mail', 'name', 'address', 'content'] as const;

export type PrivateKind = (typeof privateKinds)[number];

const { telephone, fax, mobile, email, fullName, attachmentContent, content } = names;

/** Elements of a packet whose text is private, without regard to their prefix. */
const elements: Readonly<Record<string, PrivateKind>> = {
  ...{ [telephone]: 'phone', [fax]: 'phone', [mobile]: 'phone', [email]: 'mail' },
  ...{ [fullName]: 'name', [attachmentContent]: 'content', [content]: 'content' },
};

/** Keys of a JSON answer whose text is private; `data` as a text is a whole packet. */
const keys: Readonly<Record<string, PrivateKind>> = {
  ...{ mail: 'mail', mobile: 'phone', fax: 'phone', data: 'content' },
};

/** Headers that carry a secret; an HMAC is none. */
const headers: Readonly<Record<string, PrivateKind>> = {
  ...{
    authorization: 'secret',
    cookie: 'secret',
    'x-secretkey': 'secret',
  },
  ...{ 'xroadvnpt-filepath': 'name' },
};

/** A stretch of bytes that holds one private text. */
export interface PrivateSpan {
  readonly kind: PrivateKind;
  readonly from: number;
  /** First byte behind it. */
  readonly to: number;
}

const marked = new RegExp(
  `<(?:[\\w.-]+:)?(${Object.keys(elements).join('|')})(?:\\s[^<>]*)?>([^<>]+)<`,
  'dg',
);
/** Letters in one run, and not one by one: a choice at each letter overflows the matcher at a packet of some 10 MB. */
const jsonText = String.raw`(?:[^"\\]|\\.)[^"\\]*(?:\\.[^"\\]*)*`;
const keyed = new RegExp(`"(${Object.keys(keys).join('|')})"\\s*:\\s*"(${jsonText})"`, 'dg');

/** Every private text of a body, in order; none overlaps another. */
export function privateSpans(bytes: Uint8Array): readonly PrivateSpan[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const isJson = /^\s*[{[]/.test(text.slice(0, 64));
  const kinds = isJson ? keys : elements;
  return Array.from(text.matchAll(isJson ? keyed : marked)).flatMap((found) => {
    const kind = kinds[found[1] ?? ''];
    const [from, to] = found.indices?.[2] ?? [];
    return kind === undefined || from === undefined || to === undefined ? [] : [{ kind, from, to }];
  });
}

/** Leaves of an entry that are private: their JSON pointers, each with its kind. */
export function privateLeaves(entry: EvidenceEntry): ReadonlyMap<string, PrivateKind> {
  return new Map(listLeaves(entry));
}

function listLeaves(entry: EvidenceEntry): readonly (readonly [string, PrivateKind])[] {
  switch (entry.kind) {
    case 'call':
      return [
        ...ofHeaders(entry.request.headers, '/request/headers'),
        ...ofHeaders(entry.answer?.headers ?? [], '/answer/headers'),
      ];
    case 'notice':
      return [['/to', entry.channel === 'mail' ? 'mail' : 'phone']];
    case 'link':
      return entry.client === undefined ? [] : [['/client/remoteAddress', 'address']];
    case 'statement':
      return [['/by', 'name']];
    case 'packet':
    case 'step':
    case 'trouble':
    case 'state':
      return [];
  }
}

function ofHeaders(
  pairs: readonly (readonly [string, string])[],
  path: string,
): readonly (readonly [string, PrivateKind])[] {
  return pairs.flatMap(([name], index) => {
    const kind = headers[name.toLowerCase()];
    return kind === undefined ? [] : [[`${path}/${index}/1`, kind] as const];
  });
}

export function isPrivateKind(text: string): text is PrivateKind {
  return privateKinds.some((kind) => kind === text);
}
