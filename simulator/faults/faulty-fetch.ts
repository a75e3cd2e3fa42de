import type { Fetch, Instant, Ports } from '../../protocol/ports/ports.ts';
import { describeProblem } from '../../protocol/problems/describe.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import { findOperation } from '../../protocol/wire/operations.ts';
import { parseParameters } from '../../protocol/wire/parameters.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import type { When } from './fault.ts';
import { createFaultDraws, type Fired, firstToFire } from './fault-draws.ts';
import { checkCallerPlan } from './parse-plan.ts';
import type { FaultPlan } from './plan.ts';
import { proxyPage } from './proxy-page.ts';
import { createQueueJump, type QueueJump } from './queue-jump.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface FaultyFetchOptions {
  readonly plan: FaultPlan;
  readonly ports: Pick<Ports, 'clock' | 'chance'>;
  /** Hears of each fault as it fires. */
  readonly onEvent?: (event: ExchangeEvent) => void;
}

/**
 * A caller's own bad line: the same plan, rules and draws as at the hub, for the faults that a line can have by
 * itself. Other agencies of the hub do not feel it. A rule's `agency` is the sender of `sendEdoc` as it stands
 * in its parameter; there is no directory on this side.
 * @throws Error when the plan has faults that only a hub can make.
 */
export function createFaultyFetch(fetch: Fetch, options: FaultyFetchOptions): Fetch {
  const { plan, ports, onEvent = () => undefined } = options;
  const [misplaced] = checkCallerPlan(plan);
  if (misplaced !== undefined) throw new Error(describeProblem(misplaced, 'en').text);
  const chance = plan.seed === undefined ? ports.chance : createSeededChance(plan.seed);
  const draws = createFaultDraws(plan, chance, async () => undefined);
  const jump = createQueueJump(draws, ports.clock);
  return async (input, init = {}) => {
    const at = ports.clock.now();
    const subject = await subjectFrom(input, init);
    const send = () => fetch(input, init);
    if (subject === undefined) return send();
    const fired = await firstToFire(plan.rules, draws, subject, at);
    try {
      if (fired === undefined) return await send();
      const tell = (drawn?: string) => onEvent(eventOf(fired, ports.clock.now(), drawn));
      return await befall({ fired, send, tell, jump, clock: ports.clock, gone: init.signal ?? never });
    } finally {
      await jump.answered(subject, at);
    }
  };
}

const never = new AbortController().signal;
/** What the ids of a hub stand for is not known on this side. */
const store = { findDelivery: async () => undefined, findPacket: async () => undefined };

async function subjectFrom(
  input: string | URL,
  { headers, body }: RequestInit,
): Promise<Subject | undefined> {
  const operation = findOperation(new URL(input).pathname);
  if (!operation.ok) return undefined;
  const list = Array.isArray(headers) ? headers : [...new Headers(headers)];
  const pairs = list.map(([name = '', value = '']): HeaderPair => [name, value]);
  const packet = async () => (body instanceof Uint8Array ? body : undefined);
  return subjectOf(operation.value.name, parseParameters(pairs), { store, packet });
}

function eventOf({ rule, subject, attempt }: Fired, at: Instant, drawn: string | undefined): ExchangeEvent {
  const { systemId, operation } = subject;
  return {
    ...{ name: 'fault-fired', at, rule: rule.id, fault: rule.kind, systemId, operation, attempt },
    ...(drawn === undefined ? {} : { drawn }),
  };
}

interface Sending {
  readonly fired: Fired;
  readonly send: () => Promise<Response>;
  readonly tell: (drawn?: string) => void;
  readonly jump: QueueJump;
  readonly clock: Ports['clock'];
  readonly gone: AbortSignal;
}

/** What the caller sees of each fault is what its HTTP client makes of it. */
async function befall(sending: Sending): Promise<Response> {
  const { fired, send, tell, jump, clock, gone } = sending;
  const { rule } = fired;
  switch (rule.kind) {
    case 'delay': {
      const { ms, upTo = ms, when = 'before' } = rule;
      const wait = ms + Math.floor(fired.draw('how long') * (upTo - ms + 1));
      const answer = when === 'after' ? await send() : undefined;
      tell(`${wait} ms`);
      await clock.sleep(wait, gone);
      return answer ?? send();
    }
    case 'drop':
      return failing(sending, rule.when, 'UND_ERR_SOCKET');
    case 'reset':
      return failing(sending, rule.when, 'ECONNRESET');
    case 'raw-reply':
      return failing(sending, rule.when, 'HPE_INVALID_CONSTANT');
    case 'truncate':
      return cut(sending, rule.bytes);
    case 'duplicate': {
      const first = await send();
      tell();
      await (await send()).arrayBuffer();
      return first;
    }
    case 'reorder':
      tell();
      await jump.letPass(rule, rule.ms, gone);
      return send();
    case 'html-page':
      return instead(sending, rule.when, rule.page ?? proxyPage, rule.status ?? 502);
    case 'empty-body':
      return instead(sending, rule.when, '', rule.status ?? 200);
    default:
      throw new Error(`${rule.kind} is a fault of the hub`);
  }
}

async function failing({ send, tell }: Sending, when: When, code: string): Promise<Response> {
  if (when === 'after') await (await send()).arrayBuffer();
  tell();
  throw failed(code);
}

async function cut({ fired, send, tell }: Sending, bytes: number): Promise<Response> {
  const answer = await send();
  const body = await answer.arrayBuffer();
  if (body.byteLength <= bytes) {
    fired.giveBack();
    return new Response(body, { status: answer.status, headers: answer.headers });
  }
  tell();
  throw failed('UND_ERR_SOCKET');
}

async function instead({ send, tell }: Sending, when: When, text: string, status: number): Promise<Response> {
  if (when === 'after') await (await send()).arrayBuffer();
  tell();
  return new Response(text, { status });
}

/** As `fetch` fails: the reason is the cause. */
function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
