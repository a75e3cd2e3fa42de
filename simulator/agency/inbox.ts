import type { LogEntry } from '../../protocol/ports/ports.ts';
import { problem } from '../../protocol/problems/problem.ts';
import type { MessageType } from '../exchange-event.ts';
import type { Answer } from './answer.ts';
import { servedAgency } from './lookup.ts';
import type { NodeParts } from './node.ts';
import type { ArrivalChannel } from './node-records.ts';
import { pathOfArrival } from './packet-path.ts';
import type { ReceivedRow } from './reply-rows.ts';
import { setAside } from './set-aside.ts';

/** A packet that is stored here, and not acknowledged yet. */
export interface Arrival {
  readonly row: Pick<ReceivedRow, 'docId' | 'messageType' | 'from' | 'to'>;
  readonly channel: ArrivalChannel;
  readonly bytes: Uint8Array;
  /** Where the bytes stand in the node's files. */
  readonly file: string;
}

/** Takes one arrival in, and says what the hub is to be told. */
export type Receive = (parts: NodeParts, arrival: Arrival) => Promise<Taken>;

/** What the hub is told: `fail` of what cannot be used, which is set aside where a person sees it (ERR-06). */
export interface Taken {
  readonly outcome: 'done' | 'fail';
}

/**
 * Works through one queue of the hub. Each packet stands for itself: whatever goes wrong with one, the next
 * has its turn (ERR-06), and one that could not be finished is listed again with the next poll.
 */
export async function pollQueue(
  parts: NodeParts,
  messageType: MessageType,
  receive: Receive,
  signal?: AbortSignal,
): Promise<void> {
  const listed = await parts.client.getReceivedEdocList({ messageType }, signal);
  if (listed.kind !== 'ok') return writeLog(parts, 'inbox-not-listed', { messageType }, listed);
  for (const row of listed.value) {
    if (signal?.aborted === true) return;
    try {
      await takeIn(parts, row, receive, signal);
    } catch (error) {
      const seen = error instanceof Error ? error.message : String(error);
      writeLog(parts, 'inbox-item-broke', { messageType, deliveryId: row.docId, error: seen });
    }
  }
}

async function takeIn(
  parts: NodeParts,
  row: ReceivedRow,
  receive: Receive,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { client, store, ports, manners } = parts;
  const deliveryId = row.docId;
  const got = await client.getEdoc(deliveryId, signal);
  if (got.kind !== 'ok') return writeLog(parts, 'inbox-not-fetched', { deliveryId }, got);
  const file = pathOfArrival(deliveryId, ports.clock.now());
  await store.files.write(file, got.value);
  const arrival: Arrival = { row, channel: 'axis', bytes: got.value, file };
  const addressee = servedAgency(parts, row.to)?.party.organId ?? row.to;
  const { outcome } = manners.happens(addressee, 'failsToStore')
    ? await setAside(parts, arrival, [problem('agency.storing-failed', 'request', { seen: deliveryId })])
    : await parts.inTurn(() => receive(parts, arrival));
  if (manners.happens(addressee, 'forgetsToAcknowledge')) return;
  const told = await client.updateStatus(deliveryId, outcome, signal);
  if (told.kind !== 'ok') writeLog(parts, 'inbox-not-acknowledged', { deliveryId, outcome }, told);
}

function writeLog(
  { client, ports }: NodeParts,
  name: string,
  facts: LogEntry['facts'],
  answer?: Exclude<Answer<unknown>, { kind: 'ok' }>,
): void {
  // Whoever gave up knows it.
  if (answer?.kind === 'unreachable' && answer.outage === 'given-up') return;
  ports.log.write({
    at: ports.clock.now(),
    level: answer === undefined ? 'error' : 'warn',
    name,
    facts: {
      systemId: client.systemId,
      ...facts,
      outage: answer?.kind === 'unreachable' ? answer.outage : undefined,
      detail: answer?.kind === 'unreachable' ? answer.detail : answer?.errorDesc,
    },
  });
}
