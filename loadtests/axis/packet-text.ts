import { type AgencyCode, type DocumentId, type StatusCode, statusCodes } from '../journal.ts';

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

const headerName = 'MessageHeader>';

/** Where the header ends: everything that `readHeader` looks for lies before it. Undefined when it goes on. */
export function headerEnd(text: string): number | undefined {
  const opens = text.indexOf(headerName);
  const closes = opens < 0 ? -1 : text.indexOf(headerName, opens + 1);
  return closes < 0 ? undefined : closes + headerName.length;
}

/**
 * Finds what the check of truth needs in the beginning of a packet, whatever its prefixes. No XML is parsed, and no
 * pattern is run: the client that makes the load must cost less than the hub that bears it, and the hub has judged
 * the packet.
 */
export function readHeader(text: string): PacketSays {
  const about = elementIn(text, 'ResponseFor', 0);
  const sender = elementIn(text, 'From', 0);
  const from = sender && textIn(sender.inside, 'OrganId');
  const status = textIn(text, 'StatusCode');
  if (status !== undefined) {
    const known = statusCodes.find((each) => each === status);
    return {
      kind: 'status',
      ...given({ doc: about && textIn(about.inside, 'DocumentId'), from, status: known }),
    };
  }
  const own = about === undefined ? text : text.slice(0, about.begin) + text.slice(about.end);
  const { to, end } = receiversIn(own);
  const rest = own.slice(end);
  const [number, notation] = [textIn(rest, 'CodeNumber'), textIn(rest, 'CodeNotation')];
  const code = number === undefined || notation === undefined ? undefined : `${number}/${notation}`;
  const [doc, date] = [textIn(own, 'DocumentId'), textIn(rest, 'PromulgationDate')];
  return { kind: 'document', to, ...given({ doc, from, code, date }) };
}

/** The codes of all receivers, and where the last of them ends. */
function receiversIn(text: string): { readonly to: readonly AgencyCode[]; readonly end: number } {
  const to: AgencyCode[] = [];
  let end = 0;
  for (let each = elementIn(text, 'To', 0); each !== undefined; each = elementIn(text, 'To', end)) {
    const code = textIn(each.inside, 'OrganId');
    if (code !== undefined) to.push(code);
    ({ end } = each);
  }
  return { to, end };
}

function given<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  const kept: Partial<T> = {};
  for (const name in fields) if (fields[name] !== undefined) kept[name] = fields[name];
  return kept;
}

interface Found {
  /** Where its first tag begins and its last one ends. */
  readonly begin: number;
  readonly end: number;
  readonly inside: string;
}

/** The text of the first element of this name. */
function textIn(text: string, name: string): string | undefined {
  const opening = tagIn(text, name, 0, false);
  if (opening === undefined) return undefined;
  const value = text.slice(opening.end, text.indexOf('<', opening.end)).trim();
  return value === '' ? undefined : value;
}

/** The first element of this name from a place on; no element holds another of its name. */
function elementIn(text: string, name: string, from: number): Found | undefined {
  const opening = tagIn(text, name, from, false);
  const closing = opening && tagIn(text, name, opening.end, true);
  if (opening === undefined || closing === undefined) return undefined;
  return { begin: opening.begin, end: closing.end, inside: text.slice(opening.end, closing.begin) };
}

/** The first tag of this name, with any prefix or none, that opens or that closes. */
function tagIn(
  text: string,
  name: string,
  from: number,
  closing: boolean,
): { readonly begin: number; readonly end: number } | undefined {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + name.length] ?? ''];
    if (!':</'.includes(before) || !'> \t\r\n'.includes(after)) continue;
    const begin = text.lastIndexOf('<', at);
    const end = text.indexOf('>', at) + 1;
    if (begin < from || end === 0 || (text[begin + 1] === '/') !== closing) continue;
    if (!text.slice(begin, at).includes(' ')) return { begin, end };
  }
  return undefined;
}
