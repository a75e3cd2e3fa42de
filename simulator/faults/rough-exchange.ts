import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { noClerk } from '../agency/clerk-scripts.ts';
import { createHubClient } from '../agency/hub-client.ts';
import { type AgencyNode, createAgencyNode } from '../agency/node.ts';
import { createMemoryFiles } from '../agency/node-files.ts';
import { openNodeStore } from '../agency/node-store.ts';
import { createTransport } from '../agency/transport.ts';
import { letterDraft, secretOf } from '../hub/hub-under-test.ts';
import type { ManualClock } from '../ports/manual-clock.ts';
import { type FaultyHub, startFaultyHub } from './faulty-hub.ts';
import type { FaultPlan } from './plan.ts';

/** Agencies that exchange letters over a hub with faults. */
export interface RoughExchange {
  readonly hub: FaultyHub;
  readonly nodes: ReadonlyMap<string, AgencyNode>;
  /** Puts a letter into the outbox of the Office. */
  send(number: string, to: readonly string[]): Promise<void>;
  /** Lets these nodes have a round each, at the same time, while the clock goes. */
  round(codes: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Every outage is followed by another attempt: this is about what is lost or doubled, not about patience. */
const patience = Array.from({ length: 1_000 }, () => 1_000);

/** Starts a hub with this plan and a node for each code; the first sends. */
export async function startRoughExchange(plan: FaultPlan, codes: readonly string[]): Promise<RoughExchange> {
  const hub = await startFaultyHub(plan);
  const transport = createTransport({ clock: hub.clock });
  const seat = async (code: string) => [code, await openNode(code, hub, transport.fetch)] as const;
  const nodes = new Map(await Promise.all(codes.map(seat)));
  return {
    hub,
    nodes,
    async send(number, to) {
      const reading = await nodes.get(codes[0] ?? '')?.send(letterDraft(to, number));
      if (reading?.ok !== true) throw new Error('the letter could not be written');
    },
    async round(among) {
      const due = [...nodes].flatMap(([code, node]) => (among.includes(code) ? [node.pollOnce()] : []));
      await during(Promise.all(due), hub.clock);
      await hub.clock.advance(1_000);
    },
    async close() {
      hub.faults.close();
      await transport.close();
      await hub.close();
    },
  };
}

async function openNode(
  code: string,
  { url, clock, hub }: FaultyHub,
  fetch: ReturnType<typeof createTransport>['fetch'],
) {
  const agency = agencyOf(world2026, code);
  const { systemId } = agency;
  return createAgencyNode({
    agencies: [
      {
        party: partyOf(agency),
        codes: [agency.code, ...(agency.code102 === undefined ? [] : [agency.code102])],
        clerk: noClerk,
      },
    ],
    client: createHubClient({ endpoint: url, systemId, secret: secretOf(systemId), fetch, clock }),
    store: await openNodeStore(createMemoryFiles()),
    ports: hub.ports,
    backOff: patience,
  });
}

/** The clock goes whenever somebody waits for it, until the work is done. */
async function during<T>(work: Promise<T>, clock: ManualClock): Promise<T> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  work.then(end, end);
  while (!isDone) {
    if (clock.sleepers() > 0) await clock.advance(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}
