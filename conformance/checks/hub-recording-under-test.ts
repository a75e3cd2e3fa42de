import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';
import type { Check, JudgeContext } from '../check.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { CallEntry, Evidence, EvidenceEntry } from '../evidence/evidence.ts';
import type { Finding, Judgement } from '../finding.ts';
import { usualTolerances } from '../tolerances.ts';
import { wantOf } from './hub-wants.ts';

/** What a hub answered, or that it did not. */
export type Said =
  | {
      readonly httpStatus: number;
      readonly body: string | Uint8Array;
      readonly headers?: readonly HeaderPair[];
    }
  | { readonly failure: string };

interface StepLine {
  readonly kind: 'step';
  readonly step: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What a call has besides its answer. */
export interface Besides {
  /** The packet that was asked for. */
  readonly docId?: string;
  /** Parameters by their name without prefix. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Headers that are no parameters. */
  readonly headers?: readonly HeaderPair[];
  readonly body?: string | Uint8Array;
  /** What was broken on purpose. */
  readonly broken?: string;
  readonly at?: number;
  readonly took?: number;
}

interface CallLine extends Besides {
  readonly kind: 'call';
  readonly step: string;
  readonly account: string;
  readonly operation: string;
  readonly said: Said;
}

/** A recording by the names that its test gives to its lines; a line that is undefined did not happen. */
export type Recording = Readonly<Record<string, StepLine | CallLine | undefined>>;

export function step(name: string, facts: Readonly<Record<string, string>> = {}): StepLine {
  return { kind: 'step', step: name, facts };
}

/** A call of one of our systems; of the harness itself when it has no name. */
export function call(
  name: string,
  account: string,
  operation: string,
  said: Said,
  besides: Besides = {},
): CallLine {
  return { kind: 'call', step: name, account, operation, said, ...besides };
}

export function json(value: unknown, httpStatus = 200): Said {
  return { httpStatus, body: JSON.stringify(value) };
}

export function ok(fields: object = {}): Said {
  return json({ status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', ...fields });
}

export function fail(words = 'Khong hop le', fields: object = {}): Said {
  return json({ status: 'FAIL', ErrorCode: '-1', ErrorDesc: words, ...fields });
}

export const rows = (...data: readonly unknown[]): Said => ok({ data });

/** An answer to `getEdoc`. */
export const packet = (text: string): Said => ok({ data: Buffer.from(text).toString('base64') });

export const raw = (body: string | Uint8Array, httpStatus = 200): Said => ({ httpStatus, body });

export const silent: Said = { failure: 'ECONNRESET' };

/** The evidence that a recording is. */
export function evidenceFrom(recording: Recording): Evidence {
  const bodies = new Map<string, Uint8Array>();
  const keep = (body: string | Uint8Array) => {
    const ref = `body-${bodies.size}`;
    bodies.set(ref, typeof body === 'string' ? Buffer.from(body) : body);
    return ref;
  };
  const entries = linesOf(recording).map(([, line], index) => entryOf(line, index + 1, keep));
  return evidenceOf(entries, bodies);
}

function linesOf(recording: Recording): readonly (readonly [string, StepLine | CallLine])[] {
  return Object.entries(recording).flatMap(([name, line]) => (line === undefined ? [] : [[name, line]]));
}

function entryOf(
  line: StepLine | CallLine,
  number: number,
  keep: (body: string | Uint8Array) => string,
): EvidenceEntry {
  if (line.kind === 'call') return callOf(line, number, keep);
  const [scenario = '', ...name] = line.step.split('/');
  return { kind: 'step', number, at: 0, step: line.step, scenario, name: name.join('/'), facts: line.facts };
}

/** The entry that a call is. */
export function callOf(
  line: CallLine,
  number: number,
  keep: (body: string | Uint8Array) => string,
): CallEntry {
  const {
    account,
    operation,
    said,
    docId,
    parameters = {},
    headers: others = [],
    broken,
    at = 0,
    took = 1,
  } = line;
  const sent = { ...(docId === undefined ? {} : { docId }), ...parameters };
  const headers = Object.entries(sent).map(([name, value]) => [parameterPrefix + name, value] as const);
  const request = {
    method: 'POST',
    target: `/${operation}`,
    headers: [...headers, ...others],
    body: keep(line.body ?? ''),
  };
  return {
    ...({ kind: 'call', number, at, step: line.step, to: { kind: 'system' }, operation, took } as const),
    from: account === '' ? { kind: 'harness' } : { kind: 'peer', name: account },
    request,
    ...('failure' in said ? said : { answer: { headers: [], ...said, body: keep(said.body) } }),
    ...(broken === undefined ? {} : { fault: broken }),
  };
}

const usual: JudgeContext = {
  ...{ profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'hub' },
};

/** What the check of this id makes of evidence. */
export function judgedBy(
  checks: readonly Check[],
  id: string,
  evidence: Evidence,
  context?: Partial<JudgeContext>,
): Judgement {
  const check = checks.find((each) => each.id === id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check.judge(evidence, { ...usual, ...context });
}

/** What a check found, each in a line; or why it did not run. */
export function found(
  checks: readonly Check[],
  id: string,
  recording: Recording,
  context?: Partial<JudgeContext>,
): readonly string[] {
  const judgement = judgedBy(checks, id, evidenceFrom(recording), context);
  const names = linesOf(recording).map(([name]) => name);
  if (judgement.kind === 'judged') return judgement.findings.map((each) => lineOf(each, names));
  return [`${judgement.kind}: ${sayable(judgement.why)}`];
}

function lineOf(finding: Finding, names: readonly string[]): string {
  const { requirement, severity, place, expected, seen } = finding;
  const where = [names[place.entry - 1], place.part, place.path, place.offset].filter(
    (each) => each !== undefined,
  );
  return `${severity} ${requirement} in ${where.join(' ')}: expected ${sayable(expected)}; seen ${seen}`;
}

/** What is said to people, in English; it has words in both languages. */
export function sayable({ vi, en }: { readonly vi: string; readonly en: string }): string {
  if (vi === '' || en === '') throw new Error(`said in one language alone: ${vi}${en}`);
  return en;
}

/** The lines that a check looked at, by name; none when it did not run. */
export function lookedAt(checks: readonly Check[], id: string, recording: Recording): readonly string[] {
  const judgement = judgedBy(checks, id, evidenceFrom(recording));
  const names = linesOf(recording).map(([name]) => name);
  return judgement.kind === 'judged' ? judgement.looked.map((number) => names[number - 1] ?? '?') : [];
}

/** What is said where the suite was not given what a step needs. */
export const lacking = (step: string): readonly string[] => [`not-run: ${wantOf(step)?.en}`];
