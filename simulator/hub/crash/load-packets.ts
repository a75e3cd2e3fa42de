import { agencyOf, partyOf } from '../../../fixtures/worlds/world.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../../protocol/edxml/encode.ts';
import type { Chance } from '../../../protocol/ports/ports.ts';
import type { Reading } from '../../../protocol/result.ts';

/** Each packet of a run bears a token of its own early in its text, by which it is known again. */
const token = /\bT(\d{6,9})\b/;

export function tokenOf(number: number): string {
  return `T${String(number).padStart(6, '0')}`;
}

/** The token in a packet; undefined in a stranger's. */
export function findToken(bytes: Uint8Array): string | undefined {
  return token.exec(Buffer.from(bytes).toString('latin1'))?.[0];
}

/** What one document of the load is made from. */
export interface LoadDocument {
  readonly token: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Drawn bytes in its attachment, which nothing can pack smaller. */
  readonly attached: number;
}

/** A document that every good hub takes, if it knows the receivers. */
export function buildDocument({ token, from, to, attached }: LoadDocument, chance: Chance): Uint8Array {
  const notation = 'VT-KSTT';
  const draft: DocumentDraft = {
    kind: 'document',
    from: partyOf(agencyOf(world2026, from)),
    to: to.map((organId) => ({ ...partyOf(agencyOf(world2026, 'H17')), organId })),
    documentId: documentIdOf(token, from),
    code: { codeNumber: token.slice(1), codeNotation: notation },
    promulgation: { place: 'Hà Nội', date: '2026/11/20' },
    documentType: { type: 2, typeDetail: 8, typeName: 'Công văn' },
    subject: `V/v gửi nhận liên tục, lượt ${token}`,
    content: 'Đề nghị quý cơ quan xác nhận.',
    signer: { competence: 'TL. BỘ TRƯỞNG', position: 'Vụ trưởng', fullName: 'Trần Minh Khoa' },
    dueDate: '2026/12/15',
    toPlaces: ['Như trên'],
    otherInfo: { priority: 0, promulgationAmount: 2, pageAmount: 1 },
    responseFor: [],
    taskCodes: [],
    trace: [{ organId: from, timestamp: '2026/11/20 16:42:10' }],
    transaction: { kind: 0, reason: 'Văn bản mới', paper: false, staff: [], replacements: [] },
    attachments: [
      {
        name: 'phu-luc.txt',
        description: 'Phụ lục',
        bytes: Buffer.from(Buffer.from(chance.bytes(`attachment ${token}`, attached)).toString('base64')),
        contentType: 'text/plain',
      },
    ],
  };
  return written(encodeDocument(draft, 'sdk'));
}

/** That a document has arrived, as `from` tells the issuer. */
export function buildArrival(
  token: string,
  from: string,
  about: { readonly token: string; readonly issuer: string },
): Uint8Array {
  return written(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, from)),
        responseFor: {
          organId: about.issuer,
          code: `${about.token.slice(1)}/VT-KSTT`,
          promulgationDate: '2026/11/20',
          documentId: documentIdOf(about.token, about.issuer),
        },
        staff: { department: 'Văn thư', staff: 'Hồ Bình', email: 'vanthu@danang.example' },
        statusCode: '01',
        description: `Đã đến, lượt ${token}`,
        timestamp: '2026/11/20 17:05:00',
      },
      'sdk',
    ),
  );
}

/** The document's number has no T before it, so that only its own token is found in a status. */
function documentIdOf(token: string, issuer: string): string {
  return `${issuer},2026/11/20,${token.slice(1)}/VT-KSTT`;
}

function written(reading: Reading<Uint8Array>): Uint8Array {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
