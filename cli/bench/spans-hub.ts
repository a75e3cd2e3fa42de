import process from 'node:process';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { startHub } from '../../simulator/hub/start-hub.ts';
import { silentLog } from '../../simulator/ports/memory-log.ts';
import { createInstruments } from '../../simulator/ports/process-gauge.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';

/**
 * A hub that measures itself or does not, in a process of its own:
 *
 *   node cli/bench/spans-hub.ts FOLDER off|on [RECEIVER RATIO]     prints one line of JSON when it is ready
 */
const [, , store = 'memory', spans, endpoint, ratio] = process.argv;
const clock = createSystemClock();
const systems = world2026.systems.map((each) => ({ ...each, secret: secretFor('bench', each.systemId) }));
const telemetry = endpoint === undefined ? {} : { telemetry: telemetryTo(endpoint) };
const hub = await startHub({
  world: { systems, agencies: world2026.agencies },
  ports: { clock, chance: createSeededChance(store), log: silentLog },
  store,
  ...(spans === 'on' ? { instruments: createInstruments(), ...telemetry } : {}),
});

function telemetryTo(receiver: string) {
  const name = { endpoint: receiver, serviceName: 'bench', ratio: Number(ratio) };
  return { ...name, headers: {}, fetch, clock };
}

process.stdout.write(`${JSON.stringify({ url: hub.url })}\n`);
process.on('SIGTERM', () => {
  void hub.close().then(() => process.exit(0));
});
