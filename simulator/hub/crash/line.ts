import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import type { Answer } from '../../agency/answer.ts';
import { createHubClient, type HubClient } from '../../agency/hub-client.ts';
import { createTransport } from '../../agency/transport.ts';

/** The way to a hub that dies and comes back somewhere else. */
export interface Line {
  up(url: string): void;
  down(): void;
  /**
   * Makes a call as often as it takes to get an answer, each time with the same bytes. Resolves to nothing when
   * the line has been given up.
   */
  insist<T>(systemId: string, call: (client: HubClient) => Promise<Answer<T>>): Promise<Told<T> | undefined>;
  /** Lets go of everybody who waits. */
  giveUp(): void;
  close(): Promise<void>;
}

/** An answer of the hub. */
export type Told<T> = Exclude<Answer<T>, { readonly kind: 'unreachable' }>;

/** Between two tries while the hub dies and nobody has noticed yet. */
const pause = 5;
/** A hub that lives and cuts the same call so many times will never answer it. */
const patience = 50;

const neverAnswered = {
  kind: 'refused',
  errorCode: '',
  errorDesc: `the hub cut this call ${patience} times`,
} as const;

export function createLine(seed: string, clock: Clock): Line {
  const transport = createTransport({ clock });
  let clients = new Map<string, HubClient>();
  let url: string | undefined;
  let givenUp = false;
  let change = Promise.withResolvers<void>();

  const turn = (next: string | undefined) => {
    url = next;
    clients = new Map();
    change.resolve();
    change = Promise.withResolvers();
  };

  const clientOf = (endpoint: string, systemId: string): HubClient => {
    const { fetch } = transport;
    const client =
      clients.get(systemId) ??
      createHubClient({ endpoint, systemId, secret: secretFor(seed, systemId), fetch, clock });
    clients.set(systemId, client);
    return client;
  };

  return {
    up: turn,
    down: () => turn(undefined),
    async insist(systemId, call) {
      for (let cuts = 0; !givenUp; ) {
        const at = url;
        if (at === undefined) {
          await change.promise;
          cuts = 0;
          continue;
        }
        const answer = await call(clientOf(at, systemId));
        // A refusal from an address that is no longer the hub's may be somebody else's.
        if (answer.kind === 'ok' || (answer.kind === 'refused' && url === at)) return answer;
        if (answer.kind === 'unreachable' && answer.outage === 'connection-dropped') cuts += 1;
        if (cuts > patience) return neverAnswered;
        await clock.sleep(pause);
      }
      return undefined;
    },
    giveUp() {
      givenUp = true;
      turn(undefined);
    },
    close: () => transport.close(),
  };
}
