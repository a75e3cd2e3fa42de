import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import type { BodyRef } from '../../conformance/evidence/evidence.ts';
import { bodiesOf } from '../../conformance/evidence/merge-evidence.ts';
import { type Bench, type MutantKind, mutantKinds, type Trace } from '../../conformance/mutants/bench.ts';
import { benches } from '../../conformance/mutants/kill-matrix.ts';
import { type KeptEvidence, type KeptTrace, keptFile } from './kept-evidence.ts';
import { markOf } from './measured.ts';

/**
 * Plays every mutant and sound peer once and keeps what they left behind: a check is pure over evidence, so a
 * mutant of a check can be judged by it without playing anything again.
 */
export async function keepEvidence(root: string, heard: (kind: MutantKind) => void): Promise<void> {
  const mark = playersMark(root);
  for (const kind of mutantKinds) {
    const file = keptFile(root, kind);
    const markFile = `${file}.mark`;
    if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) continue;
    heard(kind);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, serialize(await playAll(benches[kind])));
    writeFileSync(markFile, mark);
  }
}

/** Who plays: when one of these files changes, what was kept is out of date. */
function playersMark(root: string): string {
  const paths = globSync('{conformance/{mutants,scenarios,engine},simulator,fixtures,protocol}/**/*.ts', {
    cwd: root,
  });
  const sources = paths.filter((path) => !path.endsWith('.test.ts')).toSorted();
  return markOf(sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'));
}

async function playAll({ mutants, ...bench }: Bench): Promise<KeptEvidence> {
  const bodies = new Map<BodyRef, Uint8Array>();
  const traces: KeptTrace[] = [];
  const keep = (trace: Trace, about: Pick<KeptTrace, 'name' | 'owner' | 'requirement'>) => {
    const { evidence, context, checks } = trace;
    for (const [ref, body] of bodiesOf(evidence)) bodies.set(ref, body);
    traces.push({ ...about, context, checks: checks.map(({ id }) => id), entries: [...evidence.entries] });
  };
  for (const trace of await bench.example()) keep(trace, { name: 'sound' });
  for (const [place, { id: name, owner, requirement }] of mutants.entries()) {
    keep(await bench.try(place), { name, owner, requirement });
  }
  return { traces, bodies };
}
