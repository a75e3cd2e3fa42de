import type { Chance, Clock, Log } from '../../protocol/ports/ports.ts';
import type { RuleTally } from '../faults/fault-draws.ts';
import { orderly } from '../faults/parse-plan.ts';
import type { FaultPlan } from '../faults/plan.ts';
import { createTrustDraws, type TrustFired, type TrustSubject } from '../faults/trust-draws.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import type { TrustTrace } from './trust-event.ts';

/** The faults of running trust services: the `trust` rules of a plan. */
export interface TrustFaults {
  plan(): FaultPlan;
  tally(): readonly RuleTally[];
  /** Puts another plan in the place of the present one; counts and attempts begin anew. */
  set(plan: FaultPlan): void;
  /** The fault that befalls a request, if one does. Whoever asks lets it happen, and says so by `fire`. */
  befalling(subject: TrustSubject): TrustFired | undefined;
  /** Writes into the trace that it happens, now. `drawn` says what was drawn for it. */
  fire(fired: TrustFired, drawn?: string): void;
  /** Writes into the log that it would have happened and could not: a count does not wear out by that. */
  leaveOut(fired: TrustFired, why: string): void;
}

/** What the faults need of the world. */
export interface TrustFaultPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

/** Creates the faults, none at first. */
export function createTrustFaults({ clock, chance, log }: TrustFaultPorts, trace: TrustTrace): TrustFaults {
  let plan = orderly;
  let draws = createTrustDraws([], chance);
  return {
    plan: () => plan,
    tally: () => draws.tally(),
    set(next) {
      plan = next;
      const source = next.seed === undefined ? chance : createSeededChance(next.seed);
      draws = createTrustDraws(next.trust ?? [], source);
    },
    befalling: (subject) => draws.firstToFire(subject, clock.now()),
    fire({ rule, subject, attempt }, drawn) {
      trace.record({
        ...{ name: 'fault-fired', at: clock.now(), rule: rule.id, fault: rule.kind, attempt },
        ...{ service: subject.service, subject: subject.identity },
        ...(drawn === undefined ? {} : { drawn }),
      });
    },
    leaveOut({ rule, subject: { service }, giveBack }, why) {
      giveBack();
      const facts = { rule: rule.id, service, why };
      log.write({ at: clock.now(), level: 'info', name: 'fault.left-out', facts });
    },
  };
}
