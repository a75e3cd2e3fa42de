import type { Instant } from '../../protocol/ports/ports.ts';
import type { Check } from '../check.ts';
import type { StateEntry, StepEntry } from '../evidence/evidence.ts';
import type { Judgement } from '../finding.ts';
import type { Tolerances } from '../tolerances.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import { type Exchange, type SentPacket, toldAbout } from './agency-view.ts';
import { stillOpen, watchedUntil } from './watch.ts';

/** What says that a document is being dealt with. */
const further: readonly string[] = ['03', '04', '05', '06'];

/** What a rule of a step knows besides the step. */
export interface StepWatch {
  readonly tolerances: Tolerances;
  /** When the watch ended. */
  readonly until: Instant;
}

export type StepRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario: string;
  /** The steps that bring about what is judged; without one nothing was seen. */
  readonly steps: readonly [string, ...(readonly string[])];
  /** `nothing`: it did not come to what is judged. `open`: there was still time when the watch ended. */
  look(step: StepEntry, exchange: Exchange, watch: StepWatch): readonly AgencyFault[] | 'nothing' | 'open';
};

export function stepCheck({ scenario, steps: names, look, ...rule }: StepRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange, { tolerances }): Looked | Judgement {
      const watch = { tolerances, until: watchedUntil(exchange, scenario) };
      const steps = exchange.stepsOf(scenario).filter(({ name }) => names.includes(name));
      const found = steps.map((each) => ({ each, faults: look(each, exchange, watch) }));
      const looked = found.flatMap(({ each, faults }) =>
        typeof faults === 'string' ? [] : [{ number: each.number, faults }],
      );
      if (looked.length === 0 && found.some(({ faults }) => faults === 'open')) return stillOpen;
      return {
        looked: looked.map(({ number }) => number),
        faults: looked.flatMap(({ faults }) => faults),
      };
    },
  });
}

export function silent({ number }: StepEntry, seen: string): AgencyFault {
  return { entry: number, part: 'answer', seen };
}

/** No answer to a step is a fault once the limit has passed under the eyes of the watch. */
export function unanswered(
  step: StepEntry,
  seen: string,
  due: Instant,
  { until }: StepWatch,
): readonly AgencyFault[] | 'open' {
  return until > due ? [silent(step, seen)] : 'open';
}

export function said(
  exchange: Exchange,
  documentId: string | undefined,
  after: StepEntry,
  ...codes: readonly string[]
) {
  return toldAbout(exchange, documentId ?? '').filter(
    ({ entry, statusCode }) => entry > after.number && codes.includes(statusCode),
  );
}

/** A document was given up by an answer, and is dealt with all the same. */
export function goesOnAfter(
  exchange: Exchange,
  documentId: string | undefined,
  answer: SentPacket,
): readonly AgencyFault[] {
  const later = toldAbout(exchange, documentId ?? '').find(
    ({ entry, statusCode }) => entry > answer.entry && further.includes(statusCode),
  );
  if (later === undefined) return [];
  return [{ entry: later.entry, part: 'packet', seen: `${answer.statusCode} → ${later.statusCode}` }];
}

export function codesOf(packets: readonly SentPacket[]): string {
  return packets.length === 0 ? '–' : packets.map(({ statusCode }) => statusCode).join(' → ');
}

/** What the system showed of a document in the last answer about it. */
export function shownOf(exchange: Exchange, documentId: string | undefined): StateEntry | undefined {
  return exchange.asked.findLast(
    ({ subject, facts }) =>
      subject === 'asked show-document' && facts['documentId'] === documentId && facts['outcome'] === 'done',
  );
}
