import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { Arrival, Receive } from './inbox.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, ReceivedDocument } from './node-records.ts';
import { openFiles } from './open-files.ts';
import { openDocument } from './open-packet.ts';
import { receiveUpdate, roleIn } from './receive-update.ts';
import { type Letter, registerDocument } from './register-document.ts';
import { setAside } from './set-aside.ts';

/**
 * Takes a document packet in for each agency that it is addressed to. The system says 01 by itself, later,
 * when the packet is stored and the hub has been told so (STA-04).
 */
export const receiveDocument: Receive = async (parts, arrival) => {
  const taken = await takeInDocument(parts, arrival);
  return taken.ok ? { outcome: 'done' } : setAside(parts, arrival, taken.problems);
};

/** Enters a packet in the registers. Problems: it cannot be read, or is for nobody here. */
export async function takeInDocument(
  parts: NodeParts,
  arrival: Arrival,
): Promise<Reading<readonly (ReceivedDocument | AwaitedDocument)[]>> {
  const opened = openDocument(arrival.bytes);
  if (!opened.ok) return opened;
  const { packet, attachments } = opened.value;
  const documentId = documentIdOf(packet);
  if (documentId === undefined) return unread(problem('packet.element-missing', 'MessageHeader/DocumentId'));
  const addressed = addresseesOf(parts, packet, arrival.row.to);
  if (addressed.length === 0) {
    const seen = packet.to.map((party) => party.organId).join(', ');
    return unread(problem('hub.receiver-unknown', 'MessageHeader/To', { seen }));
  }
  const codes = addressed.flatMap(({ agency }) => agency.codes);
  const files = await openFiles(parts, attachments, codes);
  if (!files.ok) return files;
  const entries = [];
  for (const { agency, to } of addressed) {
    entries.push(await enter(parts, agency, arrival, { packet, attachments: files.value, documentId, to }));
  }
  return read(entries, [...opened.problems, ...files.problems]);
}

function enter(parts: NodeParts, agency: ServedAgency, arrival: Arrival, letter: Letter) {
  const isUpdate = letter.packet.transaction?.kind === 2 && roleIn(letter.packet, agency) !== 'added';
  return (isUpdate ? receiveUpdate : registerDocument)(parts, agency, arrival, letter);
}

/** The document that a packet is, or that it updates. */
function documentIdOf({ documentId, transaction }: DocumentPacket): string | undefined {
  return (transaction?.kind === 2 ? transaction.documentId?.trim() : undefined) ?? documentId;
}

interface Addressee {
  readonly agency: ServedAgency;
  /** The code that the packet uses for it. */
  readonly to: string;
}

/**
 * The hub hands out one delivery for each receiver, and its row says for whom. A hub that leaves `to` out
 * (the field is optional) leaves it to the receiver to find its members among all of the packet's; both codes
 * of one agency are one addressee (IDC-06).
 */
function addresseesOf(parts: NodeParts, packet: DocumentPacket, rowTo: string): readonly Addressee[] {
  const all = new Map<ServedAgency, Addressee>();
  for (const { organId: to } of packet.to) {
    const agency = servedAgency(parts, to);
    if (agency !== undefined && !all.has(agency)) all.set(agency, { agency, to });
  }
  const meant = [...all.values()].filter(({ agency }) => agency.codes.includes(rowTo));
  return meant.length > 0 ? meant : [...all.values()];
}
