import type { Handle, Handling } from '../hub/http/handling.ts';
import type { Hub } from '../hub/hub.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { applyFault } from './apply-fault.ts';
import { createFaultDraws, type FaultDraws, type Fired, firstToFire, type RuleTally } from './fault-draws.ts';
import { operationsOf } from './fault-places.ts';
import { createFaultTrace } from './fault-trace.ts';
import type { FaultyCall } from './faulty-call.ts';
import { createHeldConnections } from './held-connections.ts';
import { createKeptBody, type KeptBody } from './kept-body.ts';
import type { FaultPlan, FaultRule } from './plan.ts';
import { createQueueJump } from './queue-jump.ts';
import { createRedelivery } from './redelivery.ts';
import { createStaleAnswers } from './stale-answers.ts';
import { type Subject, subjectOf } from './subject.ts';
import { createTruth } from './truth.ts';
import { drained } from './wire-acts.ts';

/** One plan from when it is set until it is replaced, with all that it remembers. */
export interface Season {
  readonly plan: FaultPlan;
  readonly handle: Handle;
  tally(): readonly RuleTally[];
  /** Wakes those that a fault keeps waiting and ends the connections that it holds. */
  end(): void;
}

/** Begins a plan: all counts and attempts are at their beginning. */
export function createSeason(plan: FaultPlan, hub: Hub): Season {
  const parts = createParts(plan, hub);
  const over = new AbortController();
  const handle: Handle = async (handling) => {
    const { operation, parameters, request, at } = handling.exchange;
    if (parts.held.has(request.socket)) return drained(request);
    if (operation === undefined) return handling.send(await handling.run());
    const body = createKeptBody(handling.exchange);
    const packet = parts.looksAtPackets ? body.keep : nothing;
    const sources = { store: hub.store, packet };
    const subject = await subjectOf(operation.name, parameters, sources);
    const fired = await firstToFire(parts.requestRules, parts.draws, subject, at);
    if (fired === undefined) await handling.send(await parts.truth(handling, subject, body.again()));
    else await applyFault(callOf({ handling, subject, fired, body }, parts, over.signal));
    await parts.jump.answered(subject, at);
  };
  const end = () => {
    over.abort();
    parts.held.end();
  };
  return { plan, handle, end, tally: parts.draws.tally };
}

type Parts = ReturnType<typeof createParts>;

function createParts(plan: FaultPlan, hub: Hub) {
  const { chance, clock } = hub.ports;
  const own = plan.seed === undefined ? chance : createSeededChance(plan.seed);
  const draws: FaultDraws = createFaultDraws(plan, own, (code) => hub.store.findAgency(code));
  const redelivery = createRedelivery(plan.rules.filter(isRedelivery), draws, hub.store);
  const stale = createStaleAnswers();
  const trace = createFaultTrace(hub);
  return {
    ...{ clock, draws, stale, trace },
    requestRules: plan.rules.filter((rule) => !isRedelivery(rule)),
    looksAtPackets: plan.rules.some(looksAtSending),
    jump: createQueueJump(draws, clock),
    held: createHeldConnections(),
    truth: createTruth({ plan, redelivery, stale, trace }),
  };
}

interface Befallen {
  readonly handling: Handling;
  readonly subject: Subject;
  readonly fired: Fired;
  readonly body: KeptBody;
}

function callOf(
  { handling, subject, fired, body }: Befallen,
  { clock, stale, trace, jump, held, truth }: Parts,
  over: AbortSignal,
): FaultyCall {
  const left = new AbortController();
  handling.response.once('close', () => left.abort());
  const gone = AbortSignal.any([left.signal, over]);
  return {
    ...{ handling, fired, clock, gone },
    keepBody: async () => (await body.keep()) !== undefined,
    truth: () => truth(handling, subject, body.again()),
    repeat: () => handling.run(body.again()),
    fire: (drawn) => trace.fired(fired, drawn),
    leave: (why) => trace.leftOut(fired, why),
    hold: () => held.hold(handling.exchange.request.socket),
    letPass: (rule: FaultRule, ms: number) => jump.letPass(rule, ms, gone),
    earlier: (answer) => stale.earlier(handling.exchange, subject, answer),
  };
}

const nothing = async () => undefined;

/** Only then is it worth reading a packet before its use-case does. */
function looksAtSending({ kind, operation = 'sendEdoc' }: FaultRule): boolean {
  return operation === 'sendEdoc' && operationsOf(kind).includes(operation);
}

/** Redelivery is drawn for each delivery of a list, all others for the request as a whole. */
function isRedelivery({ kind }: FaultRule): boolean {
  return kind === 'redeliver';
}
