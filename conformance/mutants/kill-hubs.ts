import { hubChecks } from '../checks/hub-all.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { hubMutants } from './hub-all.ts';
import { findersOf, tryHub } from './hub-trial.ts';
import { type Kill, killOf } from './kill.ts';

const everything = hubScenarios.map(({ id }) => id);

/** Plays against every broken hub what its owner looks at, and judges it by every check of hubs. */
export async function* killHubs(): AsyncGenerator<Kill> {
  for (const mutant of hubMutants) {
    const wanted = hubChecks.find(({ id }) => id === mutant.owner)?.scenarios ?? [];
    const durable = wanted.includes('hub-restart');
    const evidence = await tryHub(wanted.length === 0 ? everything : wanted, { durable }, mutant.wrap);
    yield killOf(mutant, findersOf(evidence, hubChecks));
  }
}

/** What is found in a hub that has nothing wrong. */
export async function findInSoundHub(profile: 'law' | 'field'): Promise<readonly string[]> {
  const dialect = profile === 'law' ? 'strict' : 'observed';
  const delivery = profile === 'law' ? 'faithful' : 'field';
  return findersOf(await tryHub(everything, { dialect, delivery, durable: true }), hubChecks, profile);
}
