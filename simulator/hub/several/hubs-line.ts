import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import type { Answer } from '../../agency/answer.ts';
import { createHubClient, type HubClient } from '../../agency/hub-client.ts';
import { createTransport } from '../../agency/transport.ts';
import type { Line, Told } from '../crash/line.ts';

/** The way to several hubs on one store, each of which dies and comes back somewhere else. */
export interface HubsLine extends Line {
  /** Takes one hub out, or all. */
  down(url?: string): void;
  /** Each try goes to another hub, and every second call to two of them at the same time. */
  insist: Line['insist'];
  /** Answers of two hubs to one call made at the same time: how many, and the ids in which they differed. */
  readonly twins: Twins;
  /** Resolves when two hubs have answered one call for the first time: on a busy machine they are seldom up at once. */
  readonly compared: Promise<void>;
}

export interface Twins {
  readonly count: number;
  readonly differing: readonly string[];
}

/** Between two tries while the hub dies and nobody has noticed yet. */
const pause = 5;
const twinEvery = 2;

export function createHubsLine(seed: string, clock: Clock): HubsLine {
  const transport = createTransport({ clock });
  const clients = new Map<string, HubClient>();
  const urls = new Set<string>();
  const twins = { count: 0, differing: [] as string[] };
  const compared = Promise.withResolvers<void>();
  let calls = 0;
  let givenUp = false;
  let change = Promise.withResolvers<void>();

  const turn = () => {
    change.resolve();
    change = Promise.withResolvers();
  };

  const clientOf = (endpoint: string, systemId: string): HubClient => {
    const key = `${endpoint} ${systemId}`;
    const { fetch } = transport;
    const client =
      clients.get(key) ??
      createHubClient({ endpoint, systemId, secret: secretFor(seed, systemId), fetch, clock });
    clients.set(key, client);
    return client;
  };

  /** The next hubs in turn: one, or two for a call that is made twice. */
  const nextHubs = (): readonly string[] => {
    calls += 1;
    const all = [...urls];
    const count = calls % twinEvery === 0 ? 2 : 1;
    return Array.from(
      { length: Math.min(count, all.length) },
      (_, index) => all[(calls + index) % all.length],
    ).filter((each) => each !== undefined);
  };

  const compare = <T>(answers: readonly Told<T>[]): void => {
    const ids = answers.flatMap((each) =>
      each.kind === 'ok' && typeof each.value === 'string' ? each.value : [],
    );
    if (ids.length < 2) return;
    twins.count += 1;
    compared.resolve();
    if (new Set(ids).size > 1) twins.differing.push(ids.join(' and '));
  };

  /** A refusal from an address that is no longer a hub's may be somebody else's. */
  const ask = async <T>(
    url: string,
    systemId: string,
    call: (client: HubClient) => Promise<Answer<T>>,
  ): Promise<readonly Told<T>[]> => {
    const answer = await call(clientOf(url, systemId));
    if (answer.kind === 'unreachable' || (answer.kind === 'refused' && !urls.has(url))) return [];
    return [answer];
  };

  return {
    twins,
    compared: compared.promise,
    up(url) {
      urls.add(url);
      turn();
    },
    down(url) {
      if (url === undefined) urls.clear();
      else urls.delete(url);
    },
    async insist(systemId, call) {
      while (!givenUp) {
        if (urls.size === 0) {
          await change.promise;
          continue;
        }
        const told = (await Promise.all(nextHubs().map((url) => ask(url, systemId, call)))).flat();
        compare(told);
        const [first] = told;
        if (first !== undefined) return first;
        await clock.sleep(pause);
      }
      return undefined;
    },
    giveUp() {
      givenUp = true;
      turn();
    },
    close: () => transport.close(),
  };
}
