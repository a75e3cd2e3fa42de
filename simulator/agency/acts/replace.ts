import type { ReplacementInfo } from '../../../protocol/edxml/packet.ts';
import type { Reading } from '../../../protocol/result.ts';
import type { NodeParts } from '../node.ts';
import type { SentDocument } from '../node-records.ts';
import { type ActOrder, reasonProblems, sentEntry, withTransaction } from './order.ts';
import { type Concerned, type DocumentAt, ownNumber, resolveConcerned } from './recall.ts';
import { sendWith } from './send.ts';

/** A new document that stands in for others (RCL-15). */
export interface ReplaceOrder extends ActOrder {
  readonly documents: readonly DocumentAt[];
}

/**
 * Issues a document that replaces others. It goes to whom the letter names, or to the receivers of what it
 * replaces; both sides of the replacement are marked, and nothing is withdrawn (RCL-16).
 */
export async function replace(parts: NodeParts, order: ReplaceOrder): Promise<Reading<SentDocument>> {
  const concerned = resolveConcerned(parts, order, order.documents);
  const problems = [...reasonProblems(order.reason), ...ownNumber(order), ...concerned.problems];
  if (!concerned.ok || problems.length > 0) return { ok: false, problems };
  const replacements = concerned.value.map(
    ({ document, histories }): ReplacementInfo => ({
      documentId: document.documentId,
      organIds: histories.map(({ organId }) => organId),
    }),
  );
  const parties = new Map(
    concerned.value.flatMap(({ histories }) => histories.map(({ organId, party }) => [organId, party])),
  );
  const to = order.letter.to.length > 0 ? order.letter.to : [...parties.values()];
  const draft = withTransaction(order, to, { kind: 3, replacements });
  const ids = concerned.value.map(({ document }) => document.documentId);
  return sendWith(parts, draft, ({ documentId: by }) => concerned.value.map((each) => mark(each, by)), ids);
}

function mark({ document, histories: meant }: Concerned, by: string) {
  const histories = document.histories.map((each) =>
    meant.includes(each) ? { ...each, replacedBy: [...each.replacedBy, by] } : each,
  );
  return sentEntry({ ...document, histories });
}
