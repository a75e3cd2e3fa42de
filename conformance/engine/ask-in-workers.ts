import type { Check, JudgeContext } from '../check.ts';
import type { BodyRef, Evidence, EvidenceEntry } from '../evidence/evidence.ts';
import { bodiesOf } from '../evidence/merge-evidence.ts';
import type { Judgement } from '../finding.ts';
import { createCrew } from './crew.ts';
import { askChecks, type RawJudgement } from './judge-check.ts';

/** What a worker is given: its share of the entries, and which checks to ask about them. */
export interface Share {
  readonly checks: readonly string[];
  readonly context: JudgeContext;
  readonly entries: readonly EvidenceEntry[];
  readonly bodies: ReadonlyMap<BodyRef, Uint8Array>;
}

/** Below this many bytes of bodies starting a worker takes longer than it saves. */
const worthAWorker = 4 * 1024 * 1024;

/**
 * Asks checks that look at one packet at a time in several workers, each about its share of the files, and the
 * others here about all of them. Gives what one thread would have given.
 */
export async function askInWorkers(
  checks: readonly Check[],
  evidence: Evidence,
  context: JudgeContext,
  workers: number,
  leastBytes = worthAWorker,
): Promise<readonly RawJudgement[]> {
  const apart = checks.filter(({ apart }) => apart === true);
  const bytes = [...bodiesOf(evidence).values()].reduce((sum, { length }) => sum + length, 0);
  const count = Math.min(workers, Math.floor(bytes / leastBytes), evidence.entries.length);
  if (count < 2 || apart.length === 0) return askChecks(checks, evidence, context);
  const ids = apart.map(({ id }) => id);
  const crew = createCrew<Share, readonly RawJudgement[]>(import.meta.url, './ask-worker', count);
  const running = sharesOf(evidence, count).map((share) => crew.do({ checks: ids, context, ...share }));
  const here = askChecks(
    checks.filter(({ id }) => !ids.includes(id)),
    evidence,
    context,
  );
  const there = mergeShares(await Promise.all(running).finally(() => crew.close()));
  const said = new Map([...here, ...there].map((each) => [each.check, each]));
  return checks.flatMap(({ id }) => said.get(id) ?? []);
}

/** Entries dealt out so that every share has about as many bytes to read. */
function sharesOf(evidence: Evidence, count: number): readonly Pick<Share, 'entries' | 'bodies'>[] {
  const shares = Array.from({ length: count }, () => ({ entries: [] as EvidenceEntry[], size: 0 }));
  for (const entry of evidence.entries) {
    const size = sizeOf(entry, evidence);
    const smallest = shares.reduce((least, each) => (each.size < least.size ? each : least));
    smallest.entries.push(entry);
    smallest.size += size + 1;
  }
  return shares.map(({ entries }) => {
    return { entries, bodies: bodiesOf({ entries, body: (ref) => evidence.body(ref) }) };
  });
}

function sizeOf(entry: EvidenceEntry, evidence: Evidence): number {
  return [...bodiesOf({ entries: [entry], body: (ref) => evidence.body(ref) }).values()].reduce(
    (sum, { length }) => sum + length,
    0,
  );
}

/** One word out of the words of all shares; findings and entries in the order of the evidence. */
export function mergeShares(shares: readonly (readonly RawJudgement[])[]): readonly RawJudgement[] {
  const [first = []] = shares;
  return first.map(({ check }) => {
    const said = shares.flatMap((share) => share.filter((each) => each.check === check));
    return { check, judgement: mergeJudgements(said.map(({ judgement }) => judgement)) };
  });
}

function mergeJudgements(judgements: readonly Judgement[]): Judgement {
  const broken = judgements.find(({ kind }) => kind === 'inconclusive');
  if (broken !== undefined) return broken;
  const judged = judgements.filter((each) => each.kind === 'judged');
  const [first] = judgements;
  if (judged.length === 0 && first !== undefined) return first;
  return {
    kind: 'judged',
    looked: judged.flatMap(({ looked }) => looked).toSorted((a, b) => a - b),
    findings: judged.flatMap(({ findings }) => findings).toSorted((a, b) => a.place.entry - b.place.entry),
  };
}
