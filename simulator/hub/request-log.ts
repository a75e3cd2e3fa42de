import type { Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';

/** What a caller really sent and was told, for whoever looks why it was refused. No secret is in it. */
export interface RequestRecord {
  /** From 1. */
  readonly number: number;
  readonly at: Instant;
  /** Milliseconds on the hub's clock until the answer was ready. */
  readonly took: number;
  readonly method: string;
  readonly path: string;
  /** In order, casing kept, as latin1; `Authorization` and cookies blanked. */
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
  let records: RequestRecord[] = [];
  let last = 0;
  /** A system under test calls now and then; simulated ones beside it poll, and would push it out. */
  const calls = new Map<string | undefined, number>();
  const dropOldest = (systemId: string | undefined) => {
    const isTheirs = (each: RequestRecord) => each.systemId === systemId;
    const poll = records.findIndex((each) => isTheirs(each) && isQuietPoll(each));
    records.splice(poll === -1 ? records.findIndex(isTheirs) : poll, 1);
    const left = (calls.get(systemId) ?? 0) - 1;
    if (left > 0) calls.set(systemId, left);
    else calls.delete(systemId);
  };
  return {
    add(entry) {
      last += 1;
      const record = { number: last, ...entry, headers: withoutCredentials(entry.headers) };
      records.push(record);
      calls.set(record.systemId, (calls.get(record.systemId) ?? 0) + 1);
      if (records.length > capacity) dropOldest(busiest(calls));
      return record;
    },
    list: (after) => records.filter((each) => each.number > after),
    clear() {
      records = [];
      calls.clear();
    },
  };
}

/** What a system does all day; a request that says more is worth more to whoever looks. */
function isQuietPoll({ operation, refused, problems }: RequestRecord): boolean {
  return operation === 'getReceivedEdocList' && !refused && problems.length === 0;
}

function busiest(calls: ReadonlyMap<string | undefined, number>): string | undefined {
  let name: string | undefined;
  let most = 0;
  for (const [systemId, count] of calls) {
    if (count > most) [name, most] = [systemId, count];
  }
  return name;
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
