import { createHash } from 'node:crypto';
import type { ExtractedFile } from '../../protocol/edxml/extract-attachment.ts';
import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { processing } from '../../protocol/lifecycle/processing.ts';
import { problem } from '../../protocol/problems/problem.ts';
import type { Arrival, Receive, Taken } from './inbox.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { ReceivedDocument } from './node-records.ts';
import { openDocument } from './open-packet.ts';
import { sayStatus } from './say-status.ts';
import { setAside } from './set-aside.ts';

/**
 * Registers an incoming document: once for each served agency that it is addressed to, however often it
 * comes (DUP-05). The system says 01 by itself (STA-04), after the hub knows that the packet is stored.
 */
export const receiveDocument: Receive = async (parts, arrival) => {
  const opened = openDocument(arrival.bytes);
  if (!opened.ok) return setAside(parts, arrival, opened.problems);
  const { packet, attachments } = opened.value;
  const { documentId } = packet;
  if (documentId === undefined) {
    return setAside(parts, arrival, [problem('packet.element-missing', 'MessageHeader/DocumentId')]);
  }
  const addressed = addresseesOf(parts.agencies, packet, arrival.row.to);
  if (addressed.length === 0) {
    const seen = packet.to.map((party) => party.organId).join(', ');
    return setAside(parts, arrival, [problem('hub.receiver-unknown', 'MessageHeader/To', { seen })]);
  }
  const entries = [];
  for (const { agency, to } of addressed) {
    entries.push({
      agency,
      document: await register(parts, arrival, { packet, attachments, documentId, to }),
    });
  }
  return done(parts, entries);
};

interface Letter {
  readonly packet: DocumentPacket;
  readonly attachments: readonly ExtractedFile[];
  readonly documentId: string;
  readonly to: string;
}

interface Addressee {
  readonly agency: ServedAgency;
  /** The code that the packet uses for it. */
  readonly to: string;
}

/**
 * The hub hands out one delivery for each receiver, and its row says for whom. A hub that leaves `to` out
 * (the field is optional) leaves it to the receiver to find its members among all of the packet's.
 */
function addresseesOf(agencies: readonly ServedAgency[], packet: DocumentPacket, rowTo: string): Addressee[] {
  const all = packet.to.flatMap(({ organId }) => {
    const agency = agencies.find((each) => each.codes.includes(organId));
    return agency === undefined ? [] : [{ agency, to: organId }];
  });
  const meant = all.filter(({ agency }) => agency.codes.includes(rowTo));
  return meant.length > 0 ? meant.slice(0, 1) : all;
}

async function register(parts: NodeParts, { row, file }: Arrival, letter: Letter): Promise<ReceivedDocument> {
  const { packet, documentId, to } = letter;
  const transaction = packet.transaction?.kind ?? 0;
  const known = parts.store.findReceived({ documentId, to, transaction });
  if (known !== undefined) return known;
  const { code, promulgation } = packet;
  const document: ReceivedDocument = {
    arrivalNumber: parts.store.received().filter((each) => each.to === to).length + 1,
    documentId,
    transaction,
    deliveryId: row.docId,
    to,
    from: packet.from,
    subject: packet.subject ?? '',
    code: `${code.codeNumber ?? ''}/${code.codeNotation ?? ''}`,
    promulgationDate: promulgation.date ?? '',
    arrivedAt: parts.ports.clock.now(),
    file,
    attachments: letter.attachments.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    state: processing.initial,
    steps: [],
  };
  await parts.store.putReceived(document);
  parts.onArrival?.(document);
  return document;
}

function done(
  parts: NodeParts,
  entries: readonly { readonly agency: ServedAgency; readonly document: ReceivedDocument }[],
): Taken {
  const afterwards = async () => {
    for (const { agency, document } of entries) {
      if (document.state !== processing.initial) continue;
      const step = { at: parts.ports.clock.now(), statusCode: '01' } as const;
      await sayStatus(parts, agency, document, step, 'receiver-system');
    }
  };
  return { outcome: 'done', afterwards };
}
