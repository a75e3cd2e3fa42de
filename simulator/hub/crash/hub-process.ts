/**
 * A hub in a process of its own, to be killed. Run with the folder of its store and the seed of its secrets; says
 * `{ url }` to its parent when it listens, and dies by its own hand at the point that the parent arms.
 */
import process from 'node:process';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { silentLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import { startHub } from '../start-hub.ts';

const [, , store = '', seed = ''] = process.argv;
const t = performance.now();
const systems = world2026.systems.map((each) => ({ ...each, secret: secretFor(seed, each.systemId) }));
const { url } = await startHub({
  world: { systems, agencies: world2026.agencies },
  ports: { clock: createSystemClock(), chance: createSeededChance(seed), log: silentLog },
  store,
});
process.send?.({ url });
console.log(t, performance.now(), url, process.cpuUsage()); 
