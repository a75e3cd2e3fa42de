import type { TransactionKind } from '../../protocol/edxml/packet.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, ReceivedDocument, ReceiverHistory, SentDocument } from './node-records.ts';
import { tookOver } from './successors.ts';

/** Gives the newest code of a body for any of its codes, as the directory has it; an unknown one stays. */
export type MailboxOf = (code: string) => string;

type Parts = Pick<NodeParts, 'agencies' | 'store' | 'mailboxOf' | 'successors'>;

/** The agency of this node that has a code. */
export function servedAgency(
  { agencies }: Pick<NodeParts, 'agencies'>,
  code: string,
): ServedAgency | undefined {
  return agencies.find((each) => each.codes.includes(code));
}

/** True when both codes name one body (IDC-06). */
export function isSameBody({ mailboxOf }: Pick<NodeParts, 'mailboxOf'>, one: string, other: string): boolean {
  return one === other || mailboxOf(one) === mailboxOf(other);
}

/** The order in which a document is looked for: the letter itself before a recall that bears its identifier. */
const kinds: readonly TransactionKind[] = [0, 3, 2, 1];

/** The entry of a document in an agency's register, or in that of a body that it took over, by either code of its issuer. */
export function findDocument(
  parts: Parts,
  agency: ServedAgency,
  documentId: string,
): ReceivedDocument | undefined {
  for (const to of agency.codes) {
    for (const transaction of kinds) {
      const found = parts.store.findReceived({ documentId, to, transaction });
      if (found !== undefined) return found;
    }
  }
  const issuer = issuerOf(documentId);
  if (parts.mailboxOf(issuer) === issuer && parts.successors.size === 0) return undefined;
  const key = keyOf(parts, documentId);
  return parts.store
    .received()
    .filter(({ to }) => agency.codes.includes(to) || tookOver(parts, agency.party.organId, to))
    .find((each) => keyOf(parts, each.documentId) === key);
}

/** The document of which this agency has seen only requests. */
export function findAwaited(
  { store }: Parts,
  agency: ServedAgency,
  documentId: string,
): AwaitedDocument | undefined {
  return agency.codes.map((to) => store.findAwaited({ documentId, to })).find((found) => found !== undefined);
}

/** The entry of a document that this node sent, by either code of its issuer. */
export function findSent(parts: Parts, documentId: string): SentDocument | undefined {
  const found = parts.store.findSent(documentId);
  if (found !== undefined) return found;
  const own = servedAgency(parts, issuerOf(documentId));
  const rest = documentId.slice(issuerOf(documentId).length);
  return own?.codes.map((code) => parts.store.findSent(code + rest)).find((each) => each !== undefined);
}

/** What the sender knows of one receiver, by either of its codes. */
export function historyAt(
  parts: Pick<NodeParts, 'mailboxOf'>,
  { histories }: SentDocument,
  organId: string,
): ReceiverHistory | undefined {
  return histories.find((each) => isSameBody(parts, each.organId, organId));
}

/** The same of whoever speaks: the receiver itself, or the body that took it over. */
export function historyOf(
  parts: Pick<NodeParts, 'mailboxOf' | 'successors'>,
  document: SentDocument,
  speaker: string,
): ReceiverHistory | undefined {
  const own = historyAt(parts, document, speaker);
  return own ?? document.histories.find((each) => tookOver(parts, speaker, each.organId));
}

function issuerOf(documentId: string): string {
  return documentId.slice(0, Math.max(0, documentId.indexOf(',')));
}

function keyOf({ mailboxOf }: Parts, documentId: string): string {
  const issuer = issuerOf(documentId);
  return mailboxOf(issuer) + documentId.slice(issuer.length);
}
