import type { Fetch } from '../protocol/ports/ports.ts';
import type { RequestRecord } from './hub/request-log.ts';

/**
 * Tells the requests of our own nodes from those of a system that somebody points at the hub, which may well
 * use the same credentials. What marks a request is its HMAC: it covers the sender's frozen timestamp, so no
 * other client's is the same, and a node's polls share one.
 */
export interface OwnRequests {
  watch(fetch: Fetch): Fetch;
  includes(record: Pick<RequestRecord, 'headers'>): boolean;
}

const markName = 'XroadVnpt-hash-header';

export function createOwnRequests(): OwnRequests {
  const marks = new Set<string>();
  return {
    watch: (fetch) => (input, init) => {
      const headers = Array.isArray(init?.headers) ? init.headers : [];
      for (const [name, value] of headers) if (name === markName && value !== undefined) marks.add(value);
      return fetch(input, init);
    },
    includes: ({ headers }) => headers.some(([name, value]) => name === markName && marks.has(value)),
  };
}
