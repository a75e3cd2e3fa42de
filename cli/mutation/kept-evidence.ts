import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { JudgeContext } from '../../conformance/check.ts';
import type { BodyRef, EvidenceEntry } from '../../conformance/evidence/evidence.ts';
import type { MutantKind } from '../../conformance/mutants/bench.ts';

/** What a peer left behind, as it is kept in a file. */
export interface KeptTrace {
  /** Of the mutant; `sound` for a peer that has nothing wrong. */
  readonly name: string;
  /** The check that has to find something, and the requirement that it has to name; absent for a sound peer. */
  readonly owner?: string;
  readonly requirement?: string;
  /** Ids of the checks that have to do with the peer's seat. */
  readonly checks: readonly string[];
  readonly context: JudgeContext;
  readonly entries: readonly EvidenceEntry[];
}

export interface KeptEvidence {
  readonly traces: readonly KeptTrace[];
  /** Bodies of all traces, each once. */
  readonly bodies: ReadonlyMap<BodyRef, Uint8Array>;
}

/** Where the evidence of a kind is kept. */
export const keptFile = (root: string, kind: MutantKind) => `${root}/.lienthong/mutation/evidence-${kind}.v8`;

/** What was kept of a kind. */
export function readKept(root: string, kind: MutantKind): KeptEvidence {
  return deserialize(readFileSync(keptFile(root, kind))) as KeptEvidence;
}
