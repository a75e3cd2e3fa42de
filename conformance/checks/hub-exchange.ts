import type { CallEntry, Evidence, StepEntry } from '../evidence/evidence.ts';

/** A row of a list answer, as it came. */
export type Row = Readonly<Record<string, unknown>>;

/** A call of one of our clients to the hub under test, with its answer read as leniently as can be. */
export interface HubCallSeen {
  readonly entry: CallEntry;
  readonly number: number;
  readonly step: string;
  /** System id of our client; '' for the harness itself. */
  readonly account: string;
  readonly operation: string;
  /** True when something was broken on purpose. */
  readonly broken: boolean;
  readonly bytes: Uint8Array;
  readonly json: Row | undefined;
  /** What the answer amounts to: `silent` when none came, `garbled` when nobody can tell. */
  readonly outcome: 'accepted' | 'refused' | 'garbled' | 'silent';
  readonly rows: readonly Row[];
}

/** All that our clients did, in order, found again by the step in which it was done. */
export interface HubExchange {
  readonly calls: readonly HubCallSeen[];
  readonly evidence: Evidence;
  /** Calls of a step, `scenario/step`, of one operation where one is named. */
  at(step: string, operation?: string): readonly HubCallSeen[];
  /** What was written down as the step began. */
  facts(step: string): Readonly<Record<string, string>>;
  /** Calls of all steps of a scenario. */
  within(scenario: string, operation?: string): readonly HubCallSeen[];
}

const known = new WeakMap<Evidence, HubExchange>();

/** Reads the recorded calls to a hub; the same evidence is read once. */
export function hubExchange(evidence: Evidence): HubExchange {
  const found = known.get(evidence) ?? readExchange(evidence);
  known.set(evidence, found);
  return found;
}

function readExchange(evidence: Evidence): HubExchange {
  const calls = evidence.entries
    .filter((entry): entry is CallEntry => entry.kind === 'call' && entry.to.kind === 'system')
    .map((entry) => readCall(entry, evidence));
  const steps = evidence.entries.filter((entry): entry is StepEntry => entry.kind === 'step');
  const byStep = Map.groupBy(calls, ({ step }) => step);
  const byScenario = Map.groupBy(calls, ({ step }) => step.slice(0, step.indexOf('/')));
  const ofOperation = (found: readonly HubCallSeen[], operation?: string) =>
    operation === undefined ? found : found.filter((each) => each.operation === operation);
  return {
    calls,
    evidence,
    at: (step, operation) => ofOperation(byStep.get(step) ?? [], operation),
    within: (scenario, operation) => ofOperation(byScenario.get(scenario) ?? [], operation),
    facts: (step) => steps.find((each) => `${each.scenario}/${each.name}` === step)?.facts ?? {},
  };
}

function readCall(entry: CallEntry, evidence: Evidence): HubCallSeen {
  const { number, step = '', from, operation, answer, fault } = entry;
  const bytes = answer === undefined ? new Uint8Array() : evidence.body(answer.body);
  const json = operation === 'downloadEdoc' ? undefined : objectOf(bytes);
  return {
    ...{ entry, number, step, operation, bytes, json },
    account: from.kind === 'peer' ? from.name : '',
    broken: fault !== undefined,
    outcome: outcomeOf(entry, bytes, json),
    rows: rowsIn(json, 'data') ?? [],
  };
}

/** A download has no envelope: its HTTP status and whether anything came tell; see the wire contract, 1.6. */
function outcomeOf(
  { answer, operation }: CallEntry,
  bytes: Uint8Array,
  json: Row | undefined,
): HubCallSeen['outcome'] {
  if (answer === undefined) return 'silent';
  if (operation === 'downloadEdoc' || operation.startsWith('management')) {
    return answer.httpStatus < 300 && bytes.length > 0 ? 'accepted' : 'refused';
  }
  if (json === undefined) return 'garbled';
  const code = textIn(json, 'ErrorCode');
  if (json['status'] === 'OK' && code === '0') return 'accepted';
  return json['status'] === 'FAIL' || (code !== '' && code !== '0') ? 'refused' : 'garbled';
}

function objectOf(bytes: Uint8Array): Row | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list of an answer; undefined when there is no list. */
export function rowsIn(row: Row | undefined, name: string): readonly Row[] | undefined {
  const value = row?.[name];
  return Array.isArray(value) ? value.filter(isRow) : undefined;
}

/** The events of a log that was looked up; undefined when the answer has none. */
export function eventsIn(call: HubCallSeen | undefined): readonly Row[] | undefined {
  return rowsIn(call?.json, 'events')?.flatMap(({ event }) => (isRow(event) ? [event] : []));
}

/** A field of an answer as text; '' when there is none. */
export function textIn(row: Row | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A parameter as it was sent, by its name without prefix. */
export function sentParameter({ entry }: HubCallSeen, name: string): string {
  const wanted = `xroadvnpt-${name.toLowerCase()}`;
  return entry.request.headers.find(([each]) => each.toLowerCase() === wanted)?.[1] ?? '';
}

/** The packet that a `getEdoc` or `downloadEdoc` answered with; undefined when it gave none. */
export function packetOf(call: HubCallSeen): Uint8Array | undefined {
  if (call.outcome !== 'accepted') return undefined;
  if (call.operation === 'downloadEdoc') return call.bytes;
  const data = call.json?.['data'];
  return typeof data === 'string' && data !== '' ? Buffer.from(data, 'base64') : undefined;
}

/** One packet that an account was given, and the call that gave it. */
export interface Delivered {
  readonly call: HubCallSeen;
  readonly packet: Uint8Array;
  /** Id of the delivery. */
  readonly id: string;
}

/**
 * Packets given out in a scenario or one of its steps that hold a text, such as a document's identifier. None holds a
 * text that no step wrote down.
 */
export function deliveriesOf(calls: readonly HubCallSeen[], text: string | undefined): readonly Delivered[] {
  if (text === undefined) return [];
  return calls.flatMap((call) => {
    if (call.operation !== 'getEdoc') return [];
    const packet = packetOf(call);
    if (packet === undefined || !Buffer.from(packet).includes(text)) return [];
    return [{ call, packet, id: sentParameter(call, 'docId').toLowerCase() }];
  });
}
