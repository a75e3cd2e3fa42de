import type { Party, ResponseFor } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { historyOf } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { ReceiverHistory, SentDocument } from '../node-records.ts';
import { heirOf } from '../successors.ts';
import { type ActOrder, ownDocument, reasonProblems, sentEntry, withTransaction } from './order.ts';
import { sendWith } from './send.ts';

/** A document that recalls others, at all of their receivers or at some. */
export interface RecallOrder extends ActOrder {
  readonly documents: readonly DocumentAt[];
}

/** A document, and which of its receivers are meant: codes of either form, all of them when left out. */
export interface DocumentAt {
  readonly documentId: string;
  readonly receivers?: readonly string[];
}

/** One document at the receivers that are meant. */
export interface Concerned {
  readonly document: SentDocument;
  readonly histories: readonly ReceiverHistory[];
}

/**
 * Issues a document that recalls others (RCL-01): it goes to every receiver concerned and says, for each
 * document and receiver, that it is recalled there. Problems: a document that is not ours, a receiver that it
 * never had. Who was closed since is recalled at by way of its successor, and keeps its name in `ResponseFor`: the
 * document went to that one.
 */
export async function recall(parts: NodeParts, order: RecallOrder): Promise<Reading<SentDocument>> {
  const concerned = resolveConcerned(parts, order, order.documents);
  const problems = [...reasonProblems(order.reason), ...ownNumber(order), ...concerned.problems];
  if (!concerned.ok || problems.length > 0) return { ok: false, problems };
  const { draft, ids } = draftRecall(parts, order, concerned.value);
  return sendWith(parts, draft, ({ documentId: by }) => markAsked(parts, concerned.value, by), ids);
}

/** The documents of an order with the receivers meant. */
export function resolveConcerned(
  parts: NodeParts,
  order: ActOrder,
  documents: readonly DocumentAt[],
): Reading<readonly Concerned[]> {
  const found = documents.map(({ documentId, receivers }): Reading<Concerned> => {
    const document = ownDocument(parts, order, documentId);
    if (!document.ok) return document;
    return resolveReceivers(parts, document.value, receivers);
  });
  const problems = found.flatMap((each) => each.problems);
  if (found.some((each) => !each.ok)) return { ok: false, problems };
  return read(found.flatMap((each) => (each.ok ? [each.value] : [])));
}

function resolveReceivers(
  parts: NodeParts,
  document: SentDocument,
  receivers: readonly string[] | undefined,
): Reading<Concerned> {
  if (receivers === undefined) return read({ document, histories: document.histories });
  const found = receivers.map((organId) => historyOf(parts, document, organId));
  const strangers = receivers.filter((_, at) => found[at] === undefined);
  const expected = document.histories.map((each) => each.organId).join(', ');
  const [first, ...rest] = strangers.map((seen) =>
    problem('agency.not-a-receiver', 'receivers', { seen, expected }),
  );
  if (first !== undefined) return unread(first, ...rest);
  return read({ document, histories: [...new Set(found.filter((each) => each !== undefined))] });
}

/** A recall or replacement is a document of its own. */
export function ownNumber(order: {
  readonly letter: ActOrder['letter'];
  readonly documents: readonly DocumentAt[];
}): readonly Problem[] {
  const { documentId: seen = '' } = order.letter;
  const isTaken = order.documents.some(({ documentId }) => documentId === seen);
  return seen === '' || isTaken ? [problem('agency.own-document-id', 'letter', { seen })] : [];
}

/** One `ResponseFor` for each document and receiver; the transaction block names the first document as well. */
function draftRecall(parts: NodeParts, order: RecallOrder, concerned: readonly Concerned[]) {
  const responseFor = concerned.flatMap(({ document, histories }): readonly ResponseFor[] => {
    const { documentId, code, promulgationDate } = document;
    return histories.map(({ organId }) => ({ organId, code, promulgationDate, documentId }));
  });
  const parties = new Map(
    concerned
      .flatMap(({ histories }) => histories)
      .map((each) => addressee(parts, each))
      .map((party) => [party.organId, party]),
  );
  const ids = concerned.map(({ document }) => document.documentId);
  const [first = ''] = ids;
  const transaction = withTransaction(order, [...parties.values()], { kind: 1, documentId: first });
  return { draft: { ...transaction, responseFor }, ids };
}

/** The receiver, or whoever took it over, by the name that the directory has for that one. */
function addressee(parts: NodeParts, { organId, party }: ReceiverHistory): Party {
  const heir = heirOf(parts, organId);
  if (heir === organId) return party;
  const row = parts.directory.bodies()?.find(({ code }) => code === heir);
  return { organId: heir, organName: row?.name ?? heir };
}

function markAsked({ ports }: NodeParts, concerned: readonly Concerned[], by: string) {
  const mark = { by, at: ports.clock.now(), outcome: 'asked' } as const;
  return concerned.map(({ document, histories: meant }) => {
    const histories = document.histories.map((each) =>
      meant.includes(each) ? { ...each, recalls: [...each.recalls, mark] } : each,
    );
    return sentEntry({ ...document, histories });
  });
}
