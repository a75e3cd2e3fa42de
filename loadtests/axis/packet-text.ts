import type { AgencyCode, DocumentId, StatusCode } from '../journal.ts';
import { statusCodes } from '../journal.ts';

/** What a delivered packet says of itself. A field that was not found is absent. */
export interface PacketSays {
  readonly kind: 'document' | 'status';
  /** Of a status, the document that it is about. */
  readonly doc?: DocumentId;
  readonly from?: AgencyCode;
  readonly to?: readonly AgencyCode[];
  readonly status?: StatusCode;
  /** Number and notation, and day of issue: what a status about this document repeats. */
  readonly code?: string;
  readonly date?: string;
}

/** True when everything that `readHeader` looks for must lie before the end of this text. */
export function holdsHeader(text: string): boolean {
  const opens = text.indexOf('MessageHeader>');
  return opens >= 0 && text.indexOf('MessageHeader>', opens + 1) >= 0;
}

/**
 * Finds what the check of truth needs in the beginning of a packet, whatever its prefixes. No XML is parsed: the
 * client that makes the load must cost less than the hub that bears it, and the hub has judged the packet.
 */
export function readHeader(text: string): PacketSays {
  if (text.length > longHeader) return readLongHeader(text);
  const status = textOf(text, 'StatusCode');
  const about = blocksOf(text, 'ResponseFor')[0] ?? '';
  const from = textOf(blocksOf(text, 'From')[0] ?? '', 'OrganId');
  if (status !== undefined) {
    const code = statusCodes.find((each) => each === status);
    return { kind: 'status', ...given({ doc: textOf(about, 'DocumentId'), from, status: code }) };
  }
  const own = text.replace(/<((?:[\w.-]+:)?ResponseFor)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  const to = blocksOf(text, 'To').flatMap((block) => textOf(block, 'OrganId') ?? []);
  const [number, notation] = [textOf(own, 'CodeNumber'), textOf(own, 'CodeNotation')];
  const code = number === undefined || notation === undefined ? undefined : `${number}/${notation}`;
  const date = textOf(own, 'PromulgationDate');
  return { kind: 'document', to, ...given({ doc: textOf(own, 'DocumentId'), from, code, date }) };
}

/** Characters; a packet to a thousand receivers and more is read by cutting, for patterns take seconds on it. */
const longHeader = 32_768;

/** A letter to very many: its receivers stand one behind the other, and everything else before or behind them. */
function readLongHeader(text: string): PacketSays {
  const prefix = /<((?:[\w.-]+:)?)To\b/.exec(text)?.[1] ?? '';
  const [closing, begin] = [`</${prefix}To>`, text.indexOf(`<${prefix}To>`)];
  const end = text.lastIndexOf(closing);
  if (begin < 0 || end < 0) return { kind: 'document' };
  const rest = readHeader(text.slice(0, begin) + text.slice(end + closing.length, end + longHeader / 2));
  const receivers = text.slice(begin, end).split(`<${prefix}OrganId>`).slice(1);
  return { ...rest, to: receivers.map((each) => each.slice(0, each.indexOf('<'))) };
}

function given<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept;
}

function textOf(text: string, name: string): string | undefined {
  const found = new RegExp(`<(?:[\\w.-]+:)?${name}\\b[^>]*>([^<]*)<`).exec(text);
  const value = found?.[1]?.trim();
  return value === '' ? undefined : value;
}

function blocksOf(text: string, name: string): readonly string[] {
  const pattern = new RegExp(`<((?:[\\w.-]+:)?${name})(?:\\s[^>]*)?>([\\s\\S]*?)</\\1>`, 'g');
  return Array.from(text.matchAll(pattern), ([, , inside = '']) => inside);
}
