import { buildSdkRequest, type SdkCall, type SdkService } from '../../protocol/wire/sdk-request.ts';
import type { Answer, Outage, Refused, Unreachable } from './answer.ts';
import { exchange, initOf, type ReadyRequest } from './attempt.ts';
import type { HubClientOptions } from './hub-client.ts';

/** What a reader of answers made of the bytes. */
export type Understood<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | Refused
  | { readonly kind: 'outage'; readonly outage: Outage; readonly detail: string };

/** Reads the body of an answer whole; what cannot be used is an outage, never a throw. */
export type ReplyReader<T> = (bytes: Uint8Array) => Understood<T>;

/** Puts calls on the wire, and understands what comes back. */
export interface HubCalls {
  call<T>(call: SdkCall, reader: ReplyReader<T>, signal?: AbortSignal): Promise<Answer<T>>;
}

/** `sendEdoc` goes through the JDK, which silently sends a cut request once more [V]. */
const sendAttempts = 2;
/** What the vendor's property file has for `client.max-error-retry` [V]; 2 to 5 are allowed. */
const usualAttempts = 3;

/** @throws RangeError when `maxErrorRetry` is none that the SDK would take. */
export function createHubCalls(options: HubClientOptions): HubCalls {
  const { fetch, maxErrorRetry = usualAttempts } = options;
  if (!Number.isInteger(maxErrorRetry) || maxErrorRetry < 2 || maxErrorRetry > 5) {
    throw new RangeError(`client.max-error-retry must be 2 to 5, not ${maxErrorRetry}`);
  }
  const { service, origin } = constructService(options);
  const build = rememberLists((call) => {
    const request = buildSdkRequest(service, call);
    const attempts = call.operation === 'sendEdoc' ? sendAttempts : maxErrorRetry;
    return { url: origin + request.path, init: initOf(request), attempts };
  });
  return {
    call: async (call, reader, signal) => {
      const exchanged = await exchange(fetch, build(call), signal);
      if (exchanged.kind === 'unreachable') return exchanged;
      return answerOf(reader(exchanged.bytes), exchanged.attempts);
    },
  };
}

/** Without a window of time, each request for a list is the one before it, byte by byte: it is built once. */
function rememberLists(build: (call: SdkCall) => ReadyRequest): (call: SdkCall) => ReadyRequest {
  const built = new Map<string, ReadyRequest>();
  return (call) => {
    const { operation, parameters = [] } = call;
    if (operation !== 'getReceivedEdocList' || parameters.length > plainList) return build(call);
    const [service, messageType] = parameters;
    const key = `${service?.[1]},${messageType?.[1]}`;
    const request = built.get(key) ?? build(call);
    built.set(key, request);
    return request;
  };
}

/** Service and message type. */
const plainList = 2;

/** The SDK's service object. Its timestamp is taken here and never again. */
function constructService(options: HubClientOptions): { service: SdkService; origin: string } {
  const endpoint = new URL(options.endpoint);
  const service: SdkService = {
    systemId: options.systemId,
    secret: options.secret,
    host: endpoint.host,
    basePath: endpoint.pathname.replace(/\/+$/, ''),
    constructedAt: options.clock.now(),
  };
  return { service, origin: endpoint.origin };
}

function answerOf<T>(understood: Understood<T>, attempts: number): Answer<T> {
  if (understood.kind !== 'outage') return understood;
  const { outage, detail } = understood;
  return { kind: 'unreachable', outage, detail, attempts } satisfies Unreachable;
}
