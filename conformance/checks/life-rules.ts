import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Check } from '../check.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import { type Exchange, fetchedAt, type SentPacket, saidAbout } from './agency-view.ts';

export const life = 'receiver-life';

export type LifeRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario?: string;
  look(
    document: LifeDocument,
    exchange: Exchange,
    tolerances: Parameters<AgencyRule['look']>[1]['tolerances'],
  ): readonly AgencyFault[] | 'nothing';
};

/** A document of the scenario as it went. */
export interface LifeDocument {
  readonly name: string;
  readonly step: number;
  readonly documentId: string;
  /** When the system had it. */
  readonly arrivedAt: number;
  /** Entry of the call that brought it. */
  readonly brought: number;
  readonly said: readonly SentPacket[];
}

export function lifeCheck({ scenario = life, look, ...rule }: LifeRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange, { tolerances }): Looked {
      const looked: number[] = [];
      const faults: AgencyFault[] = [];
      for (const document of documentsOf(exchange, scenario)) {
        const found = look(document, exchange, tolerances);
        if (found === 'nothing') continue;
        looked.push(document.step);
        faults.push(...found);
      }
      return { looked, faults };
    },
  });
}

function documentsOf(exchange: Exchange, scenario: string): readonly LifeDocument[] {
  return exchange.stepsOf(scenario).flatMap(({ name, number, facts }) => {
    const { document: documentId, main } = facts;
    if (documentId === undefined || main !== undefined) return [];
    const call = fetchedAt(exchange, documentId);
    if (call === undefined) return [];
    const { at: arrivedAt, number: brought } = call.entry;
    return [{ name, step: number, documentId, arrivedAt, brought, said: saidAbout(exchange, documentId) }];
  });
}

export function firstOf({ said }: LifeDocument, ...codes: readonly string[]): SentPacket | undefined {
  return said.find(({ statusCode }) => codes.includes(statusCode));
}

export function missing({ brought }: LifeDocument, what: string): AgencyFault {
  return { entry: brought, part: 'answer', seen: what };
}

export function late(packet: SentPacket): AgencyFault {
  return {
    entry: packet.entry,
    part: 'packet',
    seen: `${packet.statusCode} ${renderLocalTimestamp(packet.at)}`,
  };
}
