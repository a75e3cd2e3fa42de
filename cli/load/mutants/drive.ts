import { createHash } from 'node:crypto';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import type { World, WorldAgency } from '../../../fixtures/worlds/world.ts';
import { readHeader } from '../../../loadtests/axis/packet-text.ts';
import type { JournalEntry, StatusCode } from '../../../loadtests/journal.ts';
import { fillStatus, type StatusTemplate } from '../../../loadtests/payloads/manifest.ts';
import type { MemorySample } from '../../../loadtests/truth/memory.ts';
import type { RunningHub } from '../../../simulator/hub/start-hub.ts';
import type { ManualClock } from '../../../simulator/ports/manual-clock.ts';
import { createSeededChance } from '../../../simulator/ports/seeded-chance.ts';
import { fileOfSize } from '../attachment-pool.ts';
import { drawLetters, type LetterPlan } from '../draw-letters.ts';
import { envelopeOf, letterDate, statusTemplate } from '../packet-templates.ts';
import { attachment } from './attachment.ts';
import { createDriverClient, type DriverCall } from './driver-client.ts';

/** What to drive a hub with. */
export interface DriveOrder {
  readonly seed: string;
  readonly letters: number;
  readonly world: World;
  readonly clock: ManualClock;
  start(): Promise<RunningHub>;
  /** The hub is killed, and another one started on what it kept, after so many letters. */
  readonly killAfter?: number;
  /** Bytes in use; looked at now and then. */
  readonly look?: () => number;
}

/** What clients of a hub saw of it. */
export interface Driven {
  readonly journal: readonly JournalEntry[];
  readonly samples: readonly MemorySample[];
}

/** Between two letters: three quarters of a minute. */
const pause = 45_000;
/** Looks at the memory cost more than letters do. */
const lettersALook = 3;
/** Between two looks at the end, of which so many in a row must find nothing. */
const drainPause = 6 * 60_000;
const quietRounds = 3;
/** What is on a list then stays there. */
const mostRounds = 40;

/** Of a letter, about. */
const packetBytes = 7_000;

const statuses: readonly StatusCode[] = ['01', '03'];

/**
 * Ordinary traffic on a hub in this process, on a clock of its own: letters with several receivers and urgencies,
 * everybody takes in what waits and reports. The same seed gives the same journal.
 */
export async function drive(order: DriveOrder): Promise<Driven> {
  const driver = new Driver(order);
  try {
    return await driver.run();
  } finally {
    await driver.close();
  }
}

class Driver {
  readonly #order: DriveOrder;
  readonly #journal: JournalEntry[] = [];
  readonly #samples: MemorySample[] = [];
  readonly #templates = new Map<string, StatusTemplate>();
  #hub: RunningHub | undefined;
  #call: DriverCall = () => Promise.reject(new Error('no hub has been started'));

  constructor(order: DriveOrder) {
    this.#order = order;
  }

  async run(): Promise<Driven> {
    const { world, seed, letters, killAfter, clock } = this.#order;
    const chance = createSeededChance(seed);
    const cast = { senders: world.agencies, receivers: world.agencies };
    const urgency = { thường: 0.6, khẩn: 0.2, 'thượng khẩn': 0.1, 'hỏa tốc': 0.1 };
    const plans = drawLetters({ chance, ...cast, fanOut: 2.5, urgency, pickFile: () => 0 });
    await this.#start();
    for (let number = 1; number <= letters; number += 1) {
      await this.#send(plans.next().value, number);
      // Letters come in twos and threes, so that lists have something to put in order.
      if (number % 3 !== 1) await this.#takeAll();
      if (number === killAfter) await this.#kill();
      await clock.advance(pause);
      if (number % lettersALook === 0) this.#look();
    }
    await this.#drain();
    return { journal: this.#journal, samples: this.#samples };
  }

  async #start(): Promise<void> {
    const { start, seed, clock } = this.#order;
    const hub = await start();
    this.#hub = hub;
    this.#call = createDriverClient(hub.serve, (systemId) => secretFor(seed, systemId), clock);
  }

  async #kill(): Promise<void> {
    this.#note({ op: 'crashed' });
    await this.close();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#hub?.close();
    this.#hub = undefined;
  }

  #note(happening: Happening, vu = 0): void {
    this.#journal.push({ ...happening, t: this.#order.clock.now(), vu, seg: '0:1' });
  }

  #look(): void {
    const { look, clock } = this.#order;
    if (look !== undefined) this.#samples.push({ at: clock.now(), bytes: look() });
  }

  async #send(plan: LetterPlan, number: number): Promise<void> {
    const { from, to, urgency } = plan;
    const { documentId, head, tail } = envelopeOf(plan, number, 'TAI-VPCP');
    const { text, sha256 } = fileOfSize(packetBytes, documentId);
    const packet = Buffer.concat([head, text, tail]);
    const values = { servicetype: 'eDoc', messagetype: 'edoc', from: from.code, ...hashOf(packet) };
    const { said, ...outcome } = await this.#call('send', from.systemId, values, withLineEnd(packet));
    const known = { doc: documentId, from: from.code, to: to.map(({ code }) => code), urgency };
    this.#note({
      ...{ op: 'sent', kind: 'document', ...known, sha256, bytes: packet.length, ...outcome },
      ...docIdOf(said),
    });
  }

  /** @returns the agencies whose lists were not empty. */
  async #takeAll(): Promise<ReadonlySet<WorldAgency>> {
    const full = new Set<WorldAgency>();
    for (const agency of this.#order.world.agencies) {
      for (const messagetype of ['edoc', 'status'] as const)
        if ((await this.#takeList(agency, messagetype)) > 0) full.add(agency);
    }
    return full;
  }

  async #takeList(agency: WorldAgency, messagetype: 'edoc' | 'status'): Promise<number> {
    const { code: by, systemId } = agency;
    const { said, ...outcome } = await this.#call('list', systemId, { servicetype: 'eDoc', messagetype });
    const rows: readonly unknown[] = Array.isArray(said['data']) ? said['data'] : [];
    const ids = outcome.answered === 'OK' ? rows.flatMap((row) => docIdOf(row, 'docId').docId ?? []) : [];
    this.#note({ op: 'listed', by, messagetype, ids, ...outcome }, this.#userOf(agency));
    for (const docId of ids) await this.#take(agency, docId, messagetype);
    return ids.length;
  }

  #userOf(agency: WorldAgency): number {
    return this.#order.world.agencies.indexOf(agency) + 1;
  }

  async #take(agency: WorldAgency, docId: string, messagetype: 'edoc' | 'status'): Promise<void> {
    const { code: by, systemId } = agency;
    const { said, ...outcome } = await this.#call('get', systemId, { docId });
    const { data } = said;
    // A refusal may have `data` too, with nothing in it.
    const isHere = outcome.answered === 'OK' && typeof data === 'string';
    const packet = isHere ? Buffer.from(data, 'base64') : undefined;
    const found = packet === undefined ? undefined : readPacket(packet.toString('utf8'));
    const kind = messagetype === 'status' ? 'status' : 'document';
    this.#note({ op: 'fetched', by, docId, kind, ...found?.says, ...outcome }, this.#userOf(agency));
    if (found === undefined) return;
    const { said: _, ...ended } = await this.#call('acknowledge', systemId, { status: 'done', docId });
    this.#note({ op: 'acknowledged', by, docId, ...ended }, this.#userOf(agency));
    if (kind === 'document') for (const status of statuses) await this.#report(agency, found, status);
  }

  async #report(agency: WorldAgency, { says, code }: PacketFound, status: StatusCode): Promise<void> {
    const { doc = '', from: to = '' } = says;
    const template = this.#templates.get(agency.code) ?? statusTemplate(agency);
    this.#templates.set(agency.code, template);
    const about = { organId: to, documentId: doc, code, date: letterDate };
    const timestamp = `${letterDate} 10:00:00`;
    const packet = Buffer.from(fillStatus(template, { ...about, statusCode: status, timestamp }));
    const values = { messagetype: 'status', servicetype: 'eDoc', from: agency.code, ...hashOf(packet) };
    const { said, ...outcome } = await this.#call('send', agency.systemId, values, withLineEnd(packet));
    const known = { doc, responseFor: doc, from: agency.code, to: [to], status, urgency: 'thường' } as const;
    const sent = { op: 'sent', kind: 'status', ...known, bytes: packet.length } as const;
    this.#note({ ...sent, ...outcome, ...docIdOf(said) }, this.#userOf(agency));
  }

  async #drain(): Promise<void> {
    let full: ReadonlySet<WorldAgency> = new Set();
    for (let [quiet, round] = [0, 0]; quiet < quietRounds && round < mostRounds; round += 1) {
      full = await this.#takeAll();
      quiet = full.size === 0 ? quiet + 1 : 0;
      await this.#order.clock.advance(drainPause);
    }
    for (const agency of this.#order.world.agencies)
      if (!full.has(agency)) this.#note({ op: 'drained', by: agency.code });
  }
}

type WithoutOccasion<T> = T extends unknown ? Omit<T, 't' | 'vu' | 'seg'> : never;
type Happening = WithoutOccasion<JournalEntry>;

interface PacketFound {
  readonly says: Pick<Extract<JournalEntry, { op: 'fetched' }>, 'doc' | 'from' | 'to' | 'status' | 'sha256'>;
  /** Number and notation of a document. */
  readonly code: string;
}

function readPacket(text: string): PacketFound {
  const { kind, code = '', date: _, ...says } = readHeader(text);
  if (kind === 'status') return { says, code };
  // Without an attachment the hash of nothing is noted, which is not what was sent.
  const content = attachment.exec(text)?.groups?.['content'] ?? '';
  return { says: { ...says, sha256: createHash('sha256').update(content).digest('hex') }, code };
}

function hashOf(packet: Uint8Array): { readonly 'hash-file': string } {
  const digest = createHash('sha256').update(packet).digest();
  return { 'hash-file': Array.from(digest, (byte) => byte.toString(16)).join('') };
}

/** The SDK puts one behind every packet. */
function withLineEnd(packet: Uint8Array): Uint8Array {
  return Buffer.concat([packet, Buffer.from('\r\n')]);
}

function docIdOf(said: unknown, name = 'DocId'): { readonly docId?: string } {
  if (typeof said !== 'object' || said === null) return {};
  const value: unknown = Object.entries(said).find(([each]) => each === name)?.[1];
  return typeof value === 'string' && value !== '' ? { docId: value } : {};
}
