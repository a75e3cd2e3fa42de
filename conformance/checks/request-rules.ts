import type { Check } from '../check.ts';
import type { StateEntry, StepEntry } from '../evidence/evidence.ts';
import { type AgencyFault, type AgencyRule, agencyCheck } from './agency-check.ts';
import { type Exchange, type SentPacket, toldAbout } from './agency-view.ts';

/** What says that a document is being dealt with. */
const further: readonly string[] = ['03', '04', '05', '06'];

export type StepRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario: string;
  /** The step that brings about what is judged; without it nothing was seen. */
  readonly step: string;
  look(step: StepEntry, exchange: Exchange): readonly AgencyFault[];
};

export function stepCheck({ scenario, step, look, ...rule }: StepRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange) {
      const steps = exchange.stepsOf(scenario, step);
      return {
        looked: steps.map(({ number }) => number),
        faults: steps.flatMap((each) => look(each, exchange)),
      };
    },
  });
}

export function silent({ number }: StepEntry, seen: string): AgencyFault {
  return { entry: number, part: 'answer', seen };
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
