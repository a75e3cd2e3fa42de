import { names as n } from '../../protocol/edxml/names.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { answerJson } from '../evidence/answer-json.ts';
import type {
  CallEntry,
  Evidence,
  EvidenceEntry,
  PacketEntry,
  StateEntry,
  StepEntry,
} from '../evidence/evidence.ts';
import { type PacketView, readPacketView } from '../reading/packet-view.ts';

/** A packet that somebody sent, with what became of the call that carried it. */
export interface SentPacket {
  /** The packet's own entry. */
  readonly entry: number;
  readonly at: number;
  readonly by: string;
  readonly kind: PacketView['kind'];
  /** Its own identifier; of a status, the identifier of the document that it speaks of. */
  readonly documentId: string;
  readonly statusCode: string;
  readonly description: string;
  readonly view: PacketView;
  readonly body: string;
  readonly call: CallEntry;
  /** True when the hub's answer came and was OK. */
  readonly accepted: boolean;
}

/** A call of the system, with the parameters that a check asks for. */
export interface SystemCall {
  readonly entry: CallEntry;
  readonly docId: string;
  readonly messageType: string;
  readonly status: string;
  /** The JSON of the answer, when there was one. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** An exchange as checks of agencies look at it: made once for all of them. */
export interface Exchange {
  readonly evidence: Evidence;
  readonly calls: readonly SystemCall[];
  /** By the system under test. */
  readonly sent: readonly SentPacket[];
  /** By our agencies. */
  readonly fromPeers: readonly SentPacket[];
  readonly steps: readonly StepEntry[];
  /** What the driver was asked, and what it said. */
  readonly asked: readonly StateEntry[];
  stepsOf(scenario: string, name?: string): readonly StepEntry[];
  /** Entries that belong to a scenario. */
  in(scenario: string, entry: EvidenceEntry): boolean;
}

const known = new WeakMap<readonly EvidenceEntry[], Exchange>();

export function exchangeOf(evidence: Evidence): Exchange {
  const found = known.get(evidence.entries) ?? readExchange(evidence);
  known.set(evidence.entries, found);
  return found;
}

function readExchange(evidence: Evidence): Exchange {
  const { entries } = evidence;
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  const packets = entries.flatMap((entry): readonly SentPacket[] => {
    if (entry.kind !== 'packet' || entry.call === undefined) return [];
    const call = byNumber.get(entry.call);
    return call?.kind === 'call' ? [sentPacket(entry, call, evidence)] : [];
  });
  const steps = entries.filter((entry) => entry.kind === 'step');
  return {
    evidence,
    calls: entries.flatMap((entry) =>
      entry.kind === 'call' && entry.from.kind === 'system' ? [systemCall(entry, evidence)] : [],
    ),
    sent: packets.filter(({ by }) => by === 'system'),
    fromPeers: packets.filter(({ by }) => by !== 'system'),
    steps,
    asked: entries.filter(
      (entry) => entry.kind === 'state' && entry.subject.startsWith('asked '),
    ) as StateEntry[],
    stepsOf: (scenario, name) =>
      steps.filter((each) => each.scenario === scenario && (name === undefined || each.name === name)),
    in: (scenario, entry) => entry.step?.startsWith(`${scenario}/`) === true,
  };
}

function sentPacket(entry: PacketEntry, call: CallEntry, evidence: Evidence): SentPacket {
  const view = readPacketView(evidence.body(entry.body));
  const { message } = view;
  const isStatus = view.kind === 'status';
  const of = isStatus ? message.one(n.responseFor, n.documentId) : message.one(n.documentId);
  return {
    ...{ entry: entry.number, at: entry.at, view, body: entry.body, call, kind: view.kind },
    by: entry.by.kind === 'peer' ? entry.by.name : entry.by.kind,
    documentId: of.text,
    statusCode: isStatus ? message.one(n.statusCode).text : '',
    description: isStatus ? message.one(n.description).text : '',
    accepted: answerOf(call, evidence)?.['status'] === 'OK',
  };
}

function systemCall(entry: CallEntry, evidence: Evidence): SystemCall {
  const parameters = parseParameters(entry.request.headers);
  const given = (name: string) => parameterText(parameters, name)?.trim() ?? '';
  return {
    entry,
    docId: given('docid'),
    messageType: given('messagetype').toLowerCase(),
    status: given('status').toLowerCase(),
    json: answerOf(entry, evidence),
  };
}

/** The JSON of an answer; undefined for none, and for what is no JSON object. */
function answerOf({ answer }: CallEntry, evidence: Evidence): Readonly<Record<string, unknown>> | undefined {
  return answer === undefined ? undefined : answerJson(evidence.body(answer.body));
}

/** Statuses that the system said about a document, in the order in which it sent them, whether or not they arrived. */
export function saidAbout({ sent }: Exchange, documentId: string): readonly SentPacket[] {
  return sent.filter((each) => each.kind === 'status' && each.documentId === documentId);
}

/** Those that the hub took, each once. */
export function toldAbout(exchange: Exchange, documentId: string): readonly SentPacket[] {
  return saidAbout(exchange, documentId).filter(({ accepted }) => accepted);
}

/** The first answer to a document that decides: registered (03) or refused (02). */
export function decisionOn(exchange: Exchange, documentId: string): SentPacket | undefined {
  return toldAbout(exchange, documentId).find(({ statusCode }) => statusCode === '02' || statusCode === '03');
}

/** When the system had a packet of an identifier in its hands: the first answer to `getEdoc` that held it. */
export function fetchedAt(exchange: Exchange, documentId: string): SystemCall | undefined {
  return fetching(exchange, ({ kind, id }) => kind === 'document' && id === documentId);
}

/** The same of a status about a document, by its code. */
export function fetchedStatus(
  exchange: Exchange,
  statusCode: string,
  documentId: string,
): SystemCall | undefined {
  return fetching(
    exchange,
    ({ kind, id, code }) => kind === 'status' && id === documentId && code === statusCode,
  );
}

/** What a fetched packet is; `id` is that of the document, also of the one that a status speaks of. */
interface Fetched {
  readonly kind: PacketView['kind'];
  readonly id: string;
  readonly code: string;
}

function fetching(
  { calls, evidence }: Exchange,
  wanted: (packet: Fetched) => boolean,
): SystemCall | undefined {
  return calls.find(({ entry, json }) => {
    if (entry.operation !== 'getEdoc' || typeof json?.['data'] !== 'string' || json['status'] !== 'OK')
      return false;
    return wanted(packetIn(json['data'], entry, evidence));
  });
}

const fetched = new WeakMap<readonly EvidenceEntry[], Map<string, Fetched>>();

/** Bytes that were delivered often are read for what they are once. */
function packetIn(data: string, { answer }: CallEntry, { entries }: Evidence): Fetched {
  const known = fetched.get(entries) ?? new Map<string, Fetched>();
  fetched.set(entries, known);
  const ref = answer?.body ?? '';
  const before = known.get(ref);
  if (before !== undefined) return before;
  const { kind, message } = readPacketView(Buffer.from(data, 'base64'));
  const of = kind === 'status' ? message.one(n.responseFor, n.documentId) : message.one(n.documentId);
  const packet = { kind, id: of.text, code: message.one(n.statusCode).text };
  known.set(ref, packet);
  return packet;
}
