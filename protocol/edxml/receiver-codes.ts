import type { Packet } from './packet.ts';

/** Codes of those whom a packet goes to, in its order; a status goes to the one that it answers, alone (STA-10). */
export function receiverCodes(packet: Packet): readonly string[] {
  return packet.kind === 'status' ? [packet.responseFor.organId] : packet.to.map(({ organId }) => organId);
}
