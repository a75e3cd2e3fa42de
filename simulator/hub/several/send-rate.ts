import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { agencyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { createHubClient } from '../../agency/hub-client.ts';
import { createTransport } from '../../agency/transport.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { startHubChild } from '../crash/hub-child.ts';
import { buildDocument, tokenOf } from '../crash/load-packets.ts';

/** What is measured: new documents of 4 KB, each to one receiver, from callers that wait for their answers. */
export interface SendRateOptions {
  readonly store: string;
  /** Hub processes on that store. */
  readonly hubs: number;
  readonly documents: number;
  /** Callers at the same time, spread over the hubs. */
  readonly callers: number;
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
}

const seed = 'rate';

/** Documents that were answered OK in a second. */
export async function measureSendRate(options: SendRateOptions): Promise<number> {
  const { store, hubs, documents, callers, clock, environment } = options;
  const children = Array.from({ length: hubs }, () => startHubChild({ store, seed }, environment));
  const transport = createTransport({ clock });
  try {
    const urls = await Promise.all(
      children.map(async ({ ready, ended }) => (await ready) ?? fail(await ended)),
    );
    const { systemId } = agencyOf(world2026, 'G22');
    const secret = secretFor(seed, systemId);
    const clients = urls.map((endpoint) =>
      createHubClient({ endpoint, systemId, secret, fetch: transport.fetch, clock }),
    );
    const chance = createSeededChance(seed);
    const packets = Array.from({ length: documents }, (_, index) =>
      buildDocument({ token: tokenOf(index), from: 'G22', to: ['H17'], attached: 1_000 }, chance),
    );
    const waiting = packets.values();
    const call = async (_: unknown, caller: number) => {
      const client = clients[caller % clients.length];
      for (const bytes of waiting) {
        const answer = await client?.sendEdoc({ messageType: 'edoc', from: 'G22', bytes });
        if (answer?.kind !== 'ok') throw new Error(`A document was not taken: ${JSON.stringify(answer)}`);
      }
    };
    const began = clock.now();
    await Promise.all(Array.from({ length: callers }, call));
    return documents / ((clock.now() - began) / 1_000);
  } finally {
    for (const child of children) child.kill();
    await Promise.all(children.map((child) => child.ended));
    await transport.close();
  }
}

function fail({ said }: { readonly said: string }): never {
  throw new Error(`A hub did not start: ${said}`);
}
