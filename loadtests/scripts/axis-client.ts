import crypto from 'k6/crypto';
import http, { type RefinedResponse } from 'k6/http';
import { Counter, Rate, Trend } from 'k6/metrics';
import { type Caller, type CallKind, callForms, sdkTimestamp, signCall } from '../axis/sign-call.ts';
import { callSeconds } from '../profiles/k6-options.ts';
import { secrets, target } from './settings.ts';

const callMs = new Trend('call_ms', true);
const callFailed = new Rate('call_failed');
const answersHtml = new Counter('answers_html');

/** What came back from a call. */
export interface Answer {
  /** `OK`, the `ErrorCode` of a refusal (`-` without one), `html`, or `nothing`. */
  readonly answered: string;
  readonly http: number;
  readonly ms: number;
  /** The JSON object; empty when there was none. `data` of `getEdoc` is not in it. */
  readonly said: Readonly<Record<string, unknown>>;
  /** The Base64 text of `getEdoc`, as it came. */
  readonly data?: string;
  readonly bytes: number;
}

/** A call that is ready to go. */
export interface ReadyCall {
  readonly method: 'POST';
  readonly url: string;
  readonly body: string | ArrayBuffer;
  readonly params: { readonly headers: Record<string, string>; readonly timeout: string };
}

/** For so long a virtual user keeps the moment that it signs, ms. */
const freshFor = 60_000;
let service = { constructedAt: Number.NEGATIVE_INFINITY, timestamp: '' };

/**
 * The SDK prints the moment of its construction into every call. A client for each minute is constructed here: what is
 * signed is signed anew for each call anyway, and a hub that takes no old moments must find none in a run of a day.
 */
function timestampNow(): string {
  const now = Date.now();
  if (now - service.constructedAt >= freshFor) {
    service = { constructedAt: now, timestamp: sdkTimestamp(now) };
  }
  return service.timestamp;
}

function callerOf(systemId: string): Caller {
  const secret = secrets[systemId];
  if (secret === undefined) throw new Error(`no secret of ${systemId}`);
  return { systemId, secret, timestamp: timestampNow() };
}

const hmac = (secret: string, text: string): string => crypto.hmac('sha256', secret, text, 'hex');

/** Builds and signs a call, fresh. */
export function readyCall(
  kind: CallKind,
  systemId: string,
  values: Readonly<Record<string, string>> = {},
  body: string | ArrayBuffer = callForms[kind].body,
): ReadyCall {
  const headers = signCall(kind, callerOf(systemId), values, hmac);
  const url = `${target}/${callForms[kind].operation}`;
  return { method: 'POST', url, body, params: { headers, timeout: `${callSeconds}s` } };
}

/** Makes one call; `op` is the name that it is counted under, or finds it by the size of the answer. */
export function makeCall(op: string | ((bytes: number) => string), call: ReadyCall): Answer {
  return take(op, http.request(call.method, call.url, call.body, { ...call.params, responseType: 'text' }));
}

/** Makes many calls at once. */
export function makeCalls(
  op: string | ((bytes: number) => string),
  calls: readonly ReadyCall[],
): readonly Answer[] {
  return http
    .batch(
      calls.map(({ method, url, body, params }) => ({
        method,
        url,
        body,
        params: { ...params, responseType: 'text' as const },
      })),
    )
    .map((each) => take(op, each));
}

/** Counts a duration that is no call: how long something took to be seen by everybody. */
export function countSpan(op: string, ms: number): void {
  callMs.add(ms, { op });
}

function take(name: string | ((bytes: number) => string), response: RefinedResponse<'text'>): Answer {
  const ms = response.timings.duration;
  const body = typeof response.body === 'string' ? response.body : '';
  const read = response.status === 0 ? { said: {}, answered: 'nothing' } : readAnswer(body);
  const op = typeof name === 'string' ? name : name(body.length);
  // A refusal is quick and a silence is none: neither says how long a call takes.
  if (read.answered === 'OK') callMs.add(ms, { op });
  callFailed.add(read.answered !== 'OK', { op });
  answersHtml.add(read.answered === 'html' ? 1 : 0);
  return { ...read, http: response.status, ms, bytes: body.length };
}

interface ReadAnswer {
  readonly answered: string;
  readonly said: Readonly<Record<string, unknown>>;
  readonly data?: string;
}

/** Longer answers carry a packet: its text is cut out before the rest is read as JSON. */
const longAnswer = 32_768;

function readAnswer(body: string): ReadAnswer {
  const packet = body.length > longAnswer ? cutData(body) : undefined;
  const said = parseObject(packet === undefined ? body : packet.rest);
  if (said === undefined) return { answered: 'html', said: {} };
  const { ErrorCode } = said;
  const code =
    typeof ErrorCode === 'string' || typeof ErrorCode === 'number' ? String(ErrorCode) || '-' : '-';
  const answered = code === '0' && said['status'] !== 'FAIL' ? 'OK' : code === '0' ? 'FAIL' : code;
  const data = packet?.data ?? said['data'];
  return { answered, said, ...(typeof data === 'string' ? { data } : {}) };
}

function cutData(body: string): { readonly rest: string; readonly data: string } | undefined {
  const key = /"data"\s*:\s*"/.exec(body.slice(0, 4096));
  if (key === null) return undefined;
  const from = key.index + key[0].length;
  const to = body.indexOf('"', from);
  if (to < 0) return undefined;
  const data = unescaped(body.slice(from, to));
  return data === undefined ? undefined : { rest: body.slice(0, from) + body.slice(to), data };
}

/** JSON may write `/`, `+` and line ends of Base64 as escapes. */
function unescaped(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
