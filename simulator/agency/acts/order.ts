import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import type { Party, StaffInfo, Transaction } from '../../../protocol/edxml/packet.ts';
import { namesExchangeCentre } from '../../../protocol/identity/organ-id.ts';
import { processing } from '../../../protocol/lifecycle/processing.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { findSent, isSameBody } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { OutgoingPacket, ReceiverHistory, SentDocument } from '../node-records.ts';
import type { NodeStore } from '../node-store.ts';
import type { Entry } from '../register-entry.ts';
import { paperProblems } from './paper-beside.ts';

/** A letter that does something to documents that were sent before. */
export interface ActOrder {
  /**
   * The letter that carries it: its own number, subject and files, for a recall or replacement; for an update
   * the document as it is from now on. Receivers and transaction block are filled in by the act.
   */
  readonly letter: DocumentDraft;
  readonly reason: string;
  /** Who acts, for the receiver's questions (MET-15); the letter's own people when left out. */
  readonly staff?: readonly StaffInfo[];
}

/** Every recall, take-back, update and replacement says why. */
export function reasonProblems(reason: string): Problem[] {
  return reason.trim() === '' ? [problem('agency.reason-missing', 'reason')] : [];
}

/** A document that this node sent, of the acting agency. */
export function ownDocument(
  parts: NodeParts,
  { letter }: ActOrder,
  documentId: string,
): Reading<SentDocument> {
  const document = findSent(parts, documentId);
  if (document !== undefined && isSameBody(parts, document.from, letter.from.organId)) return read(document);
  return { ok: false, problems: [problem('agency.document-not-sent', 'documents', { seen: documentId })] };
}

/** The letter with receivers and transaction block. */
export function withTransaction(
  { letter, reason, staff = letter.transaction?.staff ?? [] }: ActOrder,
  to: readonly Party[],
  transaction: Pick<Transaction, 'kind' | 'documentId' | 'update'> & Partial<Transaction>,
): DocumentDraft {
  return { ...letter, to, transaction: { replacements: [], paper: false, ...transaction, reason, staff } };
}

/** How a packet leaves that is a document of its own. */
export interface Dispatched {
  readonly draft: DocumentDraft;
  readonly documentId: string;
  /** Documents that it speaks of. */
  readonly about?: readonly string[];
}

/**
 * Signs, encrypts and writes a packet and numbers it; nothing has been kept yet. Problems: what no packet can
 * carry, why it was not signed, and paper that may not go beside it (GEN-03).
 */
export async function preparePacket(
  parts: NodeParts,
  { draft, documentId, about }: Dispatched,
): Promise<Reading<OutgoingPacket>> {
  const paper = paperProblems(parts, draft);
  if (paper.some(({ severity }) => severity === 'error')) return unread(...paper);
  const signed = parts.signer === undefined ? read(draft) : await parts.signer.signFiles(draft);
  if (!signed.ok) return signed;
  const sealed = await encryptFiles(parts, signed.value);
  if (!sealed.ok) return sealed;
  const encoded = encodeDocument(throughCentre(parts, sealed.value), parts.style);
  if (!encoded.ok) return encoded;
  const from = draft.from.organId;
  const whole = parts.signer === undefined ? encoded : await parts.signer.signWhole(from, encoded.value);
  if (!whole.ok) return whole;
  const checked = await checkOwn(parts, whole.value);
  if (!checked.ok) return checked;
  const beside = about === undefined ? {} : { about };
  const bytes = whole.value;
  return read(await parts.outbox.prepare({ messageType: 'edoc', from, documentId, ...beside, bytes }), [
    ...paper,
    ...encoded.problems,
    ...checked.problems,
  ]);
}

/** The draft with its files encrypted, where its author encrypts; what is in them is checked before (SIG-10). */
async function encryptFiles(parts: NodeParts, draft: DocumentDraft): Promise<Reading<DocumentDraft>> {
  const sealed = parts.cipher === undefined ? read(draft) : await parts.cipher.encryptFiles(draft);
  if (!sealed.ok || sealed.value === draft || parts.verifier === undefined) return sealed;
  const encoded = encodeDocument(draft, parts.style);
  const checked = encoded.ok ? await checkOwn(parts, encoded.value) : encoded;
  return checked.ok ? sealed : checked;
}

/** SIG-10: what its own verifier does not find good, or cannot judge, does not leave. */
async function checkOwn({ verifier }: NodeParts, packet: Uint8Array): Promise<Reading<object>> {
  if (verifier === undefined) return read({});
  const { outcome, findings } = (await verifier.verify({ packet })).document;
  if (outcome === 'accept' || outcome === 'flag') return read({}, findings);
  return unread(
    ...findings.map((each, index) => (index === 0 ? { ...each, severity: 'error' as const } : each)),
  );
}

/** ENV-15: a centre that sends for a member stands in the trace; `From` stays the member's. */
function throughCentre({ client, ports }: NodeParts, draft: DocumentDraft): DocumentDraft {
  const { systemId: organId } = client;
  if (!namesExchangeCentre(organId)) return draft;
  const hop = { organId, timestamp: renderLocalTimestamp(ports.clock.now()) };
  return { ...draft, trace: [...draft.trace, hop] };
}

/** A new entry of the register of outgoing documents. */
export function registerSent(
  parts: Pick<NodeParts, 'store' | 'ports' | 'mailboxOf'>,
  draft: DocumentDraft,
  { id: outgoingId, documentId }: OutgoingPacket,
): SentDocument {
  const { store, ports } = parts;
  const to = draft.to.map((party) => party.organId);
  const { code, promulgation, transaction, subject = '' } = draft;
  const at = ports.clock.now();
  const replacements = transaction?.kind === 3 ? transaction.replacements : [];
  return {
    documentId,
    transaction: transaction?.kind ?? 0,
    from: draft.from.organId,
    to,
    subject,
    code: `${code.codeNumber ?? ''}/${code.codeNotation ?? ''}`,
    promulgationDate: promulgation.date ?? '',
    registerNumber: registerNumberOf(store, documentId),
    registeredAt: at,
    outgoingId,
    versions: [{ outgoingId, at, to, subject }],
    replaces: replacements.flatMap((each) => each.documentId ?? []),
    recalled: transaction?.kind === 1 ? draft.responseFor.flatMap((each) => each.documentId ?? []) : [],
    histories: newHistories(parts, draft.to),
  };
}

/** A packet that is sent again, corrected after a refusal (DUP-04), keeps its document's number. */
function registerNumberOf(store: NodeStore, documentId: string): number {
  return store.findSent(documentId)?.registerNumber ?? store.lastRegisterNumber() + 1;
}

/**
 * Receivers that have said nothing yet: each body once, under the code that comes first. While codes change, senders
 * write both of one body, which gets one packet and answers once (IDC-06).
 */
export function newHistories(
  parts: Pick<NodeParts, 'mailboxOf'>,
  parties: readonly Party[],
): readonly ReceiverHistory[] {
  const bodies = Map.groupBy(parties, ({ organId }) => parts.mailboxOf(organId));
  return [...bodies.values()].flatMap(([first]) => (first === undefined ? [] : [newHistory(first)]));
}

function newHistory(party: Party): ReceiverHistory {
  const { organId } = party;
  return { organId, party, state: processing.initial, steps: [], recalls: [], updates: [], replacedBy: [] };
}

export function sentEntry(record: SentDocument): Entry {
  return { register: 'sent', record };
}
