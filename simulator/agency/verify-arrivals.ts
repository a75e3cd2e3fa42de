import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { NodeParts } from './node.ts';
import type { ReceivedDocument } from './node-records.ts';

/** How long a document that nobody can judge yet is left alone, milliseconds (REV-04). */
const retryAfter = 60_000;

/**
 * SIG-11, SIG-12: before a clerk accepts a document, its completeness, integrity and authenticity are judged, and
 * the record of it is kept with its entry (SIG-13). What nobody can tell is judged again until somebody can.
 */
export async function verifyArrivals(parts: NodeParts): Promise<void> {
  for (const document of parts.store.open()) {
    if (!isToBeJudged(document, parts)) continue;
    const record = await judge(document, parts);
    await parts.inTurn(async () => {
      const current = parts.store.findReceived(document);
      if (current === undefined) return;
      await parts.store.putReceived({ ...current, verification: record });
    });
  }
}

function isToBeJudged(
  { verification, transaction }: ReceivedDocument,
  { verifier, ports }: NodeParts,
): boolean {
  if (verifier === undefined || transaction === 1) return false;
  if (verification === undefined) return true;
  return verification.outcome === 'wait' && ports.clock.now() - verification.at >= retryAfter;
}

async function judge(document: ReceivedDocument, { verifier, store, directory, mailboxOf }: NodeParts) {
  if (verifier === undefined) throw new Error('nobody verifies here');
  const { record } = await verifier.verify({
    packet: await store.files.read(document.file),
    receivedAt: receiptOf(document),
    bodyOf: ({ organId, organName }) => {
      const mailbox = mailboxOf(organId);
      const known = directory.bodies()?.find(({ code }) => code === mailbox);
      const other = known === undefined || known.otherCode === '' ? [] : [known.otherCode];
      return { codes: [...new Set([organId, mailbox, ...other])], name: known?.name ?? organName ?? organId };
    },
  });
  return record;
}

/**
 * When the hub first had it (TSP-03): the last hop before this system, which the hub itself wrote; never later
 * than the arrival here.
 */
function receiptOf({ trace = [], arrivedAt }: ReceivedDocument): Instant {
  const hop = trace.length > 1 ? parseLocalTimestamp(trace.at(-1)?.timestamp ?? '') : undefined;
  return hop === undefined || hop > arrivedAt ? arrivedAt : hop;
}
