import { exampleSettings, type RequestSettings } from '../../fixtures/requests/request-settings.ts';
import { secretFor } from '../../fixtures/worlds/secrets.ts';
import { agencyOf, findAgency, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft, StatusDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { OperationName } from '../../protocol/wire/operations.ts';
import { writeRawRequest } from '../../protocol/wire/raw-request.ts';
import { buildSdkRequest } from '../../protocol/wire/sdk-request.ts';
import type { SignedPairs } from '../../protocol/wire/sign-header.ts';
import { createManualClock, type ManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog, type MemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { callRaw, type RawAnswer } from './http/raw-caller.ts';
import { createListeners } from './listeners.ts';
import type { RequestRecord } from './request-log.ts';
import { type HubOptions, type RunningHub, startHub } from './start-hub.ts';

/** A hub of the 2026 world on free ports, with a clock that stands still, for tests. */
export interface HubUnderTest extends RunningHub {
  readonly clock: ManualClock;
  readonly log: MemoryLog;
  /** Hears of every request; gives back how to stop. */
  onRequest(listener: (record: RequestRecord) => void): () => void;
}

/** 2026-11-21 08:20:00 in Vietnam, a little after the example requests were made. */
export const morning = exampleSettings.constructedAt + 4 * 60_000 + 30_000;

export async function startHubUnderTest(
  options: Partial<Omit<HubOptions, 'ports'>> = {},
): Promise<HubUnderTest> {
  const clock = createManualClock(morning);
  const log = createMemoryLog();
  const ports = { clock, log, chance: createSeededChance('test') };
  const systems = world2026.systems.map(({ systemId }) => ({ systemId, secret: secretOf(systemId) }));
  const requests = createListeners<RequestRecord>();
  const world = { ...world2026, systems };
  const running = await startHub({ world, ports, onRequest: requests.tell, ...options });
  return { ...running, clock, log, onRequest: requests.add };
}

/** The secret of a system of the world, as `startHubUnderTest` hands them out. */
export function secretOf(systemId: string): string {
  return secretFor('test', systemId);
}

/** Settings of fixture requests, for one agency's system. */
export function settingsOf(code: string, more: Partial<RequestSettings> = {}): RequestSettings {
  const { systemId } = agencyOf(world2026, code);
  return { ...exampleSettings, systemId, secret: secretOf(systemId), from: code, ...more };
}

/** One call by the system of an agency, as the vendor SDK sends it. */
export function rawCall(
  code: string,
  operation: OperationName,
  parameters: SignedPairs = [],
  body: Uint8Array = new Uint8Array(),
): Uint8Array {
  return writeRawRequest(buildSdkRequest(settingsOf(code), { operation, parameters, body }));
}

/** An answer whose body is JSON. */
export interface JsonAnswer extends RawAnswer {
  readonly json: Readonly<Record<string, unknown>>;
}

/** Makes a call and reads its JSON. */
export async function call(
  hub: RunningHub,
  code: string,
  operation: OperationName,
  parameters: SignedPairs = [],
  body?: Uint8Array,
): Promise<JsonAnswer> {
  return jsonOf(await callRaw(hub.url, rawCall(code, operation, parameters, body)));
}

export function jsonOf(answer: RawAnswer): JsonAnswer {
  return { ...answer, json: JSON.parse(answer.body.toString('latin1')) as JsonAnswer['json'] };
}

export const asDocument = (from: string): SignedPairs => [
  ['servicetype', 'eDoc'],
  ['messagetype', 'edoc'],
  ['from', from],
];
export const asStatus = (from: string): SignedPairs => [
  ['messagetype', 'status'],
  ['from', from],
];
export const documents: SignedPairs = asDocument('G22').slice(0, 2);
export const statuses: SignedPairs = [
  ['servicetype', 'eDoc'],
  ['messagetype', 'status'],
];

/** A good letter of the Office to these receivers, of the 2026 world or not. */
export function letterDraft(to: readonly string[], number = '4127', from = 'G22'): DocumentDraft {
  const party = partyOf(agencyOf(world2026, from));
  const base = agencyOf(world2026, 'H17');
  return {
    kind: 'document',
    from: party,
    to: to.map((organId) => ({ ...partyOf(findAgency(world2026, organId) ?? base), organId })),
    documentId: `${party.organId},2026/11/20,${number}/VPCP-KSTT`,
    code: { codeNumber: number, codeNotation: 'VPCP-KSTT' },
    promulgation: { place: 'Hà Nội', date: '2026/11/20' },
    documentType: { type: 2, typeDetail: 18, typeName: 'Công văn' },
    subject: 'V/v rà soát mã định danh',
    content: 'Đề nghị quý cơ quan rà soát.',
    signer: { competence: 'TL. BỘ TRƯỞNG', position: 'Vụ trưởng', fullName: 'Trần Minh Khoa' },
    dueDate: '2026/12/15',
    toPlaces: ['Như trên'],
    otherInfo: { priority: 0, promulgationAmount: 2, pageAmount: 1 },
    responseFor: [],
    steeringType: 0,
    taskCodes: [],
    trace: [{ organId: party.organId, timestamp: '2026/11/20 16:42:10' }],
    transaction: {
      kind: 0,
      reason: 'Văn bản điện tử mới',
      paper: false,
      staff: [{ department: 'Văn thư', staff: 'Lê An', email: 'vanthu@vpcp.example', mobile: '84900000001' }],
      replacements: [],
    },
    attachments: [
      {
        name: 'danh-muc.txt',
        description: 'Danh mục',
        bytes: Buffer.from('Danh mục\r\n'),
        contentType: 'text/plain',
      },
    ],
  };
}

export function letter(to: readonly string[], number?: string, from?: string): Uint8Array {
  return written(encodeDocument(letterDraft(to, number, from), 'sdk'));
}

/** A letter that is too long to lie in the database: it has a file of its own. */
export function longLetterDraft(to: readonly string[]): DocumentDraft {
  const draft = letterDraft(to);
  const [first, ...rest] = draft.attachments;
  if (first === undefined) throw new Error('the letter has no attachment');
  // Drawn, for the attachment is packed on its way.
  const drawn = createSeededChance('long').bytes('attachment', 300 * 1024);
  const bytes = Buffer.from(Buffer.from(drawn).toString('base64'));
  return { ...draft, attachments: [{ ...first, bytes }, ...rest] };
}

/** That letter, written. */
export function longLetter(to: readonly string[]): Uint8Array {
  return written(encodeDocument(longLetterDraft(to), 'sdk'));
}

/** The receiver `from` tells the Office about its letter. */
export function status(from: string, statusCode: StatusDraft['statusCode'], number = '4127'): Uint8Array {
  return written(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, from)),
        responseFor: {
          organId: 'G22',
          code: `${number}/VPCP-KSTT`,
          promulgationDate: '2026/11/20',
          documentId: `G22,2026/11/20,${number}/VPCP-KSTT`,
        },
        staff: { department: 'Văn thư', staff: 'Hồ Bình', email: 'vanthu@danang.example' },
        statusCode,
        description: 'Đã đến',
        timestamp: '2026/11/20 17:05:00',
      },
      'sdk',
    ),
  );
}

export function written(reading: ReturnType<typeof encodeDocument>): Uint8Array {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
