import { type AgencyCode, largePacket, type StatusCode } from '../journal.ts';
import { fillStatus } from '../payloads/manifest.ts';
import { type Answer, makeCall, makeCalls, type ReadyCall, readyCall } from './axis-client.ts';
import { note } from './journal-writer.ts';
import { agencies } from './payload-files.ts';
import { type PacketRead, readPacket } from './read-packet.ts';
import { sendStatusPacket } from './sending.ts';
import { cast, manifest } from './settings.ts';

/** A connected system and the agencies behind it. */
export interface ConnectedSystem {
  readonly id: string;
  readonly codes: readonly AgencyCode[];
}

/** Where an agency stands in `agencies.json`. */
const placeOf = new Map(cast.map(([code], index) => [code, index] as const));

/** All connected systems, in the order of the cast. */
export const systems: readonly ConnectedSystem[] = connectedSystems();

/** Those that take part in ordinary traffic. */
export const polled: readonly ConnectedSystem[] = systems.slice(0, manifest.polled);

function connectedSystems(): readonly ConnectedSystem[] {
  const byId = new Map<string, AgencyCode[]>();
  for (const [code, id] of cast) {
    const codes = byId.get(id);
    if (codes === undefined) byId.set(id, [code]);
    else codes.push(code);
  }
  return Array.from(byId, ([id, codes]) => ({ id, codes }));
}

export type MessageType = 'edoc' | 'status';

/** One row of a list. */
export interface Row {
  readonly docId: string;
  readonly to: string;
}

/** Reads a list; undefined when there was no list in the answer. */
export function readList(system: ConnectedSystem, messagetype: MessageType): readonly Row[] | undefined {
  const values = { servicetype: 'eDoc', messagetype };
  const answer = makeCall('list', readyCall('list', system.id, values));
  return noteList(system, messagetype, answer);
}

/** Notes an answer to a list, and takes the rows out of it; undefined when none of them can be known. */
export function noteList(
  { codes }: ConnectedSystem,
  messagetype: MessageType,
  { answered, http, ms, said }: Answer,
): readonly Row[] | undefined {
  const listed: readonly unknown[] | undefined =
    answered === 'OK' && Array.isArray(said['data']) ? said['data'] : undefined;
  const rows = listed?.flatMap(rowOf);
  const ids = (rows ?? []).map(({ docId }) => docId);
  // What names nothing cannot be fetched: such a list counts as refused, and its other rows are taken all the same.
  const isUsable = ids.length === (listed?.length ?? 0);
  note({
    ...{ op: 'listed', by: codes[0] ?? '', messagetype, ids },
    ...{ answered: isUsable ? answered : '-', http, ms },
  });
  return isUsable || ids.length > 0 ? rows : undefined;
}

function rowOf(value: unknown): readonly Row[] {
  if (typeof value !== 'object' || value === null) return [];
  const row: Readonly<Record<string, unknown>> = { ...value };
  const { docId, to } = row;
  return typeof docId === 'string' && docId !== '' ? [{ docId, to: typeof to === 'string' ? to : '' }] : [];
}

/** What a look at both lists of a system came to. */
export interface Emptied {
  /** Packets that stood on them; a list that was not answered counts as one, for nobody knows what is in it. */
  readonly waited: number;
  /** Those of them that were fetched and acknowledged. Where none was, whoever goes on at once asks in vain. */
  readonly taken: number;
}

/** What a receiver does with what it takes, and until when. */
export interface Manner {
  /** Reported of each document. */
  readonly statuses: readonly StatusCode[];
  /**
   * Milliseconds since 1970 after which no call is begun: k6 waits for one call, and not for all that would follow.
   * What was not done by then is still on the list.
   */
  readonly until: number;
}

/** Reads both lists and takes what is in them; a list that is not read any more counts as not answered. */
export function emptyLists(system: ConnectedSystem, manner: Manner): Emptied {
  let [waited, taken] = [0, 0];
  for (const messagetype of ['edoc', 'status'] as const) {
    const rows = isOver(manner) ? undefined : readList(system, messagetype);
    for (const row of rows ?? []) if (takePacket(system, messagetype, row, manner)) taken += 1;
    waited += rows?.length ?? 1;
  }
  return { waited, taken };
}

function isOver({ until }: Pick<Manner, 'until'>): boolean {
  return Date.now() >= until;
}

/**
 * Fetches, acknowledges and, for a document, reports. What fails stays on the list for the next time.
 * @returns true when it is off the list.
 */
function takePacket(
  system: ConnectedSystem,
  messagetype: MessageType,
  { docId, to }: Row,
  manner: Manner,
): boolean {
  if (isOver(manner)) return false;
  const copy = { docId, by: ownerOf(system, to) };
  const answer = makeCall(fetchName(messagetype), readyCall('get', system.id, { docId }));
  const packet = noteFetch(copy, messagetype, answer);
  if (packet === undefined || isOver(manner)) return false;
  const done = makeCall('acknowledge', doneCall(system, docId));
  noteDone(copy, done);
  for (const status of messagetype === 'edoc' ? manner.statuses : []) {
    if (!isOver(manner)) sendStatus(system.id, copy.by, packet, status);
  }
  return done.answered === 'OK';
}

/** A packet of a list, and whose list it is. */
export interface Waiting {
  readonly system: ConnectedSystem;
  readonly row: Row;
}

/** How many packets of a broadcast are fetched at once. */
const takenAtOnce = 20;

/** Fetches and acknowledges the same letter for many at once, as many receivers would, until the time is over. */
export function takeTogether(waiting: readonly Waiting[], time: Pick<Manner, 'until'>): void {
  for (let at = 0; at < waiting.length && !isOver(time); at += takenAtOnce) {
    const some = waiting.slice(at, at + takenAtOnce);
    const answers = makeCalls(
      fetchName('edoc'),
      some.map(({ system, row }) => readyCall('get', system.id, { docId: row.docId })),
    );
    const here = some
      .map(({ system, row }) => ({ system, docId: row.docId, by: ownerOf(system, row.to) }))
      .filter((copy, index) => noteFetch(copy, 'edoc', answers[index]) !== undefined);
    if (isOver(time)) return;
    const done = makeCalls(
      'acknowledge',
      here.map(({ system, docId }) => doneCall(system, docId)),
    );
    here.forEach((copy, index) => {
      noteDone(copy, done[index]);
    });
  }
}

/** One receiver’s copy of a packet. */
interface Copy {
  readonly docId: string;
  readonly by: AgencyCode;
}

function ownerOf(system: ConnectedSystem, to: string): AgencyCode {
  return system.codes.includes(to) ? to : (system.codes[0] ?? '');
}

function doneCall(system: ConnectedSystem, docId: string): ReadyCall {
  return readyCall('acknowledge', system.id, { status: 'done', docId });
}

function noteDone({ docId, by }: Copy, answer: Answer | undefined): void {
  if (answer === undefined) return;
  const { answered, http, ms } = answer;
  note({ op: 'acknowledged', by, docId, answered, http, ms });
}

/** What a fetch is counted as, by its size: Base64 makes four of three. */
function fetchName(messagetype: MessageType): (bytes: number) => string {
  if (messagetype === 'status') return () => 'fetch-status';
  return (bytes) => (bytes * 0.75 > largePacket ? 'fetch-large' : 'fetch-document');
}

function noteFetch(
  { docId, by }: Copy,
  messagetype: MessageType,
  answer: Answer | undefined,
): PacketRead | undefined {
  if (answer === undefined) return undefined;
  const { answered, http, ms, data } = answer;
  const packet = answered === 'OK' && data !== undefined ? packetIn(data) : undefined;
  const kind = packet?.says.kind ?? (messagetype === 'status' ? 'status' : 'document');
  note({ op: 'fetched', by, docId, ...found(packet, by), kind, answered, http, ms });
  return packet;
}

/** What came; undefined of what nobody can read, which is noted without a document and stays on the list. */
function packetIn(data: string): PacketRead | undefined {
  try {
    return readPacket(data);
  } catch {
    return undefined;
  }
}

/** Receivers that a line of the journal names; a broadcast would fill it with itself. */
const mostNamed = 100;

function found(packet: PacketRead | undefined, by: AgencyCode): object {
  if (packet === undefined) return {};
  // A status that says nothing known is about no document either.
  if (packet.says.kind === 'status' && packet.says.status === undefined) return { bytes: packet.bytes };
  const { kind: _, code: __, date: ___, ...says } = packet.says;
  const about = packet.says.kind === 'status' ? { responseFor: packet.says.doc } : {};
  const { to } = packet.says;
  const named = to !== undefined && to.length > mostNamed && to.includes(by) ? { to: [by] } : {};
  const sha256 = packet.sha256 === undefined ? {} : { sha256: packet.sha256 };
  return { ...says, ...named, ...about, bytes: packet.bytes, ...sha256 };
}

function sendStatus(system: string, by: AgencyCode, { says }: PacketRead, status: StatusCode): void {
  const { doc, from, code, date } = says;
  const template = agencies[placeOf.get(by) ?? -1]?.status;
  if (template === undefined || doc === undefined || from === undefined) return;
  const packet = fillStatus(template, {
    organId: from,
    documentId: doc,
    code: code ?? '',
    date: date ?? '',
    statusCode: status,
    timestamp: localTime(Date.now()),
  });
  sendStatusPacket(system, { by, to: from, doc, status }, packet);
}

/** `yyyy/MM/dd HH:mm:ss` in Vietnam. */
function localTime(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}
