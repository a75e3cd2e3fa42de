import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { VerificationOrder } from '../verification/document-verifier.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts } from './node.ts';
import type { ReceivedDocument } from './node-records.ts';
import { openFiles } from './open-files.ts';
import { openDocument } from './open-packet.ts';

/** How long a document that nobody can judge yet is left alone, milliseconds (REV-04). */
const retryAfter = 60_000;

/**
 * SIG-11, SIG-12: before a clerk accepts a document, its completeness, integrity and authenticity are judged, and
 * the record of it is kept with its entry (SIG-13). What nobody can tell is judged again until somebody can.
 */
export async function verifyArrivals(parts: NodeParts): Promise<void> {
  if (parts.verifier === undefined) return;
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

async function judge(document: ReceivedDocument, parts: NodeParts) {
  const { verifier, store, directory, mailboxOf } = parts;
  if (verifier === undefined) throw new Error('nobody verifies here');
  const packet = await store.files.read(document.file);
  const { record } = await verifier.verify({
    packet,
    ...(await openedIn(packet, document, parts)),
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

/** What was encrypted is judged as its sender signed it. */
async function openedIn(
  packet: Uint8Array,
  { to }: ReceivedDocument,
  parts: NodeParts,
): Promise<Pick<VerificationOrder, 'opened'>> {
  if (parts.cipher === undefined) return {};
  const document = openDocument(packet);
  if (!document.ok) return {};
  const files = await openFiles(parts, document.value.attachments, servedAgency(parts, to)?.codes ?? [to]);
  return files.ok ? { opened: files.value } : {};
}

/**
 * When the hub first had it (TSP-03): the last hop before this system, which the hub itself wrote; never later
 * than the arrival here.
 */
function receiptOf({ trace = [], arrivedAt }: ReceivedDocument): Instant {
  const hop = trace.length > 1 ? parseLocalTimestamp(trace.at(-1)?.timestamp ?? '') : undefined;
  return hop === undefined || hop > arrivedAt ? arrivedAt : hop;
}
