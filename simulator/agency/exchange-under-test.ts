import { agencyOf, findAgency, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { Fetch, Ports } from '../../protocol/ports/ports.ts';
import { type HubUnderTest, letterDraft, secretOf, startHubUnderTest } from '../hub/hub-under-test.ts';
import type { HubOptions } from '../hub/start-hub.ts';
import type { ManualClock } from '../ports/manual-clock.ts';
import { checkAgreement } from '../scene/agreement.ts';
import type { Difference } from '../scene/compare-accounts.ts';
import { type Behaviour, behave } from './behaviours.ts';
import { inventStaff } from './clerk-scripts.ts';
import { createHubClient } from './hub-client.ts';
import { type AgencyNode, createAgencyNode, type NodeOptions } from './node.ts';
import { createMemoryFiles, type NodeFiles } from './node-files.ts';
import { openNodeStore } from './node-store.ts';

/** What every node here has beside what it needs. */
export type NodeBesides = Pick<NodeOptions, 'verifier' | 'signer' | 'successors'>;

/** Milliseconds between two acts of every clerk here, and of a round. */
export const pace = 60_000;

/** A hub and some agencies of the 2026 world in one process, without a network, on a clock that stands still. */
export interface ExchangeUnderTest {
  readonly hub: HubUnderTest;
  readonly clock: ManualClock;
  /** Forgets every document, and seats these agencies anew. */
  seat(behaviours: Readonly<Record<string, Behaviour>>): Promise<void>;
  /** The node of an agency that has been seated. */
  node(code: string): AgencyNode;
  readonly nodes: readonly AgencyNode[];
  /** Ends a node as a crash would, and opens its registers again; it may behave otherwise from then on. */
  restart(code: string, behaviour?: Behaviour): Promise<AgencyNode>;
  /** The body's system takes another one's registers and mailbox over; its own entries go. */
  inherit(heir: string, from: string): Promise<AgencyNode>;
  /** Lets everybody poll until nothing moves any more. */
  settle(): Promise<void>;
  /** Where the parties differ, in English. */
  differences(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts a hub that sweeps only when it is told to, and seats nobody yet. `besides` is given to every node. */
export async function startExchange(
  options: Partial<HubOptions> = {},
  besides: NodeBesides = {},
): Promise<ExchangeUnderTest> {
  const hub = await startHubUnderTest({ sweepEvery: never, ...options });
  const { clock } = hub;
  const seats = new Map<string, Seat>();
  const nodes = () => [...seats.values()].map(({ node }) => node);
  const seatOf = (code: string) => {
    const seat = seats.get(code);
    if (seat === undefined) throw new Error(`${code} has not been seated`);
    return seat;
  };
  return {
    hub,
    clock,
    get nodes() {
      return nodes();
    },
    node: (code) => seatOf(code).node,
    async seat(behaviours) {
      await hub.store.reset();
      seats.clear();
      for (const [code, behaviour] of Object.entries(behaviours)) {
        const files = createMemoryFiles();
        seats.set(code, { behaviour, files, node: await openNode(code, behaviour, files, hub, besides) });
      }
    },
    async restart(code, change) {
      const { behaviour: before, files } = seatOf(code);
      const behaviour = change ?? before;
      const node = await openNode(code, behaviour, files, hub, besides);
      seats.set(code, { behaviour, files, node });
      return node;
    },
    async inherit(heir, from) {
      const { behaviour } = seatOf(heir);
      const { files } = seatOf(from);
      const node = await openNode(heir, behaviour, files, hub, besides, [from]);
      seats.set(heir, { behaviour, files, node });
      seats.delete(from);
      return node;
    },
    async settle() {
      for (let before = '', quiet = 0; quiet < 2; ) {
        for (const node of nodes()) await node.pollOnce();
        await clock.advance(pace);
        const now = nodes().map(footprint).join(' ');
        quiet = now === before ? quiet + 1 : 0;
        before = now;
      }
    },
    differences: async () => (await checkAgreement({ hub, nodes: nodes() })).map(tell),
    close: () => hub.close(),
  };
}

const never = 100 * 366 * 86_400_000;

interface Seat {
  readonly behaviour: Behaviour;
  readonly files: NodeFiles;
  readonly node: AgencyNode;
}

function tell({ en }: Difference): string {
  return en;
}

/** Changes whenever the registers do. */
function footprint({ store }: AgencyNode): string {
  const steps = store.received().reduce((sum, each) => sum + each.steps.length + each.updates.length, 0);
  const heard = store.sent().flatMap((each) => each.histories.map(({ steps: said }) => said.length));
  const waiting = store.leaving().length;
  return [store.outgoing().length, waiting, steps, heard.reduce((sum, each) => sum + each, 0)].join(',');
}

async function openNode(
  code: string,
  behaviour: Behaviour,
  files: NodeFiles,
  hub: HubUnderTest,
  besides: NodeBesides,
  takenOver: readonly string[] = [],
): Promise<AgencyNode> {
  const agency = agencyOf(world2026, code);
  const { systemId } = agency;
  const ports: Ports = { clock: hub.clock, chance: hub.hub.ports.chance, log: hub.log };
  return createAgencyNode({
    ...besides,
    agencies: [
      {
        party: partyOf(agency),
        codes: [agency.code, ...(agency.code102 === undefined ? [] : [agency.code102]), ...takenOver],
        ...behave({ pace, ...behaviour }, inventStaff(world2026.agencies.indexOf(agency), agency.mail)),
      },
    ],
    client: createHubClient({
      ...{ endpoint: 'http://hub.example', systemId, secret: secretOf(systemId), clock: hub.clock },
      fetch: fetchOf(hub),
    }),
    store: await openNodeStore(files),
    ports,
    mailboxOf: (each) => findAgency(world2026, each)?.code ?? each,
  });
}

/** Requests go straight to the hub's own request code. */
export function fetchOf({ serve }: Pick<HubUnderTest, 'serve'>): Fetch {
  return async (input, { method = 'GET', headers, body } = {}) => {
    const { pathname, search } = new URL(input);
    const pairs = Array.isArray(headers) ? headers : [];
    const answer = await serve({
      method,
      url: pathname + search,
      headers: pairs.map(([name = '', value = '']) => [name, value] as const),
      body: body instanceof Uint8Array ? body : new Uint8Array(),
    });
    const chunks: Uint8Array[] = [];
    if (answer.body instanceof Uint8Array) chunks.push(answer.body);
    else for await (const chunk of answer.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return new Response(Buffer.concat(chunks), { status: answer.httpStatus });
  };
}

/** A letter of an agency of the world, by its number. */
export function letterOf(from: string, to: readonly string[], number: number): DocumentDraft {
  return { ...letterDraft(to, String(number), from), to: to.map(partyWith) };
}

function partyWith(code: string) {
  return { ...partyOf(agencyOf(world2026, code)), organId: code };
}

/** The identifier that such a letter bears. */
export function idOf(from: string, number: number): string {
  return letterOf(from, ['H17'], number).documentId ?? '';
}
