import { exampleSettings, type RequestSettings } from '../../../fixtures/requests/request-settings.ts';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { agencyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { createManualClock } from '../../ports/manual-clock.ts';
import { createMemoryLog, type MemoryLog } from '../../ports/memory-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { type RunningHub, startHub } from '../start-hub.ts';

/** A hub in memory that is thrown at, with what it told beside its answers. */
export interface FuzzedHub {
  readonly hub: RunningHub;
  readonly log: MemoryLog;
  /** Deliveries of the packets that it said to have accepted. */
  announced(): number;
}

const seed = 'fuzz';
const codes = ['G22', 'H17'] as const;

/** The callers whose requests are changed; the hub knows their secrets. */
export const callers: readonly RequestSettings[] = codes.map((from) => {
  const { systemId } = agencyOf(world2026, from);
  const agency = { ...exampleSettings.agency, pcode: from };
  return { ...exampleSettings, systemId, secret: secretFor(seed, systemId), from, agency };
});

/** A new hub, its clock standing a little after the requests were made. */
export async function startFuzzedHub(): Promise<FuzzedHub> {
  const log = createMemoryLog();
  let announced = 0;
  const hub = await startHub({
    world: {
      agencies: world2026.agencies,
      systems: world2026.systems.map((each) => ({ ...each, secret: secretFor(seed, each.systemId) })),
    },
    ports: {
      log,
      clock: createManualClock(exampleSettings.constructedAt + 60_000),
      chance: createSeededChance(seed),
    },
    onEvent(event) {
      if (event.name === 'packet-accepted') announced += event.to.length;
    },
  });
  return { hub, log, announced: () => announced };
}

/** Deliveries that its store has, whoever sent them. */
export async function deliveriesIn({ store }: RunningHub): Promise<number> {
  const lists = await Promise.all(
    world2026.systems.flatMap(({ systemId }) =>
      (['edoc', 'status'] as const).map((messageType) => store.listSent({ systemId, messageType })),
    ),
  );
  return lists.reduce((sum, each) => sum + each.length, 0);
}
