import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { ReceivedDocument, ReceiverHistory, SentDocument, StatusStep } from '../agency/node-records.ts';
import type { ExchangeEvent } from '../exchange-event.ts';

/** What three parties hold about one document. */
export interface Accounts {
  /** The sender's register. */
  readonly sent: SentDocument;
  /** The entries of the receivers' registers. */
  readonly received: readonly ReceivedDocument[];
  /** Everything that the hub recorded, in order. */
  readonly hub: readonly ExchangeEvent[];
}

/**
 * Where the accounts of sender, hub and receivers differ; empty when they agree. The sender's register is
 * held against each of the other two: then they agree with each other as well.
 */
export function findDisagreements({ sent, received, hub }: Accounts): readonly Bilingual[] {
  const { documentId } = sent;
  const about = hub.filter((event) => 'documentId' in event && event.documentId === documentId);
  const accepted = about.filter((event) => event.name === 'packet-accepted' && event.messageType === 'edoc');
  return [
    ...differ('số lần Trục nhận văn bản', 'acceptances of the document by the hub', 1, accepted.length),
    ...sent.histories.flatMap((history) => [
      ...againstReceiver(
        history,
        received.filter((each) => each.documentId === documentId),
      ),
      ...againstHub(history, about),
    ]),
  ];
}

function againstReceiver(
  history: ReceiverHistory,
  received: readonly ReceivedDocument[],
): readonly Bilingual[] {
  const { organId } = history;
  const entries = received.filter((each) => each.to === organId);
  const [entry] = entries;
  return [
    ...differ(
      `số mục trong sổ văn bản đến của ${organId}`,
      `register entries of ${organId}`,
      1,
      entries.length,
    ),
    ...(entry === undefined ? [] : compareSteps(organId, entry, history)),
  ];
}

function compareSteps(
  organId: string,
  entry: ReceivedDocument,
  history: ReceiverHistory,
): readonly Bilingual[] {
  return [
    ...differ(`trạng thái cuối tại ${organId}`, `final state at ${organId}`, entry.state, history.state),
    ...differ(
      `các trạng thái của ${organId} theo bên nhận và bên gửi`,
      `statuses of ${organId} by receiver and by sender`,
      renderSteps(entry.steps),
      renderSteps(history.steps),
    ),
  ];
}

/** The hub's record: one fetch and one `done` for the document, and each status once, in the same order. */
function againstHub(history: ReceiverHistory, about: readonly ExchangeEvent[]): readonly Bilingual[] {
  const { organId } = history;
  const statuses = about.flatMap((event) =>
    event.name === 'packet-accepted' && event.from === organId && event.statusCode !== undefined
      ? [event.statusCode]
      : [],
  );
  const done = about.filter(
    (event) => event.name === 'packet-acknowledged' && event.by === organId && event.outcome === 'done',
  );
  return [
    ...differ(`số lần ${organId} xác nhận “done”`, `“done” said by ${organId}`, 1, done.length),
    ...differ(
      `các trạng thái của ${organId} theo Trục và bên gửi`,
      `statuses of ${organId} by hub and by sender`,
      statuses.join(' '),
      history.steps.map((step) => step.statusCode).join(' '),
    ),
  ];
}

/** Times to the second, which is all that a status packet carries. */
function renderSteps(steps: readonly StatusStep[]): string {
  return steps
    .map((step) => `${step.statusCode} ${renderLocalTimestamp(step.at)} ${step.staff?.staff ?? '-'}`)
    .join('; ');
}

function differ(
  vi: string,
  en: string,
  expected: string | number,
  seen: string | number,
): readonly Bilingual[] {
  if (expected === seen) return [];
  return [{ vi: `${vi}: “${expected}” và “${seen}”`, en: `${en}: “${expected}” and “${seen}”` }];
}
