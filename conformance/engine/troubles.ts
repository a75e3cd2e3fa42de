import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import type { RawAnswer, RawRequest, Trouble } from './stage.ts';

/** Who stands between the system and our hub, and does what a scenario ordered. */
export interface TroubleLine {
  add(trouble: Trouble): void;
  /** The trouble that befalls a call; each call uses one up. */
  next(request: RawRequest, operation: string): Trouble | undefined;
}

/** Troubles befall calls in the order in which they were added; one past its `until`, by `now`, befalls none. */
export function createTroubleLine(now: () => number): TroubleLine {
  const left: { readonly trouble: Trouble; times: number }[] = [];
  return {
    add: (trouble) => void left.push({ trouble, times: trouble.times }),
    next(request, operation) {
      const found = left.find(
        ({ trouble, times }) =>
          times > 0 && now() < (trouble.until ?? Infinity) && befalls(trouble, request, operation),
      );
      if (found === undefined) return undefined;
      found.times -= 1;
      return found.trouble;
    },
  };
}

function befalls({ operations, messageType }: Trouble, request: RawRequest, operation: string): boolean {
  if (!operations.includes(operation)) return false;
  if (messageType === undefined) return true;
  const type = parameterText(parseParameters(request.headers), 'messagetype');
  return type?.toLowerCase() === messageType;
}

/** A connection that is cut: what our listener does with the socket, and what a caller in this process sees. */
export class Cut extends Error {
  readonly code = 'ECONNRESET';
}

/** How long a slow answer takes, in milliseconds. */
export const slowness = 30_000;

/**
 * Carries a call out in trouble.
 * @throws {Cut} when no answer comes.
 */
export async function carryInTrouble(
  trouble: Trouble,
  carry: () => Promise<RawAnswer>,
  sleep: (ms: number) => Promise<void>,
): Promise<RawAnswer> {
  switch (trouble.manner) {
    case 'reset':
      throw new Cut('read ECONNRESET');
    case 'lost-answer':
      await carry();
      throw new Cut('read ECONNRESET');
    case 'slow':
      await sleep(slowness);
      return carry();
    case 'html':
      return answerOf(502, 'text/html', errorPage);
    case 'empty':
      return answerOf(200, 'application/json', '');
    case 'refuse':
      return answerOf(200, 'application/json; charset=UTF-8', refusalOf(trouble));
    case 'json-500':
      return answerOf(500, 'application/json; charset=UTF-8', refusalOf(trouble));
  }
}

const errorPage = '<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>\r\n';

/** Everything that the SDKs need to keep the error's text, whatever the operation. */
function refusalOf({
  errorCode = '22',
  errorDesc = 'Goi tin khong dung quy cach',
  operations,
}: Trouble): string {
  const data = operations.includes('getEdoc') ? { data: '' } : { data: [] };
  return JSON.stringify({ status: 'FAIL', ErrorCode: errorCode, ErrorDesc: errorDesc, DocId: '', ...data });
}

function answerOf(httpStatus: number, contentType: string, text: string): RawAnswer {
  const body = Buffer.from(text, 'utf8');
  return {
    httpStatus,
    headers: [
      ['Content-Type', contentType],
      ['Content-Length', String(body.length)],
    ],
    body,
  };
}
