import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { EvidenceEntry } from '../evidence/evidence.ts';
import type { Recorder } from '../evidence/recorder.ts';
import { type AgencyHub, messageTypeOf, textOf } from './agency-hub.ts';
import type { Asking, Driver, DriverAction, DriverOutcome, Inquiry, InquiryQuestion } from './driver.ts';
import type { AgencyStage, CallResult, DirectoryDesk, RunClock } from './stage.ts';

/** What the stage of an agency's system is made of. */
export interface AgencyStageOptions {
  readonly seat: 'sender' | 'receiver';
  /** The scenario that is about to run: its steps carry its name. */
  readonly scenario: string;
  readonly hub: AgencyHub;
  readonly driver: Driver;
  readonly clock: RunClock;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
  readonly chance: (key: string) => number;
  /** Names the run, for whoever drives the system; empty where nothing outlasts it. */
  readonly run?: string;
  /** The first number of this run in the registers of our agencies. */
  readonly register: number;
  /** Code of the agency whose system is under test. */
  readonly system: string;
  readonly peers: AgencyStage['peers'];
  /** Told when the stage begins to wait, for what, and for how many milliseconds at most. */
  readonly waiting?: (what: Bilingual, within: number) => void;
}

/** How often a system whose clock is its own is looked at, in milliseconds. */
const lookAgain = 500;
/** The first and the longest step of a clock of ours, in milliseconds: a long wait is not walked second by second. */
const shortestStep = 5_000;
const longestStep = 10 * 60_000;

/** Creates the stage on which our hub is the hub of a system under test, and our agencies its partners. */
export function createAgencyStage(options: AgencyStageOptions): AgencyStage {
  const { seat, scenario, hub, clock, recorder, signal, chance, system, peers, register } = options;
  const send = (from: string, packet: Uint8Array) => sendAs(hub, from, packet);
  return {
    ...{ seat, system, peers, clock, recorder, signal, chance, send },
    number: (place) => register + place,
    trust: hub.trust.desk,
    directory: directoryDesk(hub),
    step: (name, facts) => recorder.begin(scenario, name, facts),
    ask: (action, words) => ask(options, action, words),
    deliver: async (packet, row = {}) => {
      const docId = hub.box.put(packet, { messageType: messageTypeOf(packet), ...row });
      const by = { kind: 'harness' } as const;
      recorder.add({ kind: 'packet', at: clock.now(), name: docId, by, body: recorder.keep(packet) });
      return docId;
    },
    disturb: (trouble) => hub.troubles.add(trouble),
    collect: (peer) => collect(hub, peer),
    ...(options.driver.inquire === undefined
      ? {}
      : { inquire: (requirement: string, words: Bilingual) => inquire(options, { requirement, words }) }),
    pass: async (ms, what) => {
      options.waiting?.(what, ms);
      await walk(options, clock.now() + ms, () => false);
    },
    until: async (wanted, within, what) => {
      const { entries } = recorder.evidence();
      const found = () => entries.find(wanted);
      if (found() === undefined) {
        options.waiting?.(what, within);
        await walk(options, clock.now() + within, () => found() !== undefined);
      }
      return found();
    },
  };
}

function sendAs(hub: AgencyHub, from: string, packet: Uint8Array): Promise<CallResult> {
  const type = messageTypeOf(packet);
  const service = type === 'edoc' ? ([['servicetype', 'eDoc']] as const) : [];
  const parameters = [...service, ['messagetype', type] as const, ['from', from] as const];
  return hub.callAs(from, 'sendEdoc', { parameters, body: packet });
}

/** Lets time pass until `isOver` or the deadline: by steps that grow on a clock of ours, by looking again on another. */
async function walk(
  { clock, driver, signal }: AgencyStageOptions,
  deadline: number,
  isOver: () => boolean,
): Promise<void> {
  let step = shortestStep;
  await driver.turn?.(signal);
  while (!isOver() && !signal.aborted && clock.now() < deadline) {
    const left = deadline - clock.now();
    if (clock.advance === undefined) await clock.sleep(Math.min(lookAgain, left), signal);
    else await clock.advance(Math.min(step, left));
    await driver.turn?.(signal);
    step = Math.min(step * 2, longestStep);
  }
}

/** What goes wrong in a driver is written down as trouble of the harness, with what was asked. */
async function ask(
  options: AgencyStageOptions,
  action: DriverAction,
  words: Bilingual,
): Promise<DriverOutcome> {
  const { driver, recorder, clock, signal } = options;
  const outcome = await perform(driver, action, words, askingOf(options));
  if (signal.aborted) return outcome;
  const { action: name, ...facts } = action;
  recorder.add({
    ...{ kind: 'state', at: clock.now(), of: { kind: 'system' }, subject: `asked ${name}` },
    facts: { ...factsOf(facts), ...factsOfOutcome(outcome, recorder) },
  });
  if (outcome.outcome === 'failed') {
    const what = `${driver.name}: ${name}: ${outcome.why}`;
    recorder.add({ kind: 'trouble', at: clock.now(), blame: 'harness', what });
  }
  await driver.turn?.(signal);
  return outcome;
}

async function perform(
  driver: Driver,
  action: DriverAction,
  words: Bilingual,
  asking: Asking,
): Promise<DriverOutcome> {
  try {
    return await driver.perform(action, words, asking);
  } catch (error) {
    return { outcome: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

function factsOf(action: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const textOf = (value: unknown) =>
    Array.isArray(value) && typeof value[0] === 'object' ? JSON.stringify(value) : String(value);
  return Object.fromEntries(Object.entries(action).map(([name, value]) => [name, textOf(value)]));
}

function factsOfOutcome(outcome: DriverOutcome, recorder: Recorder): Readonly<Record<string, string>> {
  switch (outcome.outcome) {
    case 'done':
      return {
        outcome: 'done',
        ...(outcome.documentId === undefined ? {} : { documentId: outcome.documentId }),
        ...(outcome.file === undefined ? {} : { file: recorder.keep(outcome.file) }),
        ...outcome.shown,
      };
    case 'refused':
    case 'failed':
      return { outcome: outcome.outcome, why: outcome.why };
    case 'not-offered':
      return { outcome: 'not-offered' };
  }
}

/** What only a person at the system's screen can see: asked, dated, attested, and never taken for proved. */
async function inquire(options: AgencyStageOptions, question: InquiryQuestion): Promise<void> {
  const { driver, recorder, clock } = options;
  const answer = await driver.inquire?.(question, askingOf(options));
  if (answer !== undefined) recordInquiry(recorder, clock.now(), question.requirement, answer);
}

/** Writes down what a person said, with the day in Vietnam. */
export function recordInquiry(recorder: Recorder, at: number, requirement: string, answer: Inquiry): void {
  const dated = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
  const { by, text, holds } = answer;
  const manner = holds ? 'attested' : 'denied';
  recorder.add({ kind: 'statement', at, requirement, manner, by, dated, text });
}

/** A question that is asked again after a stop has the key that it had: as many were answered before it. */
function askingOf({ scenario, recorder, signal, clock, run = '' }: AgencyStageOptions): Asking {
  const answered = recorder
    .evidence()
    .entries.filter(({ kind, ...entry }) => isAnswer(kind, 'subject' in entry ? entry.subject : ''));
  return {
    signal,
    key: `${run === '' ? '' : `${run}/`}${scenario}/${answered.length + 1}`,
    now: clock.now(),
  };
}

function isAnswer(kind: EvidenceEntry['kind'], subject: string): boolean {
  return kind === 'statement' || (kind === 'state' && subject.startsWith('asked '));
}

/** An agency of ours fetches and acknowledges all that waits for it, documents and statuses. */
async function collect(hub: AgencyHub, peer: string): Promise<void> {
  for (const type of ['status', 'edoc'] as const) {
    const parameters = [['servicetype', 'eDoc'] as const, ['messagetype', type] as const];
    const listed = await hub.callAs(peer, 'getReceivedEdocList', { parameters });
    const rows = listed.json?.['data'];
    for (const row of Array.isArray(rows) ? rows : []) {
      const docId = textOf((row as Readonly<Record<string, unknown>>)['docId']);
      await hub.callAs(peer, 'getEdoc', { parameters: [['docId', docId]] });
      const done = [['status', 'done'] as const, ['docId', docId] as const];
      await hub.callAs(peer, 'updateStatus', { parameters: done });
    }
  }
}

function directoryDesk({ managementUrl }: AgencyHub): DirectoryDesk {
  const change = async (what: string, body: object) => {
    const response = await fetch(`${managementUrl}/directory/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`directory/${what}: ${response.status} ${await response.text()}`);
  };
  return {
    register: (code, name) => change('register', { code, name, systemId: 'G06' }),
    close: (code, reason) => change('close', { code, reason }),
  };
}

/** True for an entry that is a call of the system, of one of these operations. */
export function isSystemCall(entry: EvidenceEntry, ...operations: readonly string[]): boolean {
  return entry.kind === 'call' && entry.from.kind === 'system' && operations.includes(entry.operation);
}
