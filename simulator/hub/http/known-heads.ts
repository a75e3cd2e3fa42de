import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import type { Operation } from '../../../protocol/wire/operations.ts';
import { type Parameters, parseParameters } from '../../../protocol/wire/parameters.ts';
import { isShortHead } from '../keep-short.ts';

/** The headers of a request, and the parameters in them. */
export interface Head {
  readonly headers: readonly HeaderPair[];
  readonly parameters: Parameters;
}

/** Reads the parameters in the head of a request. */
export type ReadHead = (operation: Operation | undefined, headers: readonly HeaderPair[]) => Head;

/** The one operation whose requests come again as they were. */
export function isPoll({ name }: Operation): boolean {
  return name === 'getReceivedEdocList';
}

/** So many polls are known again: two queues of two thousand systems. */
const capacity = 4_096;

/**
 * The SDK's timestamp is frozen, so a system's polls are the same to the byte until it restarts, and nine of
 * ten requests of a hub are polls. The head of one that came before is not read again: whoever sends the same
 * headers gets the same head, as one object, by whose parts others know it again too. Nothing is taken on
 * trust: every name and every value is compared. Long heads are read each time: this comes before anybody has shown
 * who he is, and thousands of the longest would fill the memory.
 */
export function createHeadReader(): ReadHead {
  const known = new Map<string, Head>();
  return (operation, headers) => {
    if (operation === undefined || !isPoll(operation))
      return { headers, parameters: parseParameters(headers) };
    const mark = markOf(headers);
    const found = known.get(mark);
    if (found !== undefined && isSame(found.headers, headers)) return found;
    const head = { headers, parameters: parseParameters(headers) };
    if (!isShortHead(headers)) return head;
    known.delete(mark);
    known.set(mark, head);
    for (const oldest of known.keys()) {
      if (known.size <= capacity) break;
      known.delete(oldest);
    }
    return head;
  };
}

/** What tells one signed request from another. */
function markOf(headers: readonly HeaderPair[]): string {
  return headers.find((pair) => pair[0] === 'XroadVnpt-hash-header')?.[1] ?? '';
}

function isSame(one: readonly HeaderPair[], other: readonly HeaderPair[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every(([name, value], at) => name === other[at]?.[0] && value === other[at]?.[1]);
}
