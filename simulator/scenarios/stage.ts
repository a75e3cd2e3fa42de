import { agenciesOf, findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { Instant, Ports } from '../../protocol/ports/ports.ts';
import { createHubClient } from '../agency/hub-client.ts';
import { type AgencyNode, createAgencyNode, type ServedAgency } from '../agency/node.ts';
import { createMemoryFiles, type NodeFiles } from '../agency/node-files.ts';
import { openNodeStore } from '../agency/node-store.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { RequestRecord } from '../hub/request-log.ts';
import { type HubOptions, type RunningHub, startHub } from '../hub/start-hub.ts';
import type { TestAuthorities } from '../verification/test-authorities.ts';
import { ActNotDone } from './act-not-done.ts';
import type { Verifying } from './authorities.ts';
import { secretsOf } from './cast.ts';
import type { Encrypting } from './encrypting.ts';
import { type Line, type LineKind, openLine, usualEndpoint } from './line.ts';

/** What stands on the stage of a scenario. */
export interface Stage {
  /** Everybody, those too who enter the directory on the way. */
  readonly cast: World;
  /** Who was there from the beginning. */
  readonly opening: World;
  readonly ports: Ports;
  readonly line: Line;
  /** Closed bodies with who took them over: everybody has read the notice. */
  readonly successors: Map<string, string>;
  hub(): RunningHub;
  /** The certification authorities, as those who verify see them. */
  readonly authorities: TestAuthorities;
  /** By system id, in the order of the cast. */
  readonly seats: ReadonlyMap<string, Seat>;
  /** The hub ends and comes up again with what its store kept. */
  restartHub(): Promise<void>;
  /** A node ends and comes up again with what its registers kept. */
  restartNode(systemId: string): Promise<void>;
  close(): Promise<void>;
}

/** A system's place. */
export interface Seat {
  readonly systemId: string;
  readonly served: readonly ServedAgency[];
  readonly files: NodeFiles;
  node: AgencyNode;
  /** True while it is switched off, or at work on the poll before. */
  paused: boolean;
  busy: boolean;
}

export interface StageOptions {
  readonly cast: World;
  readonly opening: World;
  readonly seed: string;
  readonly ports: Ports;
  readonly line: LineKind;
  readonly hub: Partial<HubOptions>;
  readonly verifying: Verifying;
  readonly encrypting: Encrypting;
  /** A node is stopped and started again somewhere in the scenario. */
  readonly nodesRestart: boolean;
  serve(systemId: string): readonly ServedAgency[];
  onEvent(event: ExchangeEvent): void;
  /** Hears of every request that the hub has answered. */
  onRequest(record: RequestRecord): void;
}

/** The hub sweeps when the scenario says so, not by itself. */
const never = 100 * 366 * 86_400_000;

/** Builds a hub and its agencies, connected by one line. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { cast, opening, ports, seed, onEvent, onRequest, verifying, encrypting } = options;
  const secrets = secretsOf(cast, seed);
  const systems = cast.systems.map((each) => ({ ...each, secret: secrets.get(each.systemId) ?? '' }));
  const start = () =>
    startHub({
      ...options.hub,
      ...(verifying.hub === undefined ? {} : { signatures: verifying.hub }),
      sweepEvery: never,
      world: { systems, agencies: opening.agencies },
      ports,
      onEvent,
      onRequest,
    });
  let hub = await start();
  const successors = new Map<string, string>();
  const line = openLine(options.line, ports.clock, () => hub);
  const nodeFor = async (systemId: string, served: readonly ServedAgency[], files: NodeFiles) => {
    const verifier = verifying.verifierOf(systemId);
    const cipher = encrypting.cipherOf(systemId);
    return createAgencyNode({
      ...(verifier === undefined ? {} : { verifier }),
      ...(cipher === undefined ? {} : { cipher }),
      agencies: served,
      client: createHubClient({
        ...{ systemId, secret: secrets.get(systemId) ?? '' },
        ...{ endpoint: usualEndpoint, fetch: line.fetch, clock: ports.clock },
      }),
      mailboxOf: (code) => findAgency(cast, code)?.code ?? code,
      store: await openNodeStore(files),
      successors,
      ports,
      onEvent,
    });
  };
  const seats = new Map<string, Seat>();
  for (const { systemId } of cast.systems) {
    if (agenciesOf(cast, systemId).length === 0) continue;
    const served = options.serve(systemId);
    const files = createMemoryFiles({ reopened: options.nodesRestart });
    const node = await nodeFor(systemId, served, files);
    seats.set(systemId, { systemId, served, files, node, paused: false, busy: false });
  }
  return {
    ...{ cast, opening, ports, line, seats, successors, authorities: verifying.authorities },
    hub: () => hub,
    restartHub: async () => {
      await hub.close();
      hub = await start();
    },
    restartNode: async (systemId) => {
      const seat = seats.get(systemId);
      if (seat === undefined) throw nobody(systemId);
      seat.node = await nodeFor(systemId, seat.served, seat.files);
    },
    close: async () => {
      // The hub first: it ends the connections that a fault holds, and nobody waits for an answer any more.
      await hub.close();
      await line.close();
    },
  };
}

/** The seat of the system that serves an agency. @throws {ActNotDone} when none does. */
export function seatOf({ cast, seats }: Pick<Stage, 'cast' | 'seats'>, code: string): Seat {
  const agency = cast.agencies.find((each) => each.code === code || each.code102 === code);
  const seat = agency === undefined ? undefined : seats.get(agency.systemId);
  if (seat === undefined) throw nobody(code);
  return seat;
}

function nobody(code: string): ActNotDone {
  return new ActNotDone({ vi: `không hệ thống nào phục vụ ${code}`, en: `no system serves ${code}` });
}

/** Times at which a node polls: every `interval` milliseconds from an offset of its own. */
export function firstPoll(start: Instant, index: number, count: number, interval: number): Instant {
  return start + Math.floor((interval * index) / Math.max(count, 1));
}
