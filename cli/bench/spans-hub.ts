import { join } from 'node:path';
import process from 'node:process';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { type HubOptions, type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
import { silentLog } from '../../simulator/ports/memory-log.ts';
import { createInstruments } from '../../simulator/ports/process-gauge.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';

/**
 * Three hubs in one process, so that they share what a process has of its own (how the code was compiled, where its
 * memory lies): without spans, with spans, and with traces of one call in ten besides.
 *
 *   node cli/bench/spans-hub.ts FOLDER RECEIVER     prints one line of JSON with their addresses when they are ready
 */
const [, , folder = '.', endpoint = ''] = process.argv;
const clock = createSystemClock();
const systems = world2026.systems.map((each) => ({ ...each, secret: secretFor('bench', each.systemId) }));
const instruments = createInstruments();
const telemetry = { endpoint, serviceName: 'bench', ratio: 0.1, headers: {}, fetch, clock };

function start(name: string, more: Pick<HubOptions, 'instruments' | 'telemetry'>): Promise<RunningHub> {
  return startHub({
    world: { systems, agencies: world2026.agencies },
    ports: { clock, chance: createSeededChance(name), log: silentLog },
    store: join(folder, name),
    ...more,
  });
}

const off = await start('off', {});
const on = await start('on', { instruments });
const traced = await start('traced', { instruments, telemetry });
process.stdout.write(`${JSON.stringify({ off: off.url, on: on.url, traced: traced.url })}\n`);
process.on('SIGTERM', () => {
  void Promise.all([off, on, traced].map((hub) => hub.close())).then(() => process.exit(0));
});
