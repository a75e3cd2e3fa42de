import { encodeStatus } from '../../protocol/edxml/encode.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts } from './node.ts';
import type { OutgoingPacket } from './node-records.ts';
import { openStatus } from './open-packet.ts';
import { heirOf } from './successors.ts';

/**
 * A status that still waited when its body was merged away, under the name of the successor, who speaks for that one
 * (IDC-14): under the old name the hub would refuse it. Only where this node serves the successor; a take-back (13) is
 * the issuer's, and stays as it is. The file is written before the register, and a crash in between has it done again.
 */
export async function underHeir(
  parts: Pick<NodeParts, 'agencies' | 'mailboxOf' | 'store' | 'style' | 'successors'>,
  packet: OutgoingPacket,
): Promise<OutgoingPacket> {
  if (parts.successors.size === 0 || packet.messageType !== 'status' || packet.statusCode === '13') {
    return packet;
  }
  const from = heirOf(parts, packet.from);
  const heir = from === packet.from ? undefined : servedAgency(parts, from);
  if (heir === undefined) return packet;
  const { files, putOutgoing } = parts.store;
  const status = openStatus(await files.read(packet.file));
  if (!status.ok) return packet;
  const party = { ...heir.party, organId: from };
  const encoded = encodeStatus({ ...status.value, from: party }, parts.style);
  if (!encoded.ok) return packet;
  await files.write(packet.file, encoded.value);
  const renamed = { ...packet, from };
  await putOutgoing(renamed);
  return renamed;
}
