import type { Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';
import { shortHead, shortText } from './keep-short.ts';
import { createRanking } from './ranking.ts';

/** What a caller really sent and was told, for whoever looks why it was refused. No secret is in it. */
export interface RequestRecord {
  /** From 1. */
  readonly number: number;
  readonly at: Instant;
  /** Milliseconds on the hub's clock until the answer was ready. */
  readonly took: number;
  readonly method: string;
  /** Cut like a header. */
  readonly path: string;
  /**
   * In order, casing kept, as latin1; `Authorization` and cookies blanked. Of a head of more than 16 KiB the first 64,
   * each cut to 512 characters, and what was cut: `XroadVnpt-to: ["H17","H38",… (+1899744)`, `…: (+836)`.
   */
  readonly headers: readonly HeaderPair[];
  readonly bodyBytes: number;
  readonly operation: string | undefined;
  readonly systemId: string | undefined;
  /** What it says it is about: `status`, `edoc`, or whatever stood there. */
  readonly messageType: string | undefined;
  readonly httpStatus: number;
  /** The answer's start, up to 2,000 characters; empty for a packet that is streamed. */
  readonly answered: string;
  readonly refused: boolean;
  readonly problems: readonly Problem[];
}

/**
 * The last requests. Those of whoever calls most fall out first: its oldest look into a mailbox that found nothing
 * wrong, and only where it has none of these its oldest request.
 */
export interface RequestLog {
  add(record: Omit<RequestRecord, 'number'>): RequestRecord;
  list(after: number): readonly RequestRecord[];
  clear(): void;
}

export function createRequestLog(capacity = 500): RequestLog {
  /** A system under test calls now and then; simulated ones beside it poll, and would push it out. */
  const callers = new Map<string | undefined, Calls>();
  const ranking = createRanking<Calls>();
  let size = 0;
  let last = 0;
  const put = (record: RequestRecord) => {
    const { systemId } = record;
    const calls = callers.get(systemId) ?? { systemId, quiet: [], telling: [] };
    const before = sizeOf(calls);
    if (before === 0) callers.set(systemId, calls);
    (isQuietPoll(record) ? calls.quiet : calls.telling).push(record);
    ranking.move(calls, before, before + 1);
    size += 1;
  };
  const dropOldest = () => {
    const calls = ranking.highest();
    if (calls === undefined) return;
    const { systemId, quiet, telling } = calls;
    const before = sizeOf(calls);
    (quiet.length > 0 ? quiet : telling).shift();
    ranking.move(calls, before, before - 1);
    if (before === 1) callers.delete(systemId);
    size -= 1;
  };
  return {
    add(entry) {
      last += 1;
      const record = { number: last, ...entry, ...keptOf(entry) };
      put(record);
      if (size > capacity) dropOldest();
      return record;
    },
    list: (after) =>
      Array.from(callers.values(), ({ quiet, telling }) => [...quiet, ...telling])
        .flat()
        .filter((each) => each.number > after)
        .sort((one, other) => one.number - other.number),
    clear() {
      callers.clear();
      ranking.clear();
      size = 0;
    },
  };
}

/** What one system called, each in its order: looks that found nothing wrong, and what says more. */
interface Calls {
  readonly systemId: string | undefined;
  readonly quiet: RequestRecord[];
  readonly telling: RequestRecord[];
}

function sizeOf({ quiet, telling }: Calls): number {
  return quiet.length + telling.length;
}

/** What a system does all day, a clock in UTC included; a request that says more is worth more to whoever looks. */
function isQuietPoll({ operation, refused, problems }: Omit<RequestRecord, 'number'>): boolean {
  return (
    operation === 'getReceivedEdocList' && !refused && problems.every(({ severity }) => severity === 'notice')
  );
}

const longestText = 512;

/** What the caller may make as long as it likes. */
function keptOf(entry: Omit<RequestRecord, 'number'>) {
  const { path, systemId, messageType } = entry;
  return {
    headers: keptHead(entry),
    path: shortText(path, longestText),
    systemId: systemId === undefined ? undefined : shortText(systemId, longestText),
    messageType: messageType === undefined ? undefined : shortText(messageType, longestText),
  };
}

/** The head of a poll comes again, as one object. */
const keptHeads = new WeakMap<readonly HeaderPair[], readonly HeaderPair[]>();

function keptHead(entry: Omit<RequestRecord, 'number'>): readonly HeaderPair[] {
  const { headers } = entry;
  const known = keptHeads.get(headers);
  if (known !== undefined) return known;
  const kept = shortHead(withoutCredentials(headers));
  if (isQuietPoll(entry)) keptHeads.set(headers, kept);
  return kept;
}

/** The axis has no such header; a client pointed here by mistake may send one all the same. */
const credentials = /^(authorization|proxy-authorization|cookie|x-secretkey)$/i;

function withoutCredentials(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  if (!headers.some(isCredential)) return headers;
  return headers.map((pair): HeaderPair => (isCredential(pair) ? [pair[0], '***'] : pair));
}

function isCredential([name]: HeaderPair): boolean {
  return !name.startsWith(parameterPrefix) && credentials.test(name);
}
