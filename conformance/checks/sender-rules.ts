import type { Check } from '../check.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import type { Exchange, SentPacket } from './agency-view.ts';

export type SendRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario: string;
  /** Which packets of the system it looks at. */
  readonly of: (packet: SentPacket, exchange: Exchange) => boolean;
  look(
    packet: SentPacket,
    exchange: Exchange,
    context: Parameters<AgencyRule['look']>[1],
  ): readonly AgencyFault[];
};

export function eachSent({ scenario, of, look, ...rule }: SendRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['sender'],
    scenarios: [scenario],
    look(exchange, context): Looked {
      const packets = sentIn(exchange, scenario).filter((each) => of(each, exchange));
      return {
        looked: packets.map(({ entry }) => entry),
        faults: packets.flatMap((each) => look(each, exchange, context)),
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
