import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import { hasError, type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { checkMethod, type Operation } from '../../../protocol/wire/operations.ts';
import {
  checkParameters,
  type Parameters,
  parameterText,
  placeOfParameter,
} from '../../../protocol/wire/parameters.ts';
import { claimedSystemId, verifyRequest } from '../../../protocol/wire/request-signing.ts';
import { checkClock, parseSdkTimestamp } from '../../../protocol/wire/sdk-timestamp.ts';
import type { AttemptGuard } from '../attempts.ts';
import { isPoll } from '../http/known-heads.ts';
import type { Hub } from '../hub.ts';
import type { Timed } from '../spans/call-timing.ts';
import type { HubStore } from '../store/store.ts';
import { onceAHead } from './once-a-head.ts';
import { type Sequence, sequence } from './sequence.ts';

/** A request of which only the head has been read. */
export interface Call extends Timed {
  readonly operation: Operation;
  readonly method: string;
  readonly parameters: Parameters;
  readonly body: CallBody;
  /** Remote address; absent for a caller of the same process. */
  readonly source?: string | undefined;
}

/** The body, still on its way. It can be read once; nobody has to. */
export interface CallBody {
  /** `Content-Length`, when the caller gave one. */
  readonly declaredBytes: number | undefined;
  chunks(): AsyncIterable<Uint8Array>;
}

/** A call whose caller has proved who it is. */
export interface AdmittedCall extends Call {
  readonly systemId: string;
}

const requireParameters = onceAHead((parameters, operation): Reading<object> => {
  const problems = checkParameters(parameters, operation);
  return hasError(problems) ? { ok: false, problems } : read({}, problems);
});

const statedTime = onceAHead((parameters) => parseSdkTimestamp(parameterText(parameters, 'timestamp') ?? ''));

/** The parameters, and what the caller's clock looks like; that is noted and refuses nothing. */
function readHead({ operation, parameters }: Call, { ports }: Pick<Hub, 'ports'>): Reading<object> {
  const required = requireParameters(parameters, operation);
  const noted = checkClock(statedTime(parameters, operation), ports.clock.now());
  if (!required.ok || noted.length === 0) return required;
  return read({}, [...required.problems, ...noted]);
}

/** What an operation begins with for which more is known than its call. */
export function admit<Known extends Call>(): Sequence<Known, Known & AdmittedCall> {
  return sequence<Known>()
    .step('method', ({ operation, method }) => allowMethod(checkMethod(method, operation)))
    .step('authenticate', authenticateInTime)
    .step('parameters', readHead);
}

/** What every operation begins with. */
export const admission: Sequence<Call, AdmittedCall> = admit<Call>();

function allowMethod(problems: readonly Problem[]): Reading<object> {
  return problems.length === 0 ? read({}) : { ok: false, problems };
}

/** AUT-04: whoever failed too often waits; what he says then is not looked at. */
function authenticateInTime(call: Call, hub: Pick<Hub, 'attempts' | 'ports' | 'store'>) {
  const { attempts } = hub;
  return attempts === undefined
    ? authenticate(call.operation, call.parameters, hub.store)
    : authenticateGuarded(call, attempts, hub);
}

async function authenticateGuarded(
  { operation, parameters, source = '' }: Call,
  attempts: AttemptGuard,
  { ports, store }: Pick<Hub, 'ports' | 'store'>,
): Promise<Reading<{ readonly systemId: string }>> {
  const who = { systemId: claimedSystemId(parameters) ?? '', source };
  const until = attempts.pausedUntil(who, ports.clock.now());
  if (until !== undefined) {
    const detail = { seen: who.systemId, expected: renderLocalTimestamp(until) };
    return unread(problem('hub.attempts-paused', placeOfParameter('systemid'), detail));
  }
  const reading = await authenticate(operation, parameters, store);
  if (reading.ok) attempts.succeeded(who);
  else attempts.failed(who, ports.clock.now());
  return reading;
}

async function authenticate(
  operation: Operation,
  parameters: Parameters,
  store: HubStore,
): Promise<Reading<{ readonly systemId: string }>> {
  const claimed = claimedSystemId(parameters);
  const system = claimed === undefined ? undefined : await store.findSystem(claimed);
  const known = verified.get(parameters);
  if (known !== undefined && known.operation === operation && known.secret === system?.secret) {
    return known.reading;
  }
  const reading = verifyRequest(parameters, operation, (systemId) =>
    systemId === system?.systemId ? system.secret : undefined,
  );
  if (isPoll(operation) && reading.ok && system !== undefined) {
    verified.set(parameters, { operation, secret: system.secret, reading });
  }
  return reading;
}

/** What was found out about a head: the same parameters under the same secret are not verified twice. */
interface Verified {
  readonly operation: Operation;
  readonly secret: string;
  readonly reading: Reading<{ readonly systemId: string }>;
}

const verified = new WeakMap<Parameters, Verified>();
