import type { DocumentPacket, Packet } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { Hub } from '../hub.ts';
import type { AgenciesByCode, DirectoryAgency, HubStore } from '../store/store.ts';
import { acceptBy } from './acceptance.ts';
import { keyOf } from './document-key.ts';
import { planRecall } from './plan-recall.ts';
import { planReplacement } from './plan-replacement.ts';
import { planStatus } from './plan-status.ts';
import { planUpdate } from './plan-update.ts';
import type { FlowEffect, PacketFlow, Transfer } from './transfer.ts';

/** A packet whose parties are known, about to be recorded. */
export interface Planned<P extends Packet = Packet> {
  readonly packet: P;
  /** Identifier of the packet's own document, or of the document that a status is about. */
  readonly documentId: string;
  readonly docId: string;
  /** Everybody whom the packet names, the issuer in `documentId` as well. */
  readonly agencies: AgenciesByCode;
  readonly sender: DirectoryAgency;
  /** Mailboxes that the packet goes to. */
  readonly mailboxes: readonly string[];
  readonly store: HubStore;
}

/** The document that a packet is about, and what the packet does to transfers. */
export interface Plan {
  readonly document: string;
  readonly effects: readonly FlowEffect[];
  /** Of a status: `PacketFlow.seen`. */
  readonly seen?: readonly Transfer[];
}

/** Judges what a packet means for documents that were sent before it, and refuses what its sender may not do. */
export async function planFlow(
  planned: Planned,
  at: Instant,
  hub: Hub,
): Promise<Reading<{ readonly document: string; readonly flow: PacketFlow }>> {
  const { packet } = planned;
  if (packet.kind === 'status') {
    const plan = await planStatus({ ...planned, packet });
    return plan.ok ? read({ document: plan.value.document, flow: plan.value }, plan.problems) : plan;
  }
  const plan = await planDocument({ ...planned, packet });
  if (!plan.ok) return plan;
  const { document, effects } = plan.value;
  const replacements = packet.transaction?.kind === 3 ? packet.transaction.replacements : [];
  const replaces = [...new Set(replacements.flatMap((each) => each.documentId?.trim() ?? []))];
  const opens = { acceptBy: acceptBy(packet.documentType, at, hub.rules.acceptance), replaces };
  const refuseConflict = hub.rules.conflict === 'refuse' && (packet.transaction?.kind ?? 0) === 0;
  return read({ document, flow: { opens, effects, refuseConflict } }, plan.problems);
}

async function planDocument(planned: Planned<DocumentPacket>): Promise<Reading<Plan>> {
  switch (planned.packet.transaction?.kind) {
    case 1:
      return planRecall(planned);
    case 2:
      return planUpdate(planned);
    case 3:
      return planReplacement(planned);
    case 0:
    case undefined:
      return read({ document: keyOf(planned.documentId, planned.agencies).key, effects: [] });
  }
}
