import type { Problem } from '../../protocol/problems/problem.ts';
import type { Arrival, Taken } from './inbox.ts';
import type { NodeParts } from './node.ts';

/** Keeps what cannot be used where a person sees it, and tells the hub so (ERR-06). */
export async function setAside(
  { store, ports }: NodeParts,
  { row, file }: Arrival,
  problems: readonly Problem[],
): Promise<Taken> {
  const at = ports.clock.now();
  await store.putUnreadable({
    deliveryId: row.docId,
    messageType: row.messageType === 'status' ? 'status' : 'edoc',
    from: row.from,
    at,
    file,
    problems,
  });
  const facts = { deliveryId: row.docId, from: row.from, problem: problems[0]?.code };
  ports.log.write({ at, level: 'warn', name: 'inbox-set-aside', facts });
  return { outcome: 'fail' };
}
