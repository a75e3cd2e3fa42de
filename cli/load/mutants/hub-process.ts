/**
 * A mutant in a process of its own, for k6: `hub-process.ts <orders as JSON>`. It prints the line of
 * `lienthong hub --json` when it listens.
 */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { startHub } from '../../../simulator/hub/start-hub.ts';
import { silentLog } from '../../../simulator/ports/memory-log.ts';
import { createInstruments } from '../../../simulator/ports/process-gauge.ts';
import { createSeededChance } from '../../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../../simulator/ports/system-clock.ts';
import { readWorldFile } from '../../../simulator/scenarios/world-file.ts';
import type { MutantOrders } from './mutant-hub.ts';
import { withSecrets } from './mutant-world.ts';
import { loadMutants } from './mutants.ts';

const orders = JSON.parse(process.argv[2] ?? '') as MutantOrders;
const clock = createSystemClock();
const reading = readWorldFile(await readFile(orders.world, 'utf8'), clock.now());
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const world = withSecrets(reading.value.world, orders.seed);
const hub = await startHub({
  world,
  ports: { clock, chance: createSeededChance(orders.seed), log: silentLog },
  store: orders.store,
  port: orders.port,
  managementPort: orders.managementPort,
  instruments: createInstruments(),
});
const mutant = loadMutants.find(({ id }) => id === orders.mutant);
mutant?.breaks(hub, { ...orders, clock });
const { url, managementUrl } = hub;
process.stdout.write(`${JSON.stringify({ url, managementUrl, systems: world.systems })}\n`);
// A parent that is gone leaves nobody to serve.
process.stdin.resume().once('end', () => process.exit());
