import type { Socket } from 'node:net';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Answer } from '../hub/http/answers.ts';
import { type Handle, type Handling, handlePlainly } from '../hub/http/handling.ts';
import type { Hub } from '../hub/hub.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { applyFault } from './apply-fault.ts';
import { createFaultDraws, type Fired, type RuleTally } from './fault-draws.ts';
import { directoryOperations } from './fault-places.ts';
import type { FaultyCall } from './faulty-call.ts';
import { orderly } from './parse-plan.ts';
import type { FaultPlan } from './plan.ts';
import { createQueueJump } from './queue-jump.ts';
import { createRedelivery } from './redelivery.ts';
import { createStaleAnswers } from './stale-answers.ts';
import { type Subject, subjectOf } from './subject.ts';
import { drained } from './wire-acts.ts';

/** The faults of a running hub. */
export interface HubFaults {
  plan(): FaultPlan;
  tally(): readonly RuleTally[];
  /** Puts another plan in the place of the present one; connections that a fault holds are ended. */
  set(plan: FaultPlan): void;
  /** Stands between each request and its answer. */
  readonly handle: Handle;
  /** Ends whatever a fault holds, so that the hub can close. */
  close(): void;
}

/** Creates the faults of a hub, none at first. */
export function createHubFaults(hub: Hub): HubFaults {
  let season = createSeason(orderly, hub);
  return {
    plan: () => season.plan,
    tally: () => season.tally(),
    set(plan) {
      season.end();
      season = createSeason(plan, hub);
    },
    handle: (handling) => season.handle(handling),
    close: () => season.end(),
  };
}

interface Season {
  readonly plan: FaultPlan;
  readonly handle: Handle;
  tally(): readonly RuleTally[];
  end(): void;
}

/** One plan from when it is set until it is replaced, with all that it remembers. */
function createSeason(plan: FaultPlan, hub: Hub): Season {
  const { clock } = hub.ports;
  const chance = plan.seed === undefined ? hub.ports.chance : createSeededChance(plan.seed);
  const draws = createFaultDraws(plan, chance, (code) => hub.store.findAgency(code));
  const jump = createQueueJump(draws, clock);
  const redelivery = createRedelivery(plan.rules.filter(isRedelivery), draws, hub.store);
  const stale = createStaleAnswers();
  const isStale = plan.rules.some(({ kind }) => kind === 'stale-directory');
  const over = new AbortController();
  const held = new Set<Socket>();

  /** The first rule that fires is the fault; all are asked, so that each counts its own attempts. */
  const meet = async (subject: Subject, at: number): Promise<Fired | undefined> => {
    let first: Fired | undefined;
    for (const rule of plan.rules) {
      if (isRedelivery(rule)) continue;
      const fired = await draws.ask(rule, subject, at);
      if (first === undefined) first = fired;
      else fired?.giveBack();
    }
    return first;
  };

  const record = async ({ rule, subject, attempt }: Fired, drawn?: string) => {
    const event: ExchangeEvent = {
      name: 'fault-fired',
      at: clock.now(),
      rule: rule.id,
      fault: rule.kind,
      systemId: subject.systemId,
      operation: subject.operation,
      attempt,
      ...(subject.documentId === undefined ? {} : { documentId: subject.documentId }),
      ...(drawn === undefined ? {} : { drawn }),
    };
    await hub.store.recordEvent(event);
    hub.announce(event);
  };

  const truthOf = ({ exchange, run }: Handling, subject: Subject): FaultyCall['truth'] => {
    const { operation } = subject;
    return async (body) => {
      const given = await redelivery.watch(exchange, subject, await run(body));
      if (isStale && directoryOperations.includes(operation)) return stale.watch(exchange, subject, given);
      return operation === 'getReceivedEdocList' ? again(exchange, subject, given) : given;
    };
  };

  const again = async (exchange: Handling['exchange'], subject: Subject, given: Answer): Promise<Answer> => {
    const { answer, fired } = await redelivery.apply(exchange, subject, given, exchange.at);
    for (const each of fired) await record(each);
    return answer;
  };

  const hold = (socket: Socket) => {
    held.add(socket);
    socket.once('close', () => held.delete(socket));
    if (over.signal.aborted) socket.destroy();
  };

  const callOf = (handling: Handling, subject: Subject, fired: Fired, gone: AbortSignal): FaultyCall => ({
    handling,
    fired,
    clock,
    gone,
    truth: truthOf(handling, subject),
    fire: (drawn) => record(fired, drawn),
    leave: (why) => {
      fired.giveBack();
      const facts = { rule: fired.rule.id, operation: subject.operation, why };
      hub.ports.log.write({ at: clock.now(), level: 'info', name: 'fault.left-out', facts });
    },
    hold: () => hold(handling.exchange.request.socket),
    letPass: (rule, ms) => jump.letPass(rule, ms, gone),
    earlier: async (answer) => stale.earlier(handling.exchange, subject, answer),
  });

  const handle: Handle = async (handling) => {
    const { operation, parameters, request, at } = handling.exchange;
    if (held.has(request.socket)) return drained(request);
    if (operation === undefined || plan.rules.length === 0) return handlePlainly(handling);
    const subject = await subjectOf(operation.name, parameters, hub.store);
    const fired = await meet(subject, at);
    if (fired === undefined) await handling.send(await truthOf(handling, subject)());
    else {
      const left = new AbortController();
      handling.response.once('close', () => left.abort());
      const gone = AbortSignal.any([left.signal, over.signal]);
      await applyFault(callOf(handling, subject, fired, gone));
    }
    await jump.answered(subject, at);
  };

  const end = () => {
    over.abort();
    for (const socket of held) socket.destroy();
  };
  return { plan, handle, tally: draws.tally, end };
}

function isRedelivery({ kind }: { readonly kind: string }): boolean {
  return kind === 'redeliver';
}
