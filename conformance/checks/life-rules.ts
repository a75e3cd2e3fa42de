import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Check } from '../check.ts';
import type { Judgement } from '../finding.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import { type Exchange, fetchedAt, type SentPacket, saidAbout } from './agency-view.ts';
import { knewOfDocument, stillOpen, watchedUntil } from './watch.ts';

export const life = 'receiver-life';

export type LifeRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario?: string;
  /** Also what the hub took for the system, and the system never fetched though it fetched others. */
  readonly alsoUnfetched?: true;
  look(
    document: LifeDocument,
    exchange: Exchange,
    tolerances: Parameters<AgencyRule['look']>[1]['tolerances'],
  ): readonly AgencyFault[] | 'nothing' | 'open';
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
  /** When the watch ended: `open` is what was not done by then, and may still be done in time. */
  readonly watchedUntil: number;
  readonly said: readonly SentPacket[];
}

export function lifeCheck({ scenario = life, alsoUnfetched, look, ...rule }: LifeRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange, { tolerances }): Looked | Judgement {
      const looked: number[] = [];
      const faults: AgencyFault[] = [];
      let isOpen = false;
      const fetched = documentsOf(exchange, scenario);
      const left = alsoUnfetched && fetched.length > 0 ? unfetchedOf(exchange, scenario) : [];
      for (const document of [...fetched, ...left]) {
        const found = look(document, exchange, tolerances);
        if (found === 'open') isOpen = true;
        if (found === 'nothing' || found === 'open') continue;
        looked.push(document.step);
        faults.push(...found);
      }
      return isOpen && looked.length === 0 ? stillOpen : { looked, faults };
    },
  });
}

function documentsOf(exchange: Exchange, scenario: string): readonly LifeDocument[] {
  const watched = watchedUntil(exchange, scenario);
  return exchange.stepsOf(scenario).flatMap(({ name, number, facts }) => {
    const { document: documentId, main } = facts;
    if (documentId === undefined || main !== undefined) return [];
    const call = fetchedAt(exchange, documentId);
    if (call === undefined) return [];
    const { at: arrivedAt, number: brought } = call.entry;
    const said = saidAbout(exchange, documentId);
    return [{ name, step: number, documentId, arrivedAt, brought, watchedUntil: watched, said }];
  });
}

/** Documents that waited at the hub until the end: as if they had come when the next poll was due (STA-19). */
function unfetchedOf(exchange: Exchange, scenario: string): readonly LifeDocument[] {
  const watched = watchedUntil(exchange, scenario);
  return exchange.stepsOf(scenario).flatMap((step): readonly LifeDocument[] => {
    const { name, number, facts } = step;
    const documentId = facts['document'];
    const waits = exchange.fromPeers.some((each) => each.documentId === documentId && each.accepted);
    if (documentId === undefined || !waits || fetchedAt(exchange, documentId) !== undefined) return [];
    const arrivedAt = knewOfDocument(exchange, step);
    const said = saidAbout(exchange, documentId);
    return [{ name, step: number, documentId, arrivedAt, brought: number, watchedUntil: watched, said }];
  });
}

export function firstOf({ said }: LifeDocument, ...codes: readonly string[]): SentPacket | undefined {
  return said.find(({ statusCode }) => codes.includes(statusCode));
}

export function missing({ brought }: LifeDocument, what: string): AgencyFault {
  return { entry: brought, part: 'answer', seen: what };
}

/** What has to be done by a moment: late when it was done after it, missing when the watch went on for longer. */
export function doneBy(
  document: LifeDocument,
  done: SentPacket | undefined,
  due: number,
  what: string,
): readonly AgencyFault[] | 'open' {
  if (done === undefined) return document.watchedUntil > due ? [missing(document, what)] : 'open';
  return done.at > due ? [late(done)] : [];
}

export function late(packet: SentPacket): AgencyFault {
  return {
    entry: packet.entry,
    part: 'packet',
    seen: `${packet.statusCode} ${renderLocalTimestamp(packet.at)}`,
  };
}
