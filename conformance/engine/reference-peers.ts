import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { agenciesOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { usualAttempts } from '../../simulator/hub/attempts.ts';
import { type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
import { createManualClock } from '../../simulator/ports/manual-clock.ts';
import { silentLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { managementPrefix } from './hub-stage.ts';
import type { Carry, HubAccount, HubKnowledge, HubStage, RawAnswer, RawRequest, RunClock } from './stage.ts';

/** How the built-in hub is to behave; the defaults are an orderly hub under the profile `law`. */
export interface ReferenceHubOptions {
  readonly dialect?: 'strict' | 'observed';
  readonly delivery?: 'faithful' | 'field';
  readonly fieldYear?: '2019' | '2025';
  /** Keeps everything in a folder, so that it can be restarted. */
  readonly durable?: boolean;
  /** When its clock begins; a working morning of November 2026 unless told. */
  readonly begins?: Instant;
}

/** The built-in hub, reached without a network. */
export interface ReferenceHub {
  readonly accounts: HubStage['accounts'];
  readonly known: HubKnowledge;
  readonly clock: RunClock;
  /** The axis, and below the prefix of the management end that; `POST …/restart` restarts a durable one. */
  readonly carry: Carry;
  /** Where the same hub listens, for whoever would rather come over the network. */
  readonly address: { readonly endpoint: string; readonly management: string };
  close(): Promise<void>;
}

/** 2026-11-20 08:30:00 in Vietnam, a Friday. */
const morning: Instant = 1_795_138_200_000;
const seed = 'conformance';
/** Small, so that the limit can be tried without moving 50 MB. */
const packetBytes = 512 * 1024;
/** The hub looks for what is overdue when it is told to, and not on its clock, which is moved by weeks. */
const neverSweeps = 366 * 86_400_000;

/** Starts the built-in hub with the agencies of 2026, a clock that stands still, and one seed. */
export async function startReferenceHub(options: ReferenceHubOptions = {}): Promise<ReferenceHub> {
  const { dialect = 'strict', delivery = 'faithful', fieldYear = '2019', begins = morning } = options;
  const clock = createManualClock(begins);
  const folder = options.durable === true ? await mkdtemp(join(tmpdir(), 'lienthong-hub-')) : undefined;
  const systems = world2026.systems.map(({ systemId }) => ({ systemId, secret: secretFor(seed, systemId) }));
  const start = () =>
    startHub({
      ...{ dialect, delivery, fieldYear, packetBytes, sweepEvery: neverSweeps },
      world: { ...world2026, systems },
      attempts: usualAttempts,
      ports: { clock, log: silentLog, chance: createSeededChance(seed) },
      ...(folder === undefined ? {} : { store: folder }),
    });
  let hub = await start();
  const restart = async (): Promise<RawAnswer> => {
    await hub.close();
    hub = await start();
    return { httpStatus: 204, headers: [], body: new Uint8Array() };
  };
  return {
    accounts: referenceAccounts(),
    known: { packetBytes, closedCode: 'H47', lockedCode: 'H17.137' },
    clock,
    address: { endpoint: hub.url, management: hub.managementUrl },
    carry: (request) => {
      if (folder !== undefined && request.target === `${managementPrefix}/restart`) return restart();
      return request.target.startsWith(`${managementPrefix}/`) ? ask(hub, request) : serve(hub, request);
    },
    close: async () => {
      await hub.close();
      if (folder !== undefined) await rm(folder, { recursive: true });
    },
  };
}

function referenceAccounts(): HubStage['accounts'] {
  return [accountOf('000.00.00.G22'), accountOf('000.00.00.H17'), accountOf('G06'), accountOf('0100100079')];
}

/** The secret of the first account, for a hub that cannot keep it. */
export const referenceSecret = secretFor(seed, '000.00.00.G22');

function accountOf(systemId: string): HubAccount {
  const served = agenciesOf(world2026, systemId).filter(({ state }) => state === 'active');
  const [first, ...rest] = served.map(({ code }) => code);
  if (first === undefined) throw new Error(`nobody is served by ${systemId}`);
  return { systemId, secret: secretFor(seed, systemId), agencies: [first, ...rest] };
}

async function serve(hub: RunningHub, { method, target, headers, body }: RawRequest): Promise<RawAnswer> {
  const answer = await hub.serve({ method, url: target, headers, body });
  if (answer.httpStatus === 0) throw new Error('the hub gave no answer');
  const { httpStatus } = answer;
  const answered = [...answer.headers, ['Date', new Date(hub.hub.ports.clock.now()).toUTCString()] as const];
  if (answer.body instanceof Uint8Array) return { httpStatus, headers: answered, body: answer.body };
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body) pieces.push(piece);
  return { httpStatus, headers: answered, body: Buffer.concat(pieces) };
}

async function ask(hub: RunningHub, { method, target, headers, body }: RawRequest): Promise<RawAnswer> {
  const response = await fetch(hub.managementUrl + target.slice(managementPrefix.length), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(body.length === 0 ? {} : { body: Uint8Array.from(body) }),
  });
  return {
    httpStatus: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

/** What the stage of an agency is made of: our hub and agencies, test keys and the services behind them. */
export { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
export {
  type LetterOrder,
  type OfficialLetter,
  officialLetter,
} from '../../fixtures/documents/official-letter.ts';
export type { Holder } from '../../fixtures/keys/encode-certificate.ts';
export { encodeCrl, type RevocationReason } from '../../fixtures/keys/encode-crl.ts';
export { encodeOcspAnswer } from '../../fixtures/keys/encode-ocsp.ts';
export { encodeTimeStampToken, imprintOf } from '../../fixtures/keys/encode-time-stamp.ts';
export { extension } from '../../fixtures/keys/extensions.ts';
export { proofsAt, responderOf, type TestRevocation } from '../../fixtures/keys/proofs.ts';
export { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
export { testPki } from '../../fixtures/keys/test-cast.ts';
export { issueTest } from '../../fixtures/keys/test-pki.ts';
export { testContext } from '../../fixtures/keys/test-trust.ts';
export { secretFor } from '../../fixtures/worlds/secrets.ts';
export { agenciesOf, agencyOf, findAgency, partyOf } from '../../fixtures/worlds/world.ts';
export { world2026 } from '../../fixtures/worlds/world-2026.ts';
export type { ClerkAct, ClerkScript } from '../../simulator/agency/clerk.ts';
export { inventStaff, registersAndFinishes } from '../../simulator/agency/clerk-scripts.ts';
export { standingOf } from '../../simulator/agency/document-standing.ts';
export { createHubClient } from '../../simulator/agency/hub-client.ts';
export { type AgencyNode, createAgencyNode } from '../../simulator/agency/node.ts';
export { createMemoryFiles } from '../../simulator/agency/node-files.ts';
export type { ReceivedDocument } from '../../simulator/agency/node-records.ts';
export { openNodeStore } from '../../simulator/agency/node-store.ts';
export { openDocument } from '../../simulator/agency/open-packet.ts';
export { versionsOf } from '../../simulator/agency/versions.ts';
export { type RunningHub, startHub } from '../../simulator/hub/start-hub.ts';
export { readOcspRequest } from '../../simulator/pki/ocsp-request.ts';
export { createManualClock, type ManualClock } from '../../simulator/ports/manual-clock.ts';
export { silentLog } from '../../simulator/ports/memory-log.ts';
export { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
export { collectProof } from '../../simulator/signing/collect-proof.ts';
export { createDocumentSigner } from '../../simulator/signing/document-signer.ts';
export { signPdf } from '../../simulator/signing/sign-pdf.ts';
export type { SigningRole, TimeStamper } from '../../simulator/signing/signing-order.ts';
