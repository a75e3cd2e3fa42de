/** The hub of `verifying-hub.ts`: it tells where it listens, and when asked for how long it answered nobody. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { startHub } from '../../simulator/hub/start-hub.ts';
import { createManualClock } from '../../simulator/ports/manual-clock.ts';
import { silentLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createTestAuthorities } from '../../simulator/verification/test-authorities.ts';
import type { SignatureRules } from '../../simulator/verification/verifier-by-rules.ts';
import { cpuMilliseconds, residentMegabytes } from './cpu-time.ts';

const [, , runs = 'thread', moment = '0'] = process.argv;
const clock = createManualClock(Number(moment));
const { fetch } = createTestAuthorities(() => clock);
const signatures: SignatureRules = {
  ...({ profile: 'law', trust: testTrust(), fetch } as const),
  runs: runs === 'here' ? 'here' : 'thread',
};
const store = mkdtempSync(join(tmpdir(), 'bench-verifying-'));
const hub = await startHub({
  ...{ store, packetBytes: 100_000_000 },
  ...(runs === 'nowhere' ? {} : { signatures }),
  ports: { clock, chance: createSeededChance('bench'), log: silentLog },
  world: {
    agencies: world2026.agencies,
    systems: world2026.systems.map((each) => ({ ...each, secret: secretFor('bench', each.systemId) })),
  },
});
const delay = monitorEventLoopDelay({ resolution: 5 });
process.send?.({ url: hub.url, ...measured() });

process.on('message', (message) => {
  if (message === 'begin') delay.enable();
  else process.send?.({ longest: delay.max / 1e6, ...measured() });
});
process.on('disconnect', () => {
  rmSync(store, { recursive: true, force: true });
  process.exit();
});

function measured() {
  return { cpu: cpuMilliseconds(process.pid), resident: residentMegabytes(process.pid)?.peak };
}
