import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import type { Exchange, SentPacket } from './agency-view.ts';
import { areOneBody } from './same-body.ts';

export type SendRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario: string;
  /** Which packets of the system it looks at. */
  readonly of: (packet: SentPacket, exchange: Exchange) => boolean;
  /** `undefined` when the packet does not tell: it is as if nobody had looked at it. */
  look(
    packet: SentPacket,
    exchange: Exchange,
    context: Parameters<AgencyRule['look']>[1],
  ): readonly AgencyFault[] | undefined;
};

export function eachSent({ scenario, of, look, ...rule }: SendRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['sender'],
    scenarios: [scenario],
    look(exchange, context): Looked {
      const packets = sentIn(exchange, scenario).filter((each) => of(each, exchange));
      const looked = packets.flatMap((packet) => {
        const faults = look(packet, exchange, context);
        return faults === undefined ? [] : [{ entry: packet.entry, faults }];
      });
      return {
        looked: looked.map(({ entry }) => entry),
        faults: looked.flatMap(({ faults }) => faults),
      };
    },
  });
}

export function sentIn(exchange: Exchange, scenario: string): readonly SentPacket[] {
  return exchange.sent.filter(({ call }) => exchange.in(scenario, call));
}

export const isDocument = ({ kind }: SentPacket) => kind === 'document';

export const sentAt = (exchange: Exchange, scenario: string, step: string) =>
  sentIn(exchange, scenario).filter(
    ({ call, kind }) => call.step === `${scenario}/${step}` && kind === 'document',
  );

/**
 * The step in which a document was asked for: by its identifier where the driver could tell it, since a system may
 * send in batches; or else the last before it left in which anything was to be sent.
 */
export function orderOf({ documentId, call }: SentPacket, { steps, asked }: Exchange): StepEntry | undefined {
  const order = asked.find(
    ({ subject, facts }) => subject === 'asked send-document' && facts['documentId'] === documentId,
  );
  const before = order?.number ?? call.number;
  return steps.findLast(({ number, facts }) => number < before && facts['to'] !== undefined);
}

/** Receivers of whom there is no code, in either form, among some codes. */
export function lacking(codes: readonly string[], wanted: readonly string[]): readonly string[] {
  return wanted.filter((code) => !codes.some((each) => areOneBody(each, code)));
}

/** True when both name the same bodies, in whatever order and form. */
export function areSameBodies(one: readonly string[], other: readonly string[]): boolean {
  return lacking(one, other).length === 0 && lacking(other, one).length === 0;
}
