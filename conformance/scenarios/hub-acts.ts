import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { CallResult, HubAccount, HubCall, HubStage } from '../engine/stage.ts';

/** What a send may have different from an orderly one. */
export type SendChanges = Omit<HubCall, 'body'> & { readonly messageType?: string };

/** Sends a packet from the account's first agency, as the SDK does. */
export function send(
  stage: HubStage,
  account: HubAccount,
  packet: Uint8Array,
  changes: SendChanges = {},
): Promise<CallResult> {
  const { parameters = [], messageType = 'edoc', ...rest } = changes;
  const given: readonly HeaderPair[] = [
    ['from', account.agencies[0]],
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
    ...parameters,
  ];
  return stage.call(account, 'sendEdoc', { ...rest, parameters: given, body: packet });
}

/** Sends a status packet. */
export function sendStatus(
  stage: HubStage,
  account: HubAccount,
  packet: Uint8Array,
  changes: SendChanges = {},
) {
  return send(stage, account, packet, { ...changes, messageType: 'status' });
}

/** What an account is offered. */
export function list(
  stage: HubStage,
  account: HubAccount,
  messageType: 'edoc' | 'status' = 'edoc',
  changes: HubCall = {},
): Promise<CallResult> {
  const parameters: readonly HeaderPair[] = [
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
    ...(changes.parameters ?? []),
  ];
  return stage.call(account, 'getReceivedEdocList', { ...changes, parameters });
}

/** The delivery view of what an account sent. */
export function listSent(stage: HubStage, account: HubAccount, docId: string, messageType = 'edoc') {
  const parameters: readonly HeaderPair[] = [
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
    ['docId', docId],
  ];
  return stage.call(account, 'getSentEdocList', { parameters });
}

export function get(stage: HubStage, account: HubAccount, docId: string, changes: HubCall = {}) {
  return stage.call(account, 'getEdoc', { ...changes, parameters: [['docId', docId]] });
}

/** Acknowledges a delivery. */
export function acknowledge(
  stage: HubStage,
  account: HubAccount,
  docId: string,
  outcome = 'done',
  changes: HubCall = {},
): Promise<CallResult> {
  const parameters: readonly HeaderPair[] = [
    ['status', outcome],
    ['docId', docId],
  ];
  return stage.call(account, 'updateStatus', { ...changes, parameters });
}

/** Ids of the rows of a list answer. */
export function idsOf({ json }: CallResult): readonly string[] {
  const rows: readonly unknown[] = Array.isArray(json?.['data']) ? json['data'] : [];
  return rows.flatMap((row) => {
    const id = typeof row === 'object' && row !== null && 'docId' in row ? row.docId : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}

/** The id under which a packet was taken, '' when it was not. */
export function sentIdOf({ json }: CallResult): string {
  const id = json?.['DocId'];
  return typeof id === 'string' ? id : '';
}

/** Takes in all that waits for an account, as a client does: list, get each, acknowledge each. */
export async function collect(
  stage: HubStage,
  account: HubAccount,
  messageType: 'edoc' | 'status' = 'edoc',
): Promise<readonly CallResult[]> {
  const got: CallResult[] = [];
  for (const id of idsOf(await list(stage, account, messageType))) {
    got.push(await get(stage, account, id));
    await acknowledge(stage, account, id);
  }
  return got;
}

/** Lists, and gets what is new to an account in this scenario, without acknowledging anything. */
export async function look(
  stage: HubStage,
  account: HubAccount,
  messageType: 'edoc' | 'status' = 'edoc',
): Promise<readonly string[]> {
  const ids = idsOf(await list(stage, account, messageType));
  for (const id of ids) await get(stage, account, id);
  return ids;
}

/** Takes in everything that waits for these accounts, documents and statuses: no scenario sees another's. */
export async function clear(stage: HubStage, accounts: readonly HubAccount[]): Promise<void> {
  stage.step('clear');
  for (const account of accounts) {
    await collect(stage, account);
    await collect(stage, account, 'status');
  }
}

/** Lets time pass: at once where the clock is ours. */
export async function pass({ clock, signal }: HubStage, ms: number): Promise<void> {
  if (clock.advance === undefined) await clock.sleep(ms, signal);
  else await clock.advance(ms);
}
