import type { Instant } from '../../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import { misplaced } from '../../../protocol/wire/misplaced.ts';
import { nearBody } from '../../../protocol/wire/near-body.ts';
import { nearNames } from '../../../protocol/wire/near-names.ts';
import type { Operation } from '../../../protocol/wire/operations.ts';
import { type Parameters, parameterText } from '../../../protocol/wire/parameters.ts';
import { claimedSystemId } from '../../../protocol/wire/request-signing.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Hub } from '../hub.ts';
import { shortProblems, shortText } from '../keep-short.ts';
import type { RequestRecord } from '../request-log.ts';
import { securityEvents } from '../security-events.ts';
import type { TimedCall } from '../spans/call-timing.ts';
import type { Answer } from './answers.ts';
import type { CountedBody } from './request-body.ts';

/** One request while it is served. */
export interface Exchange {
  readonly at: Instant;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: readonly HeaderPair[];
  readonly body: CountedBody;
  /** Undefined when the path names none. */
  readonly operation: Operation | undefined;
  readonly parameters: Parameters;
  /** Remote address; absent for a caller of the same process. */
  readonly source?: string | undefined;
  /** Absent in a hub that does not measure itself. */
  readonly timing?: TimedCall | undefined;
  /** Why it is refused before anybody looks at what it asks. */
  readonly objection?: Objection | undefined;
}

/** What is wrong with a request as HTTP. */
export interface Objection {
  readonly httpStatus: number;
  readonly problem: Problem;
}

/** Hears of every request once its answer is ready. */
export type RequestListener = (record: Omit<RequestRecord, 'number'>) => void;

const longestAnswer = 2_000;

/** Writes a request down: for whoever asks what was sent, and a refusal into the hub's trace (LOG-01). */
export async function reportRequest(
  exchange: Exchange,
  answer: Answer,
  hub: Hub,
  onRequest: RequestListener,
): Promise<void> {
  const { at, url, body, operation, parameters } = exchange;
  const { httpStatus, refusal } = answer;
  const problems = shortProblems(
    httpStatus === 0
      ? [problem('hub.upload-cut', 'request', { seen: extentOf(body) })]
      : diagnosed(answer, exchange),
  );
  const told = { httpStatus, answered: answeredText(answer), refused: refusal !== undefined, problems };
  onRequest(recordOf(exchange, told, hub));
  if (refusal === undefined) return;
  const refused = {
    at,
    operation: operation?.name ?? lastSegment(url),
    systemId: shortText(claimedSystemId(parameters) ?? '', longestName),
    problems,
  };
  await recordRefusal(hub, { name: 'request-refused', ...refused, answered: refusal });
  for (const each of securityEvents(refused)) await recordRefusal(hub, each);
}

/** Tells of a request whose body stopped short of its end. It is not answered by that: the rest may still come. */
export function reportSilence(exchange: Exchange, hub: Hub, onRequest: RequestListener): void {
  const problems = [problem('hub.upload-stalled', 'request', { seen: extentOf(exchange.body) })];
  onRequest(recordOf(exchange, { httpStatus: 0, answered: '', refused: true, problems }, hub));
}

type Outcome = Pick<RequestRecord, 'httpStatus' | 'answered' | 'refused' | 'problems'>;

function recordOf(
  { at, method, url: path, headers, body, operation, parameters }: Exchange,
  outcome: Outcome,
  { ports }: Hub,
): Omit<RequestRecord, 'number'> {
  return {
    ...{ at, took: ports.clock.now() - at, method, path, headers, bodyBytes: body.received },
    operation: operation?.name,
    systemId: claimedSystemId(parameters),
    messageType: parameterText(parameters, 'messagetype'),
    ...outcome,
  };
}

/** Why the answer is as it is, and what was probably meant: that stands here alone, never on the wire. */
function diagnosed({ refusal, problems }: Answer, exchange: Exchange): readonly Problem[] {
  if (refusal === undefined) return problems;
  const { url: path, headers, body, operation } = exchange;
  return [
    ...problems,
    ...nearNames(problems, headers),
    ...misplaced(problems, { path, headers }, operation),
    ...nearBody(problems, body.first),
  ];
}

/** A refusal is given even when it cannot be written down. */
async function recordRefusal(hub: Hub, event: ExchangeEvent): Promise<void> {
  try {
    await hub.store.recordEvent(event);
    hub.announce(event);
  } catch (reason) {
    hub.failed(reason);
  }
}

/** Bytes that came, of those that were promised. */
function extentOf({ received, declaredBytes }: CountedBody): string {
  return declaredBytes === undefined ? String(received) : `${received}/${declaredBytes}`;
}

function answeredText({ body }: Answer): string {
  if (!(body instanceof Uint8Array)) return '';
  return Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, longestAnswer)).toString('latin1');
}

const longestName = 60;

function lastSegment(path: string): string {
  return shortText(path.replace(/\?.*$/s, '').split('/').at(-1) ?? '', longestName);
}
