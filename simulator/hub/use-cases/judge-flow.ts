import type { Packet } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { Hub } from '../hub.ts';
import { noFlow } from '../store/settle-effects.ts';
import type { AgenciesByCode, DirectoryAgency, StoredPacket } from '../store/store.ts';
import { planFlow } from '../transfers/plan-flow.ts';
import type { PacketFlow } from '../transfers/transfer.ts';
import { documentIdOf } from './packet-facts.ts';
import type { Addressee } from './parties.ts';

/** What is known of a packet whose parties have been found. */
interface Known {
  readonly systemId: string;
  readonly file: HashedBytes;
  readonly packet: Packet;
  readonly agencies: AgenciesByCode;
  readonly sender: DirectoryAgency;
  readonly addressees: readonly Addressee[];
  readonly earlier: StoredPacket | undefined;
}

/** What a packet is going to be, and to do, when it is recorded. */
export interface Judged {
  readonly docId: string;
  readonly acceptedAt: Instant;
  /** Key of the document that it is about. */
  readonly document: string;
  readonly flow: PacketFlow;
}

/** Judges what the packet means for documents that were sent before it. A repeated one means nothing more. */
export async function judgeFlow(known: Known, hub: Hub): Promise<Reading<Judged>> {
  const { packet, agencies, sender, addressees, systemId, file, earlier } = known;
  const acceptedAt = hub.ports.clock.now();
  const docId = hub.ids.docId(systemId, file.sha256, acceptedAt);
  if (earlier !== undefined) return read({ docId, acceptedAt, document: earlier.document, flow: noFlow });
  const mailboxes = addressees.map(({ mailbox }) => mailbox);
  const documentId = documentIdOf(packet);
  const planned = { packet, documentId, docId, agencies, sender, mailboxes, store: hub.store };
  const plan = await planFlow(planned, acceptedAt, hub);
  return plan.ok ? read({ docId, acceptedAt, ...plan.value }, plan.problems) : plan;
}
