import type { SignedPairs } from '../../protocol/wire/sign-header.ts';
import { type ChainDocument, issuer, requestOf, type Secrets } from './chain-packets.ts';
import { fieldOf, textOf } from './first-line.ts';
import { inParallel } from './parallel.ts';
import type { PresignedRequest } from './payloads.ts';

/** Puts a call on the wire; its answer, which was OK. */
export type ChainCall = (request: PresignedRequest) => Promise<unknown>;

/** One system at its mailbox: what waits there, and what it says of each letter. */
interface Visit {
  readonly code: string;
  readonly messageType: 'edoc' | 'status';
  /** For each delivery that waits, the packets that are sent once it is acknowledged. */
  readonly answers: readonly (readonly PresignedRequest[])[];
}

/** The receivers' visits: each fetches, acknowledges and answers its letters. */
export function receiversVisits(documents: readonly ChainDocument[]): readonly Visit[] {
  const all = documents.flatMap(({ receivers }) => receivers);
  const byCode = Map.groupBy(all, ({ code }) => code);
  return Array.from(byCode, ([code, own]) => ({
    ...{ code, messageType: 'edoc' },
    answers: own.map(({ statuses }) => statuses),
  }));
}

/** The issuer's visit: it fetches and acknowledges every status. */
export function issuersVisit(documents: readonly ChainDocument[]): Visit {
  const statuses = documents.flatMap(({ receivers }) => receivers).flatMap((each) => each.statuses);
  return { code: issuer, messageType: 'status', answers: statuses.map(() => []) };
}

/** Lists what waits; fetches, acknowledges and answers each, `atOnce` at a time. */
export async function pay(
  { code, messageType, answers }: Visit,
  atOnce: number,
  secrets: Secrets,
  call: ChainCall,
): Promise<void> {
  const ask = (operation: 'getReceivedEdocList' | 'getEdoc' | 'updateStatus', parameters: SignedPairs) =>
    call(requestOf(code, secrets, { operation, parameters }));
  const listed = await ask('getReceivedEdocList', [
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
  ]);
  const rows = fieldOf(listed, 'data');
  if (!Array.isArray(rows) || rows.length !== answers.length)
    throw new Error(`${answers.length} should wait for ${code}`);
  const queue = answers.map((own, at) => ({ own, docId: textOf(fieldOf(rows, String(at)), 'docId') }));
  await inParallel(
    queue.map(({ own, docId }) => async () => {
      for (const [operation, parameters] of endings(docId)) await ask(operation, parameters);
      for (const each of own) await call(each);
    }),
    atOnce,
  );
}

/** What changes a row for one delivery: it is fetched, and acknowledged. */
function endings(docId: string): readonly (readonly ['getEdoc' | 'updateStatus', SignedPairs])[] {
  const named = ['docId', docId] as const;
  return [
    ['getEdoc', [named]],
    ['updateStatus', [['status', 'done'], named]],
  ];
}

/**
 * Requests that make the floor write durably exactly as often as the hub must in the whole chain: one file and row
 * for each letter and status, one row for each fetch and each acknowledgement of either. Lists write nothing.
 */
export function floorRequests(documents: readonly ChainDocument[], secrets: Secrets): PresignedRequest[] {
  const anyDelivery = '0'.repeat(24);
  const [fetch, acknowledge] = endings(anyDelivery).map(([operation, parameters]) =>
    requestOf(issuer, secrets, { operation, parameters }),
  );
  if (fetch === undefined || acknowledge === undefined) throw new Error('a delivery has two endings');
  return documents.flatMap(({ send, receivers }) => [
    send,
    ...receivers.flatMap(({ statuses }) => [
      ...[fetch, acknowledge],
      ...statuses.flatMap((each) => [each, fetch, acknowledge]),
    ]),
  ]);
}
