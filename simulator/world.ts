import { join } from 'node:path';
import { secretFor } from '../fixtures/worlds/secrets.ts';
import {
  agenciesOf,
  agencyOf,
  findAgency,
  partyOf,
  type World,
  type WorldAgency,
} from '../fixtures/worlds/world.ts';
import type { Ports } from '../protocol/ports/ports.ts';
import { type Behaviour, behave } from './agency/behaviours.ts';
import { inventStaff } from './agency/clerk-scripts.ts';
import { createHubClient } from './agency/hub-client.ts';
import { type AgencyNode, createAgencyNode, type ServedAgency } from './agency/node.ts';
import { createFolderFiles, createMemoryFiles } from './agency/node-files.ts';
import { openNodeStore } from './agency/node-store.ts';
import { createTransport } from './agency/transport.ts';
import type { DocumentCipher } from './encryption/document-cipher.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import type { FaultPlan } from './faults/plan.ts';
import type { DeliveryRules } from './hub/delivery/delivery.ts';
import type { RequestRecord } from './hub/request-log.ts';
import { type RunningHub, startHub } from './hub/start-hub.ts';
import { parseStorePlace } from './hub/store/place.ts';
import { createNoticeMail } from './notice-mail.ts';
import { createOwnRequests } from './own-requests.ts';
import { readRecord } from './scene/hub-record.ts';
import type { MeetingPlace } from './scene/story-event.ts';
import type { DocumentSigner } from './signing/document-signer.ts';
import type { DocumentVerifier } from './verification/document-verifier.ts';
import { openVerifier } from './verification/open-verifier.ts';
import type { SignatureRules } from './verification/verifier-by-rules.ts';

/** What a world is started with. */
export interface WorldOptions {
  readonly world: World;
  /** Names the letters, the secrets and the ids: the same seed, the same course. */
  readonly seed: number;
  readonly ports: Ports;
  /** 0 or absent takes a free one. */
  readonly port?: number;
  readonly managementPort?: number;
  /** `memory` (default), a folder for the hub's store and the nodes' registers, or `postgres://…` for the hub. */
  readonly store?: string;
  /** Folder of the nodes' registers where the hub's store is no folder; they stay in memory unless told. */
  readonly registers?: string;
  /** How the hub writes packets out, and which year's trace entry it then makes. */
  readonly delivery?: DeliveryRules['delivery'];
  readonly fieldYear?: DeliveryRules['fieldYear'];
  /** Systems that get no node: their seats are free for a system of somebody else. */
  readonly freeSeats?: readonly string[];
  /** Milliseconds between two acts of a clerk; 400 unless told. */
  readonly clerkPace?: number;
  /** How agencies behave, by code; one that is not named registers, finishes, and agrees to what is asked. */
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
  /** What goes wrong on purpose at the hub; nothing unless told. */
  readonly faults?: FaultPlan;
  /** How hub and nodes verify signatures; nobody does unless told. */
  readonly signatures?: SignatureRules;
  /** Signs what agencies send, in a world that has keys; nothing is signed unless given. */
  readonly signer?: DocumentSigner;
  /** What each system encrypts and opens files with; nothing is encrypted unless given (TLS-09). */
  readonly cipherOf?: (systemId: string) => DocumentCipher;
  readonly onEvent?: (event: ExchangeEvent) => void;
  /** Hears of requests that are not our nodes', and of each that was refused. */
  readonly onRequest?: (record: RequestRecord) => void;
}

/** A hub and its agencies, up and wired. */
export interface RunningWorld {
  readonly seed: number;
  readonly ports: Ports;
  readonly hub: RunningHub;
  readonly place: MeetingPlace;
  readonly nodes: readonly AgencyNode[];
  readonly signer?: DocumentSigner;
  /** What an agency opens files with, where any are encrypted. */
  cipherOf(code: string): DocumentCipher | undefined;
  /** The node that serves an agency. @throws when none does. */
  nodeOf(code: string): AgencyNode;
  /** Everything that the hub recorded, in order. */
  hubRecord(): Promise<readonly ExchangeEvent[]>;
  close(): Promise<void>;
}

/** Starts a hub with a world's directory, and a node for each of its systems. */
export async function startWorld(options: WorldOptions): Promise<RunningWorld> {
  const { world, seed, ports, freeSeats = [] } = options;
  const own = createOwnRequests();
  const mail = createNoticeMail();
  const systems = world.systems.map((each) => ({ ...each, secret: secretFor(String(seed), each.systemId) }));
  const verifier = await sharedVerifier(options);
  const hub = await startHub({
    ...options,
    ...(verifier === undefined ? {} : { verifier }),
    world: { systems, agencies: world.agencies },
    onEvent: (event) => {
      options.onEvent?.(event);
      mail.hear(event);
    },
    onRequest: (record) => {
      if (record.refused || !own.includes(record)) options.onRequest?.(record);
    },
  });
  const transport = createTransport({ clock: ports.clock });
  const seated = systems.filter(({ systemId }) => !freeSeats.includes(systemId));
  const nodes = await Promise.all(
    seated.map((system) => seat(system, { ...options, verifier }, hub.url, own.watch(transport.fetch))),
  );
  mail.open(hub.store, nodes);
  return {
    seed,
    ports,
    hub,
    nodes,
    ...(options.signer === undefined ? {} : { signer: options.signer }),
    place: placeOf(options, hub, systems),
    cipherOf: (code) => options.cipherOf?.(agencyOf(world, code).systemId),
    nodeOf: (code) => {
      const node = nodes.find(({ systemId }) => systemId === agencyOf(world, code).systemId);
      if (node === undefined) throw new Error(`no node serves ${code}`);
      return node;
    },
    hubRecord: () => readRecord(hub.store),
    close: async () => {
      await mail.settled();
      await transport.close();
      await hub.close();
      await verifier?.close?.();
    },
  };
}

/** One thread is enough for a hub and all its nodes; verifiers without one are each their own. */
async function sharedVerifier({
  signatures,
  ports,
}: Pick<WorldOptions, 'signatures' | 'ports'>): Promise<DocumentVerifier | undefined> {
  return signatures?.runs === 'thread' ? openVerifier(signatures, ports.clock) : undefined;
}

interface Seat {
  readonly systemId: string;
  readonly secret: string;
}

async function seat(
  { systemId, secret }: Seat,
  options: WorldOptions & { readonly verifier: DocumentVerifier | undefined },
  endpoint: string,
  fetch: ReturnType<typeof createTransport>['fetch'],
): Promise<AgencyNode> {
  const { world, ports, store, registers, clerkPace, behaviours = {}, signer, signatures, onEvent } = options;
  const verifier =
    options.verifier ?? (signatures === undefined ? undefined : await openVerifier(signatures, ports.clock));
  const place = parseStorePlace(store ?? 'memory');
  const folder = place.kind === 'folder' ? join(place.path, 'nodes') : registers;
  const files =
    folder === undefined ? createMemoryFiles({ reopened: false }) : createFolderFiles(join(folder, systemId));
  const served = agenciesOf(world, systemId).filter((each) => each.state === 'active');
  return createAgencyNode({
    agencies: served.map((agency) => {
      const pace = clerkPace === undefined ? {} : { pace: clerkPace };
      return serve(agency, world.agencies.indexOf(agency), { ...pace, ...behaviours[agency.code] });
    }),
    mailboxOf: (code) => findAgency(world, code)?.code ?? code,
    client: createHubClient({ endpoint, systemId, secret, fetch, clock: ports.clock }),
    store: await openNodeStore(files),
    ports,
    ...(signer === undefined ? {} : { signer }),
    ...(options.cipherOf === undefined ? {} : { cipher: options.cipherOf(systemId) }),
    ...(verifier === undefined ? {} : { verifier }),
    ...(onEvent === undefined ? {} : { onEvent }),
  });
}

function serve(agency: WorldAgency, index: number, behaviour: Behaviour): ServedAgency {
  return {
    party: partyOf(agency),
    codes: [agency.code, ...(agency.code102 === undefined ? [] : [agency.code102])],
    ...behave(behaviour, inventStaff(index, agency.mail)),
  };
}

function placeOf(
  { world, freeSeats = [] }: WorldOptions,
  hub: RunningHub,
  systems: readonly (Seat & { readonly name: string })[],
): MeetingPlace {
  return {
    hubUrl: hub.url,
    managementUrl: hub.managementUrl,
    systems: systems.map(({ systemId, name, secret }) => ({
      systemId,
      name,
      secret,
      isFree: freeSeats.includes(systemId),
      agencies: agenciesOf(world, systemId).filter((each) => each.state === 'active'),
    })),
  };
}
