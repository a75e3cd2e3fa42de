import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { Reading } from '../../protocol/result.ts';
import { type ExchangeUnderTest, idOf, letterOf } from './exchange-under-test.ts';
import type { AgencyNode } from './node.ts';
import type { ReceivedDocument, ReceiverHistory } from './node-records.ts';

/** Identifier of the Office's first letter. */
export const first = idOf('G22', 1);
/** Why the Office recalls or takes back, as it stands in packets and registers. */
export const reason = 'Gửi nhầm nơi nhận';

/** A letter of the Office. */
export function letter(number: number, to: readonly string[] = ['H17']): DocumentDraft {
  return letterOf('G22', to, number);
}

/** The value of a reading that tests rely on. */
export function must<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join(', '));
  return reading.value;
}

/** The codes of what was found wrong. */
export function codesOf(reading: Reading<unknown>): readonly string[] {
  return reading.problems.map(({ code }) => code);
}

/** The Office of the Government (G22) and what the parties hold of its letters. */
export interface OfficeUnderTest {
  office(): AgencyNode;
  /** Sends letters of the Office and lets everybody finish. */
  sendAndSettle(...letters: readonly DocumentDraft[]): Promise<void>;
  /** What the Office knows of one receiver. */
  history(documentId?: string, organId?: string): ReceiverHistory;
  /** The entry in a receiver's register. */
  entry(documentId?: string, to?: string): ReceivedDocument;
  /** Codes in a history, in their order. */
  saidBy(documentId?: string, organId?: string): string;
}

/** Looks into the exchange of the running test, which is asked for anew each time. Throws for what nobody holds. */
export function createOffice(exchange: () => ExchangeUnderTest): OfficeUnderTest {
  const office = () => exchange().node('G22');
  const history = (documentId = first, organId = 'H17') => {
    const histories = office().store.findSent(documentId)?.histories;
    const found = histories?.find((each) => each.organId === organId);
    if (found === undefined) throw new Error(`no history of ${documentId}`);
    return found;
  };
  return {
    office,
    history,
    sendAndSettle: async (...letters) => {
      for (const each of letters) must(await office().send(each));
      await exchange().settle();
    },
    entry: (documentId = first, to = 'H17') => {
      const found = exchange()
        .node(to)
        .store.received()
        .find((each) => each.documentId === documentId);
      if (found === undefined) throw new Error(`no entry of ${documentId}`);
      return found;
    },
    saidBy: (documentId = first, organId = 'H17') =>
      history(documentId, organId)
        .steps.map(({ statusCode }) => statusCode)
        .join(' '),
  };
}
