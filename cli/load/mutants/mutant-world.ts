import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import type { World } from '../../../fixtures/worlds/world.ts';
import type { HubWorld } from '../../../simulator/hub/directory/seed-directory.ts';
import { readWorldFile } from '../../../simulator/scenarios/world-file.ts';
import { loadWorldFile } from '../load-world.ts';

/** 21 November 2026, 08:00 in Vietnam. */
export const opening = Date.parse('2026-11-21T01:00:00Z');

const bodies = 6;

/** The world of the driver: six bodies, each with a system of its own. */
export function mutantWorld(): World {
  const file = loadWorldFile({ systems: bodies, rows: bodies });
  const reading = readWorldFile(JSON.stringify(file), opening);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value.world;
}

/** The same with the keys of its systems. */
export function withSecrets(world: World, seed: string): HubWorld {
  const systems = world.systems.map((each) => ({ ...each, secret: secretFor(seed, each.systemId) }));
  return { systems, agencies: world.agencies };
}
