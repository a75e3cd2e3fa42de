import { textLimits } from '../../protocol/edxml/text-limits.ts';
import { type ClerkAnswer, stepOf } from './clerk.ts';
import { standingOf } from './document-standing.ts';
import { recordStep } from './history.ts';
import { findDocument } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { RecallMark, ReceivedDocument } from './node-records.ts';
import { say } from './say-status.ts';
import { texts } from './texts.ts';

/** A document that a recall names, and why it stays; without a reason it can be given up. */
interface Named {
  readonly documentId: string;
  readonly document: ReceivedDocument | undefined;
  readonly keptBecause: string | undefined;
}

/**
 * The clerk answers a recall (RCL-02): 03 when at least one document is given up, with those that stay in its
 * text; 02 with the reasons when none is. What is unknown here, refused, taken back, recalled before or
 * finished stays (RCL-06).
 */
export async function decideRecall(
  parts: NodeParts,
  agency: ServedAgency,
  recall: ReceivedDocument,
  answer: ClerkAnswer,
): Promise<void> {
  const named = recall.recalled.map((documentId) => judge(parts, agency, documentId, answer));
  const { statusCode, description } = answerTo(named);
  const at = parts.ports.clock.now();
  const step = stepOf(answer, statusCode, description, at);
  const recorded = recordStep(recall, step, 'receiver-clerk', 'strict');
  if (!recorded.changed) return;
  const entries = named.flatMap(({ document, keptBecause }) => {
    if (document === undefined) return [];
    const agreed = statusCode === '03' && keptBecause === undefined;
    const reason = agreed ? {} : { reason: keptBecause ?? description };
    const mark: RecallMark = {
      by: recall.documentId,
      at,
      outcome: agreed ? 'agreed' : 'declined',
      ...reason,
    };
    const record = { ...document, recalls: [...document.recalls, mark] };
    return [{ register: 'received', record } as const];
  });
  await say(parts, agency, { ...recall, ...recorded.history }, step, { entries, about: recall.recalled });
}

function judge(parts: NodeParts, agency: ServedAgency, documentId: string, answer: ClerkAnswer): Named {
  const document = findDocument(parts, agency, documentId);
  const keptBecause = answer.agrees ? whyKept(document) : (answer.reason ?? '');
  // As the document's own packet wrote it: the hub looks for that in the answer.
  return { documentId: document?.documentId ?? documentId, document, keptBecause };
}

function whyKept(document: ReceivedDocument | undefined): string | undefined {
  if (document === undefined) return texts.unknown;
  const standing = standingOf(document);
  if (standing === 'recalled') return texts.recalled;
  if (standing === 'withdrawn') return texts.withdrawn;
  if (standing === 'refused') return texts.refused;
  return standing.startsWith('completed') ? texts.finished : undefined;
}

function answerTo(named: readonly Named[]): {
  readonly statusCode: '02' | '03';
  readonly description: string;
} {
  const kept = named.filter((each) => each.keptBecause !== undefined);
  const list = kept.map(({ documentId, keptBecause }) => `${documentId} (${keptBecause})`).join('; ');
  if (named.length === 0) return { statusCode: '02', description: texts.recallNamesNothing };
  if (kept.length === 0) return { statusCode: '03', description: texts.recallAgreed };
  const agrees = kept.length < named.length;
  const description = agrees ? texts.recallAgreedBut(list) : texts.recallDeclined(list);
  if (description.length <= textLimits.statusDescription.most) {
    return { statusCode: agrees ? '03' : '02', description };
  }
  // A document that is left out of the list would count as given up everywhere but here.
  return { statusCode: '02', description: texts.recallTooMany };
}
