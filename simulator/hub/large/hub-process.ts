/**
 * A hub in a process of its own whose memory is watched: `node --expose-gc hub-process.ts <store>`. It tells its
 * parent `{ url }` when it listens, and whenever it is asked, in bytes: its highest resident size so far, and the
 * most that it has held since it was asked before. What is held is what is left when garbage has been collected.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { silentLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import { startHub } from '../start-hub.ts';

const [, , store = 'memory'] = process.argv;
const systems = world2026.systems.map((each) => ({ ...each, secret: secretFor('large', each.systemId) }));
const hub = await startHub({
  world: { systems, agencies: world2026.agencies },
  ports: { clock: createSystemClock(), chance: createSeededChance('large'), log: silentLog },
  store,
  packetBytes: 200_000_000,
});

let held = 0;
const look = () => {
  if (globalThis.gc === undefined) throw new Error('This process is started with --expose-gc.');
  // Buffers of the first round are given back on another thread; the second waits for that one.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  held = Math.max(held, heapUsed + external);
};
/**
 * The most that this process was given so far. What `getrusage` says begins with what the parent had when it
 * forked, so Linux is asked for the peak of this program's own memory.
 */
function peakResident(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Collecting takes a quarter of the time at most, however slow the machine is. */
const keepLooking = () => {
  const began = performance.now();
  look();
  setTimeout(keepLooking, 20 + 3 * (performance.now() - began));
};
keepLooking();
process.on('message', () => {
  look();
  process.send?.({ resident: peakResident(), held });
  held = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ url: hub.url });
