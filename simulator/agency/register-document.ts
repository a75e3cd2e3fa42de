import { hash } from 'node:crypto';
import type { ExtractedFile } from '../../protocol/edxml/extract-attachment.ts';
import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { processing } from '../../protocol/lifecycle/processing.ts';
import { nextArrivalNumber } from './arrival-book.ts';
import type { Arrival } from './inbox.ts';
import { findAwaited, findDocument, isSameBody } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { ArrivedAttachment, DocumentFile, ReceivedDocument } from './node-records.ts';
import { recalledHere } from './recalled-here.ts';
import type { Entry } from './register-entry.ts';

/** A document packet that could be opened, for one agency of this node. */
export interface Letter {
  readonly packet: DocumentPacket;
  readonly attachments: readonly ExtractedFile[];
  readonly documentId: string;
  /** The code that the packet uses for the agency. */
  readonly to: string;
}

/**
 * Enters a document in an agency's register: once, however often and by whichever way it comes (DUP-05). What
 * was asked about it before it came has its effect at once.
 */
export async function registerDocument(
  parts: NodeParts,
  agency: ServedAgency,
  { row, file, channel }: Arrival,
  letter: Letter,
): Promise<ReceivedDocument> {
  const { packet, documentId } = letter;
  const transaction = packet.transaction?.kind ?? 0;
  const known = knownAs(parts, agency, letter);
  if (known !== undefined) return known;
  const replaces = replacedHere(parts, agency, packet);
  const document: ReceivedDocument = {
    ...startOf(parts, agency, letter),
    arrivalNumber: nextArrivalNumber(parts.store, agency, parts.ports.clock.now()),
    transaction,
    deliveryId: row.docId,
    channel,
    subject: packet.subject ?? '',
    ...(packet.dueDate === undefined ? {} : { dueDate: packet.dueDate }),
    toPlaces: packet.toPlaces,
    trace: packet.trace,
    arrivedAt: parts.ports.clock.now(),
    file,
    attachments: describeFiles(letter.attachments),
    recalls: [],
    recalled: transaction === 1 ? recalledHere(parts, agency, packet) : [],
    replaces,
    replacedBy: parts.store
      .replacing()
      .filter((each) => agency.codes.includes(each.to) && each.replaces.includes(documentId))
      .map((each) => each.documentId),
  };
  const replaced = replaces.flatMap((each) => findDocument(parts, agency, each) ?? []);
  await parts.store.putAll([
    { register: 'received', record: document },
    ...replaced.map((each): Entry => {
      return { register: 'received', record: { ...each, replacedBy: [...each.replacedBy, documentId] } };
    }),
  ]);
  parts.onArrival?.(document);
  return document;
}

/** The entry that the packet is a repetition of: same document, same agency, same kind. */
function knownAs(parts: NodeParts, agency: ServedAgency, { packet, documentId }: Letter) {
  const transaction = packet.transaction?.kind ?? 0;
  if (transaction === 2) return findDocument(parts, agency, documentId);
  return agency.codes
    .map((to) => parts.store.findReceived({ documentId, to, transaction }))
    .find((found) => found !== undefined);
}

/** The part of an entry that requests may have changed before the document came. */
function startOf(parts: NodeParts, agency: ServedAgency, letter: Letter): DocumentFile {
  const { packet, documentId, to } = letter;
  const { code, promulgation, from } = packet;
  const awaited = findAwaited(parts, agency, documentId);
  const trusted = awaited !== undefined && isSameBody(parts, awaited.from.organId, from.organId);
  const { state, steps, takeBacks, updates } = trusted ? awaited : nothingAsked;
  return {
    documentId,
    to,
    from,
    code: `${code.codeNumber ?? ''}/${code.codeNotation ?? ''}`,
    promulgationDate: promulgation.date ?? '',
    state,
    steps,
    takeBacks,
    updates,
  };
}

const nothingAsked = { state: processing.initial, steps: [], takeBacks: [], updates: [] } as const;

/** Which documents a replacement stands in for at one agency: it names receivers for each of them. */
function replacedHere(
  parts: NodeParts,
  agency: ServedAgency,
  { transaction }: DocumentPacket,
): readonly string[] {
  if (transaction?.kind !== 3) return [];
  const here = transaction.replacements.filter(({ organIds }) => {
    const isMeant = (code: string) => isSameBody(parts, code, agency.party.organId);
    return organIds.length === 0 || organIds.some((code) => agency.codes.includes(code) || isMeant(code));
  });
  return [...new Set(here.flatMap(({ documentId }) => documentId?.trim() ?? []))];
}

/** What the register says of files. */
export function describeFiles(files: readonly ExtractedFile[]): readonly ArrivedAttachment[] {
  return files.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    sha256: hash('sha256', bytes),
  }));
}
