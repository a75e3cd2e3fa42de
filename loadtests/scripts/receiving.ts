import { type AgencyCode, largePacket, type StatusCode } from '../journal.ts';
import { fillStatus } from '../payloads/manifest.ts';
import { makeCall, readyCall } from './axis-client.ts';
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
interface Row {
  readonly docId: string;
  readonly to: string;
}

/** Reads a list; undefined when there was no list in the answer. */
export function readList(system: ConnectedSystem, messagetype: MessageType): readonly Row[] | undefined {
  const values = { servicetype: 'eDoc', messagetype };
  const answer = makeCall('list', readyCall('list', system.id, values));
  return noteList(system, messagetype, answer);
}

/** Notes an answer to a list, and takes the rows out of it. */
export function noteList(
  { codes }: ConnectedSystem,
  messagetype: MessageType,
  { answered, http, ms, said }: ReturnType<typeof makeCall>,
): readonly Row[] | undefined {
  const rows = answered === 'OK' && Array.isArray(said['data']) ? said['data'].flatMap(rowOf) : undefined;
  const ids = (rows ?? []).map(({ docId }) => docId);
  note({ op: 'listed', by: codes[0] ?? '', messagetype, ids, answered, http, ms });
  return rows;
}

function rowOf(value: unknown): readonly Row[] {
  if (typeof value !== 'object' || value === null) return [];
  const row: Readonly<Record<string, unknown>> = { ...value };
  const { docId, to } = row;
  return typeof docId === 'string' ? [{ docId, to: typeof to === 'string' ? to : '' }] : [];
}

/**
 * Reads both lists and takes what is in them. Resolves to how many packets there were; a list that was not answered
 * counts as one, for nobody knows what is in it.
 */
export function emptyLists(system: ConnectedSystem, statuses: readonly StatusCode[]): number {
  let taken = 0;
  for (const messagetype of ['edoc', 'status'] as const) {
    const rows = readList(system, messagetype);
    for (const row of rows ?? []) takePacket(system, messagetype, row, statuses);
    taken += rows?.length ?? 1;
  }
  return taken;
}

/** Fetches, acknowledges and, for a document, reports. What fails stays on the list for the next time. */
export function takePacket(
  system: ConnectedSystem,
  messagetype: MessageType,
  { docId, to }: Row,
  statuses: readonly StatusCode[],
): void {
  const by = system.codes.includes(to) ? to : (system.codes[0] ?? '');
  const packet = fetchPacket(system, messagetype, { docId, by });
  if (packet === undefined) return;
  const answer = makeCall('acknowledge', readyCall('acknowledge', system.id, { status: 'done', docId }));
  const { answered, http, ms } = answer;
  note({ op: 'acknowledged', by, docId, answered, http, ms });
  if (messagetype === 'edoc') for (const status of statuses) sendStatus(system.id, by, packet, status);
}

function fetchPacket(
  system: ConnectedSystem,
  messagetype: MessageType,
  { docId, by }: { readonly docId: string; readonly by: AgencyCode },
): PacketRead | undefined {
  const isStatus = messagetype === 'status';
  // Base64 makes four of three.
  const op = (bytes: number) =>
    isStatus ? 'fetch-status' : bytes * 0.75 > largePacket ? 'fetch-large' : 'fetch-document';
  const { answered, http, ms, data } = makeCall(op, readyCall('get', system.id, { docId }));
  const packet = answered === 'OK' && data !== undefined ? readPacket(data) : undefined;
  const kind = packet?.says.kind ?? (isStatus ? 'status' : 'document');
  note({ op: 'fetched', by, docId, ...found(packet), kind, answered, http, ms });
  return packet;
}

function found(packet: PacketRead | undefined): object {
  if (packet === undefined) return {};
  const { kind: _, code: __, date: ___, ...says } = packet.says;
  const about = packet.says.kind === 'status' ? { responseFor: packet.says.doc } : {};
  const sha256 = packet.sha256 === undefined ? {} : { sha256: packet.sha256 };
  return { ...says, ...about, bytes: packet.bytes, ...sha256 };
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
