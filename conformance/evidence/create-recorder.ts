import { createHash } from 'node:crypto';
import type { BodyRef, Evidence, EvidenceEntry } from './evidence.ts';
import { bodiesOf } from './merge-evidence.ts';
import type { Recorder, Unnumbered } from './recorder.ts';

/**
 * Creates a recorder that holds everything in memory; the run's owner writes it out. `before` is what was recorded
 * on an earlier day: it stands first, and is not told of again.
 */
export function createRecorder(
  now: () => number,
  heard: (entry: EvidenceEntry) => void = () => undefined,
  before: Evidence = nothing,
): Recorder {
  const entries: EvidenceEntry[] = [...before.entries];
  const bodies = new Map(bodiesOf(before));
  let step: string | undefined = entries.at(-1)?.step;
  const put = (entry: Unnumbered): number => {
    const number = entries.length + 1;
    const numbered = { ...entry, number, ...(step === undefined ? {} : { step }) } as EvidenceEntry;
    entries.push(numbered);
    heard(numbered);
    return number;
  };
  return {
    keep(bytes) {
      const ref = createHash('sha256').update(bytes).digest('hex');
      if (!bodies.has(ref)) bodies.set(ref, Uint8Array.from(bytes));
      return ref;
    },
    add: put,
    begin(scenario, name, facts = {}) {
      step = `${scenario}/${name}`;
      put({ kind: 'step', at: now(), scenario, name, facts });
    },
    evidence: () => evidenceOf(entries, bodies),
  };
}

const nothing: Evidence = evidenceOf([], new Map());

/** Evidence over entries and bodies that somebody holds. */
export function evidenceOf(
  entries: readonly EvidenceEntry[],
  bodies: ReadonlyMap<BodyRef, Uint8Array>,
): Evidence {
  return {
    entries,
    body(ref) {
      const found = bodies.get(ref);
      if (found === undefined) throw new Error(`No body ${ref} was recorded.`);
      return found;
    },
  };
}
