import { createCrew } from '../engine/crew.ts';
import { at, type Bench, type MutantKind, mutantKinds } from './bench.ts';
import { type Heard, hear, type Kill, killOf } from './kill.ts';
import { agencyBench } from './kill-agencies.ts';
import { hubBench } from './kill-hubs.ts';
import { packetBench } from './kill-packets.ts';

export { type MutantKind, mutantKinds } from './bench.ts';

/** A check and the sound peer that it got wrong. */
interface AboutSound {
  readonly peer: string;
  readonly check: string;
}

/** The judge, judged: what it found in broken peers, and in sound ones. */
export interface KillMatrix {
  readonly kills: readonly Kill[];
  /** Anything here is the suite's own fault. */
  readonly falseFindings: readonly AboutSound[];
  /** Checks that looked at nothing of a sound peer that shows all there is: they would find nothing anywhere. */
  readonly silent: readonly AboutSound[];
}

/** One thing to be done for the matrix. */
export interface Trial {
  readonly kind: MutantKind;
  readonly of: 'mutant' | 'sound';
  /** In the bench's list. */
  readonly place: number;
}

export type Tried =
  | { readonly of: 'mutant'; readonly kill: Kill }
  | { readonly of: 'sound'; readonly peer: string; readonly heard: Heard };

export const benches: Readonly<Record<MutantKind, Bench>> = {
  packet: packetBench,
  hub: hubBench,
  agency: agencyBench,
};

/** Share of mutants that have to be killed by their owners, alone or beside at most two others. */
export const leastKilled = 0.98;

/** Does one trial. */
export async function tryOne({ kind, of, place }: Trial): Promise<Tried> {
  const bench = benches[kind];
  if (of === 'mutant') {
    const { checks, evidence, context } = await bench.try(place);
    return { of, kill: killOf(at(bench.mutants, place), hear(checks, evidence, context).found) };
  }
  return { of, peer: bench.sounds[place] ?? '', heard: await bench.sound(place) };
}

/** Every trial of the kinds. Whole plans stand first, so that no worker is left with a long one at the end. */
export function trialsOf(kinds: readonly MutantKind[]): readonly Trial[] {
  const wanted = mutantKinds.toReversed().filter((kind) => kinds.includes(kind));
  return (['sound', 'mutant'] as const).flatMap((of) =>
    wanted.flatMap((kind) => {
      const { mutants, sounds } = benches[kind];
      const count = of === 'mutant' ? mutants.length : sounds.length;
      return Array.from({ length: count }, (_, place) => ({ kind, of, place }));
    }),
  );
}

/** Tries every broken peer of the kinds, and the sound ones, in so many workers. `heard` is told of each kill. */
export async function runKillMatrix(
  kinds: readonly MutantKind[],
  workers: number,
  heard: (kill: Kill) => void = () => undefined,
): Promise<KillMatrix> {
  const crew = createCrew<Trial, Tried>(import.meta.url, './kill-worker', Math.max(1, workers));
  try {
    const trials = trialsOf(kinds).map(async (trial) => {
      const tried = await crew.do(trial);
      if (tried.of === 'mutant') heard(tried.kill);
      return tried;
    });
    return matrixOf(await Promise.all(trials));
  } finally {
    await crew.close();
  }
}

/** The matrix out of its trials: packets, hubs, agencies, each in the order of its list. */
function matrixOf(tried: readonly Tried[]): KillMatrix {
  const kills = tried.flatMap((each) => (each.of === 'mutant' ? [each.kill] : []));
  const sound = tried.flatMap((each) => (each.of === 'sound' ? [each] : []));
  return {
    kills: mutantKinds.flatMap((kind) => kills.filter((each) => each.kind === kind)),
    falseFindings: sound.flatMap(({ peer, heard: { found } }) => found.map(({ check }) => ({ peer, check }))),
    silent: sound.flatMap(({ peer, heard: { silent } }) => silent.map((check) => ({ peer, check }))),
  };
}

/** True when the judge may be trusted: enough is killed, nothing survives, sound peers are seen and not blamed. */
export function isSound({ kills: rows, falseFindings, silent }: KillMatrix): boolean {
  const killed = rows.filter(({ outcome }) => outcome === 'killed').length;
  const unseen = rows.some(({ outcome }) => outcome === 'survived');
  const fair = falseFindings.length === 0 && silent.length === 0;
  return rows.length > 0 && killed / rows.length >= leastKilled && !unseen && fair;
}
