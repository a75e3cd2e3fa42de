import { agencyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import type { Chance } from '../../../protocol/ports/ports.ts';
import type { AckOutcome, MessageType } from '../../exchange-event.ts';
import type { Ledger, SentPacket } from './ledger.ts';
import type { Line } from './line.ts';
import { buildArrival, buildDocument, tokenOf } from './load-packets.ts';

/** One system of the load: sends, and takes in what comes. */
export interface Participant {
  /** One round of its work; true when there was anything to do. */
  work(producing: boolean): Promise<boolean>;
}

/** What all participants of a run share. */
export interface Load {
  readonly ledger: Ledger;
  readonly line: Line;
  readonly chance: Chance;
  /** Numbers tokens. */
  count: number;
  /** Of the delivery that somebody was shown last. */
  lastShown?: string;
}

/** Part that an agency plays. */
export interface Role {
  readonly code: string;
  /** Agencies that it writes to; none when it never writes. */
  readonly writesTo: readonly string[];
}

/** Nobody has this code, so a document to it is refused. */
const nobody = 'H99';
/** Long enough to go to disk while it comes in, and be renamed into place. */
const longAttachment = 300 * 1024;
const shortAttachment = 2 * 1024;

/** A participant keeps what it has begun over any number of crashes of the hub, as a real system's database does. */
export function createParticipant({ code, writesTo }: Role, load: Load): Participant {
  const { ledger, line, chance } = load;
  const systemId = systemOf(code);
  const statuses: SentPacket[] = [];
  const outcomes = new Map<string, AckOutcome>();

  const nextToken = () => {
    load.count += 1;
    return tokenOf(load.count);
  };

  const document = (): SentPacket => {
    const token = nextToken();
    const good = chance.draw(`good ${code}`) >= 0.06;
    const to = good ? someOf(writesTo, chance, code) : [...writesTo.slice(0, 1), nobody];
    const attached = chance.draw(`long ${code}`) < 0.15 ? longAttachment : shortAttachment;
    const bytes = buildDocument({ token, from: code, to, attached }, chance);
    return { token, messageType: 'edoc', bytes, systemId, receivers: to.map(systemOf), good };
  };

  const arrival = (about: { readonly token: string; readonly systemId: string }): SentPacket => {
    const token = nextToken();
    const issuer = codeOf(about.systemId);
    const bytes = buildArrival(token, code, { token: about.token, issuer });
    return { token, messageType: 'status', bytes, systemId, receivers: [about.systemId], good: true };
  };

  const send = async (packet: SentPacket): Promise<void> => {
    const { token, messageType, bytes } = packet;
    ledger.send(packet);
    const answer = await line.insist(systemId, (client) =>
      client.sendEdoc({ messageType, from: code, bytes }),
    );
    if (answer?.kind === 'ok') ledger.answered(token, answer.value);
    if (answer?.kind === 'refused') ledger.refused(token, answer.errorDesc);
  };

  /** What it decides once about a delivery, it says again whenever the delivery is offered again. */
  const outcomeOf = (deliveryId: string): AckOutcome => {
    const outcome = outcomes.get(deliveryId) ?? (chance.draw(`outcome ${code}`) < 0.1 ? 'fail' : 'done');
    outcomes.set(deliveryId, outcome);
    return outcome;
  };

  const takeIn = async (deliveryId: string, messageType: MessageType): Promise<void> => {
    const isNew = !outcomes.has(deliveryId);
    const got = await line.insist(systemId, (client) => client.getEdoc(deliveryId));
    if (got === undefined) return;
    if (got.kind === 'refused')
      return ledger.violated('lost', `${deliveryId} cannot be fetched: ${got.errorDesc}`);
    const packet = ledger.fetched(systemId, deliveryId, got.value);
    const outcome = messageType === 'status' ? 'done' : outcomeOf(deliveryId);
    const acked = await line.insist(systemId, (client) => client.updateStatus(deliveryId, outcome));
    if (acked?.kind === 'refused')
      ledger.violated('lost', `${deliveryId} cannot be ended: ${acked.errorDesc}`);
    if (acked?.kind !== 'ok') return;
    ledger.acknowledged(systemId, deliveryId, outcome);
    if (messageType === 'edoc' && outcome === 'done' && isNew && packet) statuses.push(arrival(packet));
  };

  const takeInAll = async (messageType: MessageType): Promise<number> => {
    const ids = await listWaiting(systemId, messageType, load);
    for (const id of ids) await takeIn(id, messageType);
    return ids.length;
  };

  const lookAtSent = () =>
    line.insist(systemId, (client) => client.getSentEdocList({ messageType: 'edoc', docId: '' }));

  return {
    async work(producing) {
      const mayWrite = producing && writesTo.length > 0;
      const outgoing = [...statuses.splice(0), ...(mayWrite ? [document()] : [])];
      for (const packet of outgoing) await send(packet);
      if (mayWrite && chance.draw(`look ${code}`) < 0.2) await lookAtSent();
      const taken = (await takeInAll('edoc')) + (await takeInAll('status'));
      return outgoing.length + taken > 0;
    },
  };
}

/** Asks what waits for a system, and writes down what it was shown. */
export async function listWaiting(
  systemId: string,
  messageType: MessageType,
  load: Load,
): Promise<readonly string[]> {
  const { ledger, line } = load;
  const askedAt = ledger.moment();
  const listed = await line.insist(systemId, (client) => client.getReceivedEdocList({ messageType }));
  if (listed?.kind !== 'ok') return [];
  const ids = listed.value.map(({ docId }) => docId);
  ledger.listed(systemId, ids, askedAt);
  const [first] = ids;
  if (first !== undefined) load.lastShown = first;
  return ids;
}

/** A system that nobody writes to: it must see nothing, and be given nothing that is another's. */
export function createStranger(code: string, load: Load): Participant {
  const { ledger, line } = load;
  const systemId = systemOf(code);
  return {
    async work() {
      await listWaiting(systemId, 'edoc', load);
      await listWaiting(systemId, 'status', load);
      const { lastShown } = load;
      if (lastShown === undefined) return false;
      const got = await line.insist(systemId, (client) => client.getEdoc(lastShown));
      if (got?.kind === 'ok') ledger.violated('stranger', `${systemId} was given ${lastShown}`);
      const acked = await line.insist(systemId, (client) => client.updateStatus(lastShown, 'done'));
      if (acked?.kind === 'ok') ledger.violated('stranger', `${systemId} could end ${lastShown}`);
      return false;
    },
  };
}

function someOf(all: readonly string[], chance: Chance, code: string): readonly string[] {
  const some = all.filter(() => chance.draw(`receivers ${code}`) < 0.7);
  return some.length > 0 ? some : all;
}

export function systemOf(code: string): string {
  return code === nobody ? '' : agencyOf(world2026, code).systemId;
}

/** The agency that stands for a system in the load. */
function codeOf(systemId: string): string {
  const agency = world2026.agencies.find((each) => each.systemId === systemId);
  if (agency === undefined) throw new Error(`No agency is served by ${systemId}.`);
  return agency.code;
}
