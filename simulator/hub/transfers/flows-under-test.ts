import { agencyOf, partyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft, StatusDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../../protocol/edxml/encode.ts';
import type { ReceiverChange, ResponseFor, StatusCode, Transaction } from '../../../protocol/edxml/packet.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letterDraft,
  startHubUnderTest,
} from '../hub-under-test.ts';
import type { HubOptions } from '../start-hub.ts';
import type { Transfer } from './transfer.ts';

/** A hub with short ways to send and fetch, for tests of the flows. The Office (G22) issues, others receive. */
export interface FlowsUnderTest extends HubUnderTest {
  send(draft: DocumentDraft): Promise<Json>;
  /** A receiver, or whoever `from` is, speaks about the Office's document with this number. */
  tell(from: string, code: StatusCode, more?: Telling): Promise<Json>;
  /** Fetches everything that waits for an agency; what it was told of each. */
  fetchAll(code: string): Promise<readonly Json[]>;
  ackAll(code: string, outcome: 'done' | 'fail'): Promise<void>;
  waiting(code: string): Promise<readonly Row[]>;
  sent(): Promise<readonly Row[]>;
  transfer(receiver: string, number?: string): Promise<Transfer>;
  /** Deliveries of the document to a receiver, with their state. */
  states(receiver: string, number?: string): Promise<readonly string[]>;
  events<Name extends ExchangeEvent['name']>(name: Name): Promise<readonly EventNamed<Name>[]>;
}

export type Json = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, string>>;
type EventNamed<Name> = Extract<ExchangeEvent, { readonly name: Name }>;

/** What a status says, where it is not the usual. */
export interface Telling {
  readonly number?: string;
  /** `ResponseFor/OrganId`; the Office unless told. */
  readonly to?: string;
  readonly description?: string;
  readonly documentId?: string;
}

export async function startFlows(options: Partial<Omit<HubOptions, 'ports'>> = {}): Promise<FlowsUnderTest> {
  const hub = await startHubUnderTest(options);
  const list = async (code: string) => {
    const { json } = await call(hub, code, 'getReceivedEdocList', documents);
    return json['data'] as readonly Row[];
  };
  return {
    ...hub,
    send: async (draft) => {
      const from = draft.from.organId;
      return (await call(hub, from, 'sendEdoc', asDocument(from), written(encodeDocument(draft, 'sdk'))))
        .json;
    },
    tell: async (from, code, more = {}) =>
      (
        await call(
          hub,
          from,
          'sendEdoc',
          asStatus(from),
          written(encodeStatus(statusDraft(from, code, more), 'sdk')),
        )
      ).json,
    async fetchAll(code) {
      const answers: Json[] = [];
      for (const { docId = '' } of await list(code)) {
        answers.push((await call(hub, code, 'getEdoc', [['docId', docId]])).json);
      }
      return answers;
    },
    async ackAll(code, outcome) {
      for (const { docId = '' } of await list(code)) {
        await call(hub, code, 'updateStatus', [
          ['status', outcome],
          ['docId', docId],
        ]);
      }
    },
    waiting: list,
    sent: async () => (await call(hub, 'G22', 'getSentEdocList', documents)).json['data'] as readonly Row[],
    async transfer(receiver, number = '1') {
      const [found] = await hub.store.findTransfers(idOf(number), receiver);
      if (found === undefined) throw new Error(`No transfer of ${number} to ${receiver}`);
      return found;
    },
    async states(receiver, number = '1') {
      const [row] = await hub.store.listTransfers({ document: idOf(number), receiver });
      return row?.deliveries.map(({ state }) => state) ?? [];
    },
    async events(name) {
      const all = (await hub.store.listEvents(0, 10_000)).map(({ event }) => event);
      return all.filter((event): event is EventNamed<typeof name> => event.name === name);
    },
  };
}

/** Identifier of the Office's document with this number. */
export function idOf(number: string): string {
  return `G22,2026/11/20,${number}/VPCP-KSTT`;
}

/** The Office's plain letter. */
export function letterTo(receivers: readonly string[], number = '1'): DocumentDraft {
  return letterDraft(receivers, number);
}

/** A recall of documents, each at one receiver or (the Office itself) at all that the recall goes to. */
export function recallOf(
  recalled: readonly (readonly [number: string, organId: string])[],
  receivers: readonly string[],
  number = '90',
): DocumentDraft {
  const responseFor = recalled.map(([each, organId]): ResponseFor => {
    const code = `${each}/VPCP-KSTT`;
    return { organId, code, promulgationDate: '2026/11/20', documentId: idOf(each) };
  });
  return { ...letterDraft(receivers, number), responseFor, transaction: block(1, 'Thu hồi văn bản điện tử') };
}

/** An update of the document with this number, under that document's own identifier. */
export function updateOf(
  number: string,
  receivers: readonly string[],
  changes: readonly ReceiverChange[] = [],
  subject = 'V/v rà soát mã định danh (cập nhật)',
): DocumentDraft {
  const update = { documentInfo: true, documentReceiver: changes.length > 0, receivers: changes };
  const transaction = { ...block(2, 'Cập nhật văn bản điện tử'), documentId: idOf(number), update };
  return { ...letterDraft(receivers, number), subject, transaction };
}

/** A new document that replaces others. */
export function replacementOf(
  replaced: readonly (readonly [number: string, organIds: readonly string[]])[],
  receivers: readonly string[],
  number = '80',
): DocumentDraft {
  const replacements = replaced.map(([each, organIds]) => ({ documentId: idOf(each), organIds }));
  return {
    ...letterDraft(receivers, number),
    transaction: { ...block(3, 'Văn bản thay thế'), replacements },
  };
}

/** The same, sent by somebody else. */
export function sentBy(code: string, draft: DocumentDraft): DocumentDraft {
  return { ...draft, from: partyOf(agencyOf(world2026, code)) };
}

function block(kind: 1 | 2 | 3, reason: string): Transaction {
  const staff = [{ department: 'Văn thư', staff: 'Lê An', email: 'vanthu@vpcp.example' }];
  return { kind, reason, paper: false, staff, replacements: [] };
}

function statusDraft(from: string, statusCode: StatusCode, more: Telling): StatusDraft {
  const { number = '1', to = 'G22', description = 'Theo quy trình', documentId = idOf(number) } = more;
  return {
    kind: 'status',
    from: partyOf(agencyOf(world2026, from)),
    responseFor: {
      organId: to,
      code: `${number}/VPCP-KSTT`,
      promulgationDate: '2026/11/20',
      documentId,
    },
    staff: { department: 'Văn thư', staff: 'Hồ Bình', email: 'vanthu@danang.example' },
    statusCode,
    description,
    timestamp: '2026/11/20 17:05:00',
  };
}

function written(reading: ReturnType<typeof encodeDocument>): Uint8Array {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
