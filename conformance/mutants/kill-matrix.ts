import type { Kill } from './kill.ts';
import { findInSoundAgency, killAgencies } from './kill-agencies.ts';
import { findInSoundHub, killHubs } from './kill-hubs.ts';
import { findInSoundPackets, killPackets } from './kill-packets.ts';

/** Which kinds of peers are tried. */
export const mutantKinds = ['packet', 'hub', 'agency'] as const;

export type MutantKind = (typeof mutantKinds)[number];

/** The judge, judged: what it found in broken peers, and in sound ones. */
export interface KillMatrix {
  readonly kills: readonly Kill[];
  /** Anything here is the suite's own fault. */
  readonly falseFindings: readonly { readonly peer: string; readonly check: string }[];
}

/** Share of mutants that have to be killed by their owners, alone or beside at most two others. */
export const leastKilled = 0.98;

const kills: Readonly<Record<MutantKind, () => AsyncGenerator<Kill>>> = {
  packet: killPackets,
  hub: killHubs,
  agency: killAgencies,
};

const sounds: Readonly<Record<MutantKind, (profile: 'law' | 'field') => Promise<readonly string[]>>> = {
  packet: findInSoundPackets,
  hub: findInSoundHub,
  agency: findInSoundAgency,
};

/** Tries every broken peer of the kinds, and the sound ones under both profiles. `heard` is told of each kill. */
export async function runKillMatrix(
  kinds: readonly MutantKind[],
  heard: (kill: Kill) => void = () => undefined,
): Promise<KillMatrix> {
  const rows: Kill[] = [];
  const falseFindings: { peer: string; check: string }[] = [];
  for (const kind of kinds) {
    for (const profile of ['law', 'field'] as const) {
      const found = await sounds[kind](profile);
      falseFindings.push(...found.map((check) => ({ peer: `${kind}, ${profile}`, check })));
    }
    for await (const kill of kills[kind]()) {
      rows.push(kill);
      heard(kill);
    }
  }
  return { kills: rows, falseFindings };
}

/** True when the judge may be trusted: enough is killed, nothing survives unseen by all, nothing sound is blamed. */
export function isSound({ kills: rows, falseFindings }: KillMatrix): boolean {
  const killed = rows.filter(({ outcome }) => outcome === 'killed').length;
  const unseen = rows.some(({ outcome }) => outcome === 'survived');
  return rows.length > 0 && killed / rows.length >= leastKilled && !unseen && falseFindings.length === 0;
}
