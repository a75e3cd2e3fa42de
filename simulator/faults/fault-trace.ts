import type { ExchangeEvent } from '../exchange-event.ts';
import type { Hub } from '../hub/hub.ts';
import type { Fired } from './fault-draws.ts';

/** Writes down what becomes of faults. */
export interface FaultTrace {
  /** In the hub's trace: it fires, now. */
  fired(fault: Fired, drawn?: string): Promise<void>;
  /** In the log: it would have fired, and could not. */
  leftOut(fault: Fired, why: string): void;
}

export function createFaultTrace({ store, ports: { clock, log }, announce }: Hub): FaultTrace {
  return {
    async fired({ rule, subject, attempt }, drawn) {
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
      await store.recordEvent(event);
      announce(event);
    },
    leftOut(fault, why) {
      fault.giveBack();
      const facts = { rule: fault.rule.id, operation: fault.subject.operation, why };
      log.write({ at: clock.now(), level: 'info', name: 'fault.left-out', facts });
    },
  };
}
