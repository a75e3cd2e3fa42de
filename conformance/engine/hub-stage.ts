import type { Bilingual } from '../../protocol/problems/entry.ts';
import { answerJson } from '../evidence/answer-json.ts';
import type { EvidenceEntry, Party } from '../evidence/evidence.ts';
import type { Recorder } from '../evidence/recorder.ts';
import type { Tolerances } from '../tolerances.ts';
import { blankedHeaders, blankSecrets } from './blank-secrets.ts';
import { RunStopped } from './journal.ts';
import { signCall } from './sign-call.ts';
import type {
  CallResult,
  Carry,
  HubAccount,
  HubCall,
  HubKnowledge,
  HubStage,
  ManagementCall,
  RawRequest,
  RunClock,
} from './stage.ts';

/** What a hub under test is reached by. */
export interface HubStageOptions {
  /** The scenario that is about to run: its steps carry its name. */
  readonly scenario: string;
  readonly accounts: HubStage['accounts'];
  /** Carries calls of the axis; those whose target begins with `managementPrefix` to the management end. */
  readonly carry: Carry;
  readonly clock: RunClock;
  readonly tolerances: Tolerances;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
  readonly chance: (key: string) => number;
  readonly known?: HubKnowledge;
  /** True when `carry` reaches a management end too. */
  readonly managed?: boolean;
  readonly restart?: () => Promise<void>;
}

/** Targets that begin so go to the management end. */
export const managementPrefix = '/-';

/** How often a hub whose clock is its own is asked again, in milliseconds. */
const lookAgain = 1_000;

/** Creates the stage on which our agencies are the clients of a hub under test. */
export function createHubStage(options: HubStageOptions): HubStage {
  const { scenario, accounts, clock, recorder, signal, chance, known = {}, managed = false } = options;
  const { tolerances } = options;
  const secrets = accounts.map(({ secret }) => secret);
  const carryOut = recordingCarry(options, secrets);
  const manage = (question: ManagementCall) => carryOut(harness, questionOf(question), nameOf(question));
  return {
    ...{ seat: 'hub', accounts, clock, recorder, signal, chance, known, tolerances },
    ...(managed ? { manage } : {}),
    ...(options.restart === undefined ? {} : { restart: options.restart }),
    step: (name, facts) => recorder.begin(scenario, name, facts),
    call: (account, operation, call: HubCall) =>
      carryOut(partyOf(account), signCall(account, operation, call, clock.now()), operation, call.broken),
    until: (wanted, within, what) => until(options, wanted, within, what),
  };
}

const harness: Party = { kind: 'harness' };

/** Our side of a call goes by the id of the system that makes it. */
function partyOf({ systemId: name }: HubAccount): Party {
  return { kind: 'peer', name };
}

type CarryOut = (from: Party, request: RawRequest, operation: string, fault?: string) => Promise<CallResult>;

/**
 * Carries a request out and writes both sides of it down, secrets blanked. Once the run is stopped it throws: what
 * is not asked any more is nothing that the hub did not answer.
 */
function recordingCarry(
  { carry, clock, recorder, signal }: HubStageOptions,
  secrets: readonly string[],
): CarryOut {
  return async (from, request, operation, fault) => {
    if (signal.aborted) throw new RunStopped('the run was stopped');
    const at = clock.now();
    const began = performance.now();
    const got = await carry(request).catch((reason: unknown) => failureOf(reason));
    const took = Math.round(performance.now() - began);
    const call = {
      ...({ kind: 'call', at, from, to: { kind: 'system' }, operation, took } as const),
      request: {
        ...{ method: request.method, target: request.target, headers: blankedHeaders(request.headers) },
        body: recorder.keep(request.body),
      },
      ...(fault === undefined ? {} : { fault }),
    };
    if ('failure' in got) return { entry: recorder.add({ ...call, ...got }), body: new Uint8Array() };
    const { answer, shown } = blankSecrets(got, secrets);
    const kept = { ...answer, body: recorder.keep(answer.body) };
    const entry = recorder.add({ ...call, answer: kept });
    if (shown) noteSecret(recorder, at, entry);
    const json = answerJson(answer.body);
    return { entry, answer: kept, body: answer.body, ...(json === undefined ? {} : { json }) };
  };
}

/** The bytes of a secret are never written down; that one was shown is. */
function noteSecret(recorder: Recorder, at: number, entry: number): void {
  const facts = { call: String(entry) };
  recorder.add({ kind: 'state', at, of: { kind: 'system' }, subject: 'secret-shown', facts });
}

function failureOf(reason: unknown): { readonly failure: string } {
  const code = reason instanceof Error && 'code' in reason ? String(reason.code) : '';
  const text = reason instanceof Error ? reason.message : String(reason);
  return { failure: code === '' ? text : code };
}

/** `management /trace`: the path without its query. */
function nameOf({ path }: ManagementCall): string {
  return `management ${path.replace(/\?.*$/, '')}`;
}

function questionOf({ method, path, body, as }: ManagementCall): RawRequest {
  const bytes = body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body));
  const basic = as && Buffer.from(`${as.systemId}:${as.secret}`).toString('base64');
  return {
    method,
    target: managementPrefix + path,
    headers: [
      ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
      ...(basic === undefined ? [] : [['Authorization', `Basic ${basic}`] as const]),
    ],
    body: bytes,
  };
}

/** Waits until something was recorded; moves a clock of ours, or lets time pass. */
async function until<T extends EvidenceEntry>(
  { clock, recorder, signal }: HubStageOptions,
  wanted: (entry: EvidenceEntry) => entry is T,
  within: number,
  _what: Bilingual,
): Promise<T | undefined> {
  const deadline = clock.now() + within;
  for (;;) {
    const found = recorder.evidence().entries.find(wanted);
    if (found !== undefined || signal.aborted || clock.now() >= deadline) return found;
    if (clock.advance === undefined) await clock.sleep(lookAgain, signal);
    else await clock.advance(lookAgain);
  }
}
