import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft, StatusDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { Party } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import type { HubStage } from '../engine/stage.ts';

/** A letter of a scenario: its identifier is drawn, so that a run never meets one of another run. */
export interface Letter {
  readonly documentId: string;
  readonly draft: DocumentDraft;
  readonly packet: Uint8Array;
}

/** What differs from the usual letter. */
export type LetterChanges = Partial<Omit<DocumentDraft, 'kind' | 'from' | 'to'>>;

const notation = 'KT-LT';

/** A letter in order, from one of our agencies to these codes. `key` names the draw of its number. */
export function letter(
  stage: HubStage,
  key: string,
  from: string,
  to: readonly string[],
  changes: LetterChanges = {},
): Letter {
  const now = stage.clock.now();
  const date = renderLocalDateOf(now);
  const codeNumber = String(1_000_000 + Math.floor(stage.chance(`letter ${key}`) * 8_999_999));
  const documentId = changes.documentId ?? `${from},${date},${codeNumber}/${notation}`;
  const draft: DocumentDraft = {
    kind: 'document',
    from: party(from, 'Cơ quan gửi thử nghiệm'),
    to: to.map((organId) => party(organId, 'Cơ quan nhận thử nghiệm')),
    documentId,
    code: { codeNumber, codeNotation: notation },
    promulgation: { place: 'Hà Nội', date },
    documentType: { type: 2, typeDetail: 18, typeName: 'Công văn' },
    subject: `V/v kiểm thử kết nối liên thông số ${codeNumber}`,
    content: 'Văn bản kiểm thử; đề nghị không xử lý.',
    signer: { competence: 'TL. CHỦ NHIỆM', position: 'Vụ trưởng', fullName: 'Trần Minh Khoa' },
    toPlaces: ['Như trên'],
    otherInfo: { priority: 0, promulgationAmount: 1, pageAmount: 1 },
    responseFor: [],
    steeringType: 0,
    taskCodes: [],
    trace: [{ organId: from, timestamp: renderLocalTimestamp(now) }],
    transaction: {
      kind: 0,
      reason: 'Văn bản điện tử mới',
      paper: false,
      staff: [clerk],
      replacements: [],
    },
    attachments: [attachment(codeNumber)],
    ...changes,
  };
  return { documentId, draft, packet: written(encodeDocument(draft, 'guide')) };
}

/** Who acts in every packet of ours. */
export const clerk = {
  department: 'Văn thư',
  staff: 'Lê An',
  email: 'vanthu@kiemthu.example',
  mobile: '84900000001',
} as const;

/** An agency of ours with all that a packet has to say of it. */
function party(organId: string, organName: string): Party {
  return {
    ...{ organId, organName, organAdd: 'Số 1 đường Thử Nghiệm', email: clerk.email },
    ...{ telephone: '024 0000 0000', fax: '024 0000 0001', website: 'https://kiemthu.example' },
  };
}

/** A small text that no other letter carries. */
function attachment(number: string): DocumentDraft['attachments'][number] {
  return {
    name: `phu-luc-${number}.txt`,
    description: 'Phụ lục',
    bytes: Buffer.from(`Phụ lục của văn bản số ${number}\r\n`),
    contentType: 'text/plain',
  };
}

/** The letter written again with something else in it; its number stays. */
export function changed(original: Letter, changes: LetterChanges): Letter {
  const draft = { ...original.draft, ...changes };
  return { ...original, draft, packet: written(encodeDocument(draft, 'guide')) };
}

/** What an agency says about a letter, to whoever sent it. */
export function status(
  stage: HubStage,
  from: string,
  about: Letter,
  statusCode: StatusDraft['statusCode'],
  more: { readonly description?: string; readonly to?: string } = {},
): Uint8Array {
  const { documentId, draft } = about;
  const { description = 'Trạng thái kiểm thử', to = draft.from.organId } = more;
  const number = [draft.code.codeNumber, draft.code.codeNotation].join('/');
  return written(
    encodeStatus(
      {
        kind: 'status',
        from: party(from, 'Cơ quan báo trạng thái'),
        responseFor: {
          organId: to,
          code: number,
          ...(draft.promulgation.date === undefined ? {} : { promulgationDate: draft.promulgation.date }),
          documentId,
        },
        staff: clerk,
        statusCode,
        description,
        timestamp: renderLocalTimestamp(stage.clock.now()),
      },
      'guide',
    ),
  );
}

/** The text of a packet with every `search` replaced: one thing changed, whatever the rules say. */
export function edited(packet: Uint8Array, search: string | RegExp, replacement: string): Uint8Array {
  const text = Buffer.from(packet).toString('utf8');
  const replaced = text.replace(search, replacement);
  if (replaced === text) throw new Error(`the packet holds no ${String(search)}`);
  return Buffer.from(replaced, 'utf8');
}

function written(reading: Reading<Uint8Array>): Uint8Array {
  if (reading.ok) return reading.value;
  throw new Error(`a letter of the harness cannot be written: ${JSON.stringify(reading.problems)}`);
}
