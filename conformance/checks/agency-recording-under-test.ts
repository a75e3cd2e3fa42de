import type { Check, JudgeContext } from '../check.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { Evidence, EvidenceEntry } from '../evidence/evidence.ts';
import type { Finding, Judgement } from '../finding.ts';
import { type Besides, callOf, judgedBy, ok, type Said, sayable } from './hub-recording-under-test.ts';

/** What a call or a packet has besides what was said. `at` is when the call was made, and the packet noted. */
export interface AgencyBesides extends Besides {
  /** Where the call went, when not to its operation. */
  readonly target?: string;
  /** What the hub answered: OK unless told. */
  readonly said?: Said;
}

type Facts = Readonly<Record<string, string>>;
type Keep = (body: string | Uint8Array) => string;

/** What happened at once: one entry, or a call and the packet that it carried. */
export type Line = (number: number, keep: Keep) => readonly EvidenceEntry[];

/** A recording of an agency by the names that its test gives to its lines; an undefined line did not happen. */
export type AgencyRecording = Readonly<Record<string, Line | undefined>>;

/** A step of a scenario, `scenario/name`. */
export function step(name: string, facts: Facts = {}, at = 0): Line {
  const [scenario = '', ...rest] = name.split('/');
  return (number) => [{ kind: 'step', number, at, step: name, scenario, name: rest.join('/'), facts }];
}

/** What the driver was asked in a step, `show-document` …, and what it said. */
export function asked(name: string, action: string, facts: Facts = { outcome: 'done' }, at = 0): Line {
  const of = { kind: 'system' } as const;
  return (number) => [{ kind: 'state', number, at, step: name, of, subject: `asked ${action}`, facts }];
}

/** A call of the system under test in a step. */
export function calls(name: string, operation: string, besides: AgencyBesides = {}): Line {
  return (number, keep) => [callBy('system', name, operation, besides, number, keep)];
}

/** A packet that the system sends in a step. Its call stands before it in the recording, as `the call of …`. */
export function sends(name: string, packet: string | Uint8Array, besides: AgencyBesides = {}): Line {
  return sending('system', name, packet, besides);
}

/** A packet that one of our agencies sends, by its code. */
export function peerSends(
  code: string,
  name: string,
  packet: string | Uint8Array,
  besides: AgencyBesides = {},
): Line {
  return sending(code, name, packet, besides);
}

/** A packet that the harness itself puts into the system's box, under this `DocId`. */
export function puts(name: string, docId: string, packet: string | Uint8Array = ''): Line {
  const by = { kind: 'harness' } as const;
  return (number, keep) => [
    { kind: 'packet', number, at: 0, step: name, name: docId, by, body: keep(packet) },
  ];
}

function sending(from: string, name: string, packet: string | Uint8Array, besides: AgencyBesides): Line {
  return (number, keep) => {
    const carrier = callBy(from, name, 'sendEdoc', { body: packet, ...besides }, number, keep);
    const { at } = carrier;
    const by = carrier.from;
    const noted = { number: number + 1, at, step: name, name: 'sendEdoc', by, body: keep(packet) };
    return [carrier, { kind: 'packet', ...noted, call: number }];
  };
}

function callBy(
  from: string,
  name: string,
  operation: string,
  { target, said = ok(), ...besides }: AgencyBesides,
  number: number,
  keep: Keep,
) {
  const line = { kind: 'call', step: name, account: from, operation, said, ...besides } as const;
  const { request, ...entry } = callOf(line, number, keep);
  return {
    ...entry,
    request: { ...request, ...(target === undefined ? {} : { target }) },
    from: from === 'system' ? ({ kind: 'system' } as const) : entry.from,
    to: { kind: 'harness' } as const,
  };
}

/** A recording as evidence, with the name of the line that each entry is of, from the first. */
function written(recording: AgencyRecording): { evidence: Evidence; names: readonly string[] } {
  const bodies = new Map<string, Uint8Array>();
  const keep: Keep = (body) => {
    const bytes = Buffer.from(body);
    const ref = bytes.toString('hex');
    bodies.set(ref, bytes);
    return ref;
  };
  const entries: EvidenceEntry[] = [];
  const names: string[] = [];
  for (const [name, line] of Object.entries(recording)) {
    const made = line?.(entries.length + 1, keep) ?? [];
    entries.push(...made);
    names.push(...made.map((_, index) => (index + 1 < made.length ? `the call of ${name}` : name)));
  }
  return { evidence: evidenceOf(entries, bodies), names };
}

/** The evidence that a recording is. */
export function agencyEvidence(recording: AgencyRecording): Evidence {
  return written(recording).evidence;
}

/**
 * What a check found, each in a line: `fail ERR-04 in again, packet To: G22`, with whom it blames when not the system;
 * or why it did not judge.
 */
export function found(
  checks: readonly Check[],
  id: string,
  recording: AgencyRecording,
  context: Partial<JudgeContext> = {},
): readonly string[] {
  const { evidence, names } = written(recording);
  const judgement = judgedBy(checks, id, evidence, context);
  if (judgement.kind === 'judged') return judgement.findings.map((each) => lineOf(each, names));
  return [whyNot(judgement)];
}

function whyNot({ kind, why, ...rest }: Exclude<Judgement, { readonly kind: 'judged' }>): string {
  return [kind, 'blame' in rest ? ` of the ${rest.blame}` : '', ': ', sayable(why)].join('');
}

function lineOf(
  { requirement, severity, place, expected, cause, seen, blame }: Finding,
  names: readonly string[],
) {
  if (sayable(expected) === '' || sayable(cause) === '') throw new Error(`${requirement} explains nothing`);
  const where = [place.part, ...(place.path === undefined ? [] : [place.path])].join(' ');
  const whose = blame === 'system' ? '' : ` of the ${blame}`;
  return `${severity} ${requirement}${whose} in ${names[place.entry - 1] ?? '?'}, ${where}: ${seen}`;
}

/** The lines that a check looked at, by name; none when it did not judge. */
export function lookedAt(
  checks: readonly Check[],
  id: string,
  recording: AgencyRecording,
  context: Partial<JudgeContext> = {},
): readonly string[] {
  const { evidence, names } = written(recording);
  const judgement = judgedBy(checks, id, evidence, context);
  return judgement.kind === 'judged' ? judgement.looked.map((number) => names[number - 1] ?? '?') : [];
}
