import { join } from 'node:path';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names } from '../../protocol/edxml/names.ts';
import { answerJson } from '../evidence/answer-json.ts';
import type { CallEntry, Party } from '../evidence/evidence.ts';
import type { Recorder } from '../evidence/recorder.ts';
import { blankedHeaders } from './blank-secrets.ts';
import {
  agencyOf,
  createSeededChance,
  type RunningHub,
  secretFor,
  silentLog,
  startHub,
  world2026,
} from './reference-peers.ts';
import { signCall } from './sign-call.ts';
import type { CallResult, Carry, HubCall, RawAnswer, RawRequest, RunClock } from './stage.ts';
import { createSystemBox, operationOf, type SystemBox } from './system-box.ts';
import { carryInTrouble, createTroubleLine, type TroubleLine } from './troubles.ts';
import { createTrustServices, serviceOf, type TrustServices } from './trust-services.ts';

/** Our hub with everything around it that a system under test can reach; all of it is written down. */
export interface AgencyHub {
  /** For the system under test: operations of the axis, and `http://pki.example/…`. */
  readonly carry: Carry;
  /** One of our agencies makes a call. */
  callAs(code: string, operation: string, call: HubCall): Promise<CallResult>;
  readonly box: SystemBox;
  readonly troubles: TroubleLine;
  readonly trust: TrustServices;
  /** The management end, for what an operator does. */
  readonly managementUrl: string;
  /** Where recording goes from now on: one hub may serve several scenarios. */
  recordTo(recorder: Recorder): void;
  close(): Promise<void>;
}

/** For whom our hub is put up, on whose clock, and what of it outlasts a run. */
export interface AgencyHubOptions {
  /** Code of the agency whose system is under test. */
  readonly system: string;
  readonly seed: string;
  readonly clock: RunClock;
  readonly recorder: Recorder;
  /** Drawn into what a system remembers from one run to the next: ids of deliveries. Empty where nothing outlasts a run. */
  readonly run?: string;
  /** Folder in which everything outlasts a stop; in memory unless given. */
  readonly folder?: string;
  /** The secret of a system under test that has one of its own; drawn from the seed unless given. */
  readonly secret?: string;
}

const harness: Party = { kind: 'harness' };

/** The secret that a seat of this hub has. */
export function seatSecret(seed: string, code: string): string {
  return secretFor(seed, agencyOf(world2026, code).systemId);
}

/** Starts the hub of a system under test. */
export async function startAgencyHub(options: AgencyHubOptions): Promise<AgencyHub> {
  const { system, seed, clock, secret, run = '', folder } = options;
  const chance = createSeededChance(run === '' ? seed : `${seed} ${run}`);
  const own = agencyOf(world2026, system).systemId;
  const systems = world2026.systems.map(({ systemId }) => ({
    systemId,
    secret: systemId === own && secret !== undefined ? secret : secretFor(seed, systemId),
  }));
  const hub = await startHub({
    world: { ...world2026, systems },
    ports: { clock, log: silentLog, chance },
    dialect: 'observed',
    conflict: 'flag',
    ...(folder === undefined ? {} : { store: join(folder, 'hub') }),
  });
  const troubles = createTroubleLine(clock.now);
  const trust = createTrustServices(clock.now);
  const box = createSystemBox((request) => serve(hub, request), {
    to: system,
    stamp: () => renderLocalTimestamp(clock.now()),
    mark: Buffer.from(chance.bytes('box', 2)).toString('hex'),
    ...(folder === undefined ? {} : { folder: join(folder, 'box') }),
  });
  let recorder = options.recorder;
  return {
    ...{ box, troubles, trust, managementUrl: hub.managementUrl },
    carry: (request) => carryRecorded(request, { box, troubles, trust, clock, recorder }),
    callAs: (code, operation, call) => callAs(hub, code, operation, call, { seed, clock, recorder }),
    recordTo: (next) => {
      recorder = next;
    },
    close: hub.close,
  };
}

interface Recording {
  readonly clock: RunClock;
  readonly recorder: Recorder;
}

type Around = Recording & Pick<AgencyHub, 'box' | 'troubles' | 'trust'>;

/** A call of the system: disturbed where that was ordered, and written down with what became of it. */
async function carryRecorded(request: RawRequest, around: Around): Promise<RawAnswer> {
  const { box, troubles, trust, clock, recorder } = around;
  const isTrust = request.target.startsWith('http:');
  const operation = isTrust ? serviceOf(request.target).service : operationOf(request);
  const trouble = isTrust ? undefined : troubles.next(request, operation);
  const carry = async () => (isTrust ? trust.answer(request) : box.carry(request));
  const asked = recorder.keep(request.body);
  const at = clock.now();
  const began = performance.now();
  const got = await attempt(() =>
    trouble === undefined
      ? carry()
      : carryInTrouble(trouble, carry, clock.advance ?? ((ms) => clock.sleep(ms))),
  );
  const to: Party = isTrust ? { kind: 'peer', name: 'pki' } : harness;
  const number = recorder.add({
    ...{ kind: 'call', at, from: { kind: 'system' }, to, operation },
    request: { ...request, headers: blankedHeaders(request.headers), body: asked },
    ...outcomeOf(got, recorder),
    took: Math.round(performance.now() - began),
    ...(trouble === undefined ? {} : { fault: trouble.name }),
  });
  if (operation === 'sendEdoc') notePacket(request, got, { kind: 'system' }, number, around);
  if ('error' in got) throw got.error;
  return got.answer;
}

type Got = { readonly answer: RawAnswer } | { readonly error: unknown };

async function attempt(carry: () => Promise<RawAnswer>): Promise<Got> {
  try {
    return { answer: await carry() };
  } catch (error) {
    return { error };
  }
}

function outcomeOf(got: Got, recorder: Recorder): Pick<CallEntry, 'answer' | 'failure'> {
  if ('answer' in got) return { answer: { ...got.answer, body: recorder.keep(got.answer.body) } };
  const { error } = got;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return { failure: code };
}

/** The packet on its own, without the two bytes that the SDK appends. */
function notePacket(
  { body }: RawRequest,
  got: Got,
  by: Party,
  call: number,
  { clock, recorder }: Recording,
): void {
  const ends = body.at(-2) === 0x0d && body.at(-1) === 0x0a;
  const packet = ends ? body.subarray(0, -2) : body;
  const docId = 'answer' in got ? textOf(answerJson(got.answer.body)?.['DocId']) : '';
  const name = docId === '' ? 'sendEdoc' : docId;
  recorder.add({ kind: 'packet', at: clock.now(), name, by, body: recorder.keep(packet), call });
}

async function callAs(
  hub: RunningHub,
  code: string,
  operation: string,
  call: HubCall,
  { seed, clock, recorder }: Recording & { readonly seed: string },
): Promise<CallResult> {
  const { systemId } = agencyOf(world2026, code);
  const account = { systemId, secret: secretFor(seed, systemId), agencies: [code] } as const;
  const request = signCall(account, operation, call, clock.now());
  const got = await attempt(() => serve(hub, request));
  const from: Party = { kind: 'peer', name: code };
  const outcome = outcomeOf(got, recorder);
  const entry = recorder.add({
    ...{ kind: 'call', at: clock.now(), from, to: harness, operation, took: 0 },
    request: { ...request, headers: blankedHeaders(request.headers), body: recorder.keep(request.body) },
    ...outcome,
  });
  if (operation === 'sendEdoc') notePacket(request, got, from, entry, { clock, recorder });
  const body = 'answer' in got ? got.answer.body : new Uint8Array();
  const json = answerJson(body);
  const { answer } = outcome;
  return {
    entry,
    body,
    ...(answer === undefined ? {} : { answer }),
    ...(json === undefined ? {} : { json }),
  };
}

async function serve(hub: RunningHub, { method, target, headers, body }: RawRequest): Promise<RawAnswer> {
  const answer = await hub.serve({ method, url: target, headers, body });
  const { httpStatus, headers: answered } = answer;
  if (answer.body instanceof Uint8Array) return { httpStatus, headers: answered, body: answer.body };
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body) pieces.push(piece);
  return { httpStatus, headers: answered, body: Buffer.concat(pieces) };
}

/** What kind of message a packet of ours is, by the one element that only statuses have. */
export function messageTypeOf(packet: Uint8Array): 'edoc' | 'status' {
  return Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength).includes(`${names.statusCode}>`)
    ? 'status'
    : 'edoc';
}

/** A text of an answer; empty for what is no text, so that absent and wrong look alike. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
