import type { StaffInfo, StatusCode } from '../../../protocol/edxml/packet.ts';
import type { Clock, Fetch, FetchWhole } from '../../../protocol/ports/ports.ts';
import { describeProblem } from '../../../protocol/problems/describe.ts';
import { lawProfile } from '../../../protocol/security/profiles.ts';
import {
  type AgencyNode,
  agenciesOf,
  agencyOf,
  type ClerkAct,
  type ClerkScript,
  createAgencyNode,
  createDocumentSigner,
  createHubClient,
  createMemoryFiles,
  createSeededChance,
  findAgency,
  inventStaff,
  openNodeStore,
  partyOf,
  proofsAt,
  registersAndFinishes,
  signingKeyOf,
  silentLog,
  type TestRevocation,
  testContext,
  testPki,
  world2026,
} from '../reference-peers.ts';
import type { Carry } from '../stage.ts';
import type { AgencyHabits } from './habits.ts';
import { type JudgedArrival, judgeArrival } from './judge-arrival.ts';

/** The built-in agency: an orderly system on virtual time. */
export interface ReferenceAgency {
  readonly node: AgencyNode;
  readonly signer: ReturnType<typeof createDocumentSigner>;
  /** One round: send, fetch, verify what came, act, send what came of it. */
  turn(signal: AbortSignal): Promise<void>;
  /** From now on its person's certificate is a revoked one. */
  revokeOwn(): void;
}

/** Which agency it is, by which secret it speaks, what it reaches, and its habits. */
export interface ReferenceAgencyOptions {
  readonly code: string;
  readonly secret: string;
  /** Everything that it can reach: the hub, and the authorities' services. */
  readonly carry: Carry;
  readonly clock: Clock;
  readonly habits: AgencyHabits;
}

const endpoint = 'http://hub.example';
const usualPace = 60_000;

/** Puts up the agency that the test keys of `H17` belong to. */
export async function createReferenceAgency(options: ReferenceAgencyOptions): Promise<ReferenceAgency> {
  const { code, secret, carry, clock, habits } = options;
  const { systemId } = agencyOf(world2026, code);
  const arrivals = new Map<string, JudgedArrival>();
  const revoked: TestRevocation[] = [];
  const ports = { clock, log: silentLog, chance: createSeededChance('reference agency') };
  const { directoryEvery, backOff } = habits;
  const signer = signerOf(code, clock, revoked, habits);
  const node = createAgencyNode({
    agencies: agenciesOf(world2026, systemId).map((agency, index) => ({
      party: partyOf(agency),
      codes: [agency.code, ...(agency.code102 === undefined ? [] : [agency.code102])],
      clerk: clerkOf(inventStaff(index, agency.mail), habits, arrivals),
    })),
    mailboxOf: (each) => findAgency(world2026, each)?.code ?? each,
    client: createHubClient({ endpoint, systemId, secret, fetch: fetchOver(carry), clock }),
    store: await openNodeStore(createMemoryFiles({ reopened: false })),
    ports,
    signer,
    ...(directoryEvery === undefined ? {} : { directoryEvery }),
    ...(backOff === undefined ? {} : { backOff }),
  });
  const judge = { clock, fetch: responsesOver(carry), habits };
  return {
    ...{ node, signer },
    revokeOwn: () => revoked.push({ holder: testPki().secondLeader, at: clock.now() - 1000 }),
    turn: async (signal) => {
      await node.pollOnce(signal);
      for (const document of node.store.received()) {
        const known = arrivals.get(document.file);
        if (known !== undefined && known.verdict.outcome !== 'wait') continue;
        if (document.transaction !== 0 && document.transaction !== 3) continue;
        const judged = await judgeArrival(await node.store.files.read(document.file), judge);
        if (judged !== undefined) arrivals.set(document.file, judged);
      }
    },
  };
}

type Staff = ReturnType<typeof inventStaff>;

function clerkOf(
  staff: Staff,
  habits: AgencyHabits,
  arrivals: ReadonlyMap<string, JudgedArrival>,
): ClerkScript {
  const { pace = usualPace, acts, leaves = [] } = habits;
  const script = registersAndFinishes(staff, pace);
  const usual = acts === undefined ? script.acts : acts.map((statusCode) => actOf(statusCode, staff, pace));
  const agrees = [{ after: pace, agrees: true, staff: staff.clerk }];
  return {
    ...script,
    actsOn: ({ file }) => decide(arrivals.get(file), usual, staff, habits),
    ...(leaves.includes('recalls') ? {} : { recalls: agrees }),
    ...(leaves.includes('takeBacks') ? {} : { takeBacks: agrees }),
    ...(leaves.includes('updates') ? {} : { updates: agrees }),
  };
}

function actOf(statusCode: StatusCode, staff: Staff, after: number): ClerkAct {
  const people: Partial<Record<StatusCode, StaffInfo>> = {
    '02': staff.clerk,
    '03': staff.clerk,
    '04': staff.head,
  };
  return {
    after,
    statusCode,
    staff: people[statusCode] ?? staff.officer,
    description: 'Theo quy chế làm việc',
  };
}

/** SIG-11: a document is registered when its signatures hold, refused with the reason when not, else it waits. */
function decide(
  arrival: JudgedArrival | undefined,
  usual: readonly ClerkAct[],
  staff: Staff,
  { forgives = [], dislikes = [], blind, pace = usualPace, urgentPace, waitsForPaper }: AgencyHabits,
): readonly ClerkAct[] {
  if (arrival === undefined) return [];
  const { verdict, isUrgent, paper } = arrival;
  if (waitsForPaper && paper) return [];
  if (urgentPace !== undefined && isUrgent) return usual.map((act) => ({ ...act, after: urgentPace }));
  if (blind) return usual;
  if (dislikes.includes(verdict.verdict)) return refusal('Văn bản không hợp lệ', staff, pace);
  if (verdict.outcome === 'accept' || forgives.includes(verdict.verdict)) return usual;
  if (verdict.outcome === 'wait') return [];
  const [first] = verdict.findings;
  return refusal(first === undefined ? invalid : describeProblem(first, 'vi').text, staff, pace);
}

const invalid = 'Chữ ký số không hợp lệ';

function refusal(reason: string, staff: Staff, after: number): readonly ClerkAct[] {
  return [{ after, statusCode: '02', staff: staff.clerk, description: reason.slice(0, 480) }];
}

/** SIG-10, SIG-16: the certificate is checked with fresh lists before anything is signed. */
function signerOf(code: string, clock: Clock, revoked: readonly TestRevocation[], habits: AgencyHabits) {
  const { secondLeader, secondSeal } = testPki();
  const manner = { scheme: 'rsa-pss' } as const;
  const keys = { person: signingKeyOf(secondLeader, manner), agency: signingKeyOf(secondSeal, manner) };
  return createDocumentSigner({
    keysOf: (each) => (each === code ? keys : undefined),
    clock,
    check: (at) =>
      habits.signsUnchecked
        ? 'unchecked'
        : testContext({ profile: lawProfile, now: at, proof: proofsAt(at, revoked) }),
  });
}

/** What a client of the hub calls, carried. */
function fetchOver(carry: Carry): FetchWhole {
  return async (input, init = {}) => {
    const { body } = await carry(requestOf(input, init));
    return { bytes: async () => body };
  };
}

/** What a verifier calls, carried. */
function responsesOver(carry: Carry): Fetch {
  return async (input, init = {}) => {
    const { httpStatus, body } = await carry(requestOf(input, init));
    return new Response(Uint8Array.from(body), { status: httpStatus });
  };
}

function requestOf(input: string | URL, init: RequestInit): Parameters<Carry>[0] {
  const url = new URL(input);
  const { headers, method = 'GET', body } = init;
  const own = url.origin === endpoint;
  return {
    method,
    target: own ? url.pathname : url.href,
    headers: Array.isArray(headers)
      ? headers.map(([name = '', value = '']) => [name, value] as const)
      : [...new Headers(headers)],
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  };
}
