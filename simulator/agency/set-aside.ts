import type { Problem } from '../../protocol/problems/problem.ts';
import { noteOfUnreadable } from './desk-notes.ts';
import type { Arrival, Taken } from './inbox.ts';
import type { NodeParts } from './node.ts';
import type { UnreadablePacket } from './node-records.ts';

/** Keeps what cannot be used where a person sees it, and tells the hub so (ERR-06). */
export async function setAside(
  { store, ports, onUnreadable }: NodeParts,
  { row, file }: Arrival,
  problems: readonly Problem[],
): Promise<Taken> {
  const at = ports.clock.now();
  const packet: UnreadablePacket = {
    deliveryId: row.docId,
    messageType: row.messageType === 'status' ? 'status' : 'edoc',
    from: row.from,
    at,
    file,
    problems,
  };
  await store.putAll([{ register: 'unreadable', record: packet }, noteOfUnreadable(packet, row.to)]);
  onUnreadable?.(packet);
  const facts = { deliveryId: row.docId, from: row.from, problem: problems[0]?.code };
  ports.log.write({ at, level: 'warn', name: 'inbox-set-aside', facts });
  return { outcome: 'fail' };
}
