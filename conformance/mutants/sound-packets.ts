import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import type { LetterOrder } from '../../fixtures/documents/official-letter.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type {
  DocumentDraft,
  OutgoingAttachment,
  StatusDraft,
  WritingStyle,
} from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { StatusCode, Transaction } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import { signPacket } from '../../protocol/security/xml/sign-packet.ts';
import { signedLetter } from '../../simulator/signing/signed-letter.ts';
import { plainAnnex, scannedAnnex } from './further-files.ts';
import { smallDocument } from './small-letter.ts';

/** Packets with nothing wrong under any profile, one for each thing that a packet can be. */
export const soundShapes = [
  'document',
  'answer',
  'recall',
  'update',
  'replacement',
  'small',
  'zipped',
  'scanned',
  'signed',
  'status-01',
  'status-02',
  'status-03',
  'status-04',
  'status-05',
  'status-06',
  'status-13',
  'status-15',
  'status-16',
] as const;

export type SoundShape = (typeof soundShapes)[number];

export type SoundPackets = Readonly<Record<SoundShape, Uint8Array>>;

/** The day on which they are judged: the day after they were issued. */
export const soundDay = '2026-11-21';

const issued = '2026/11/20';
const earlier = 'G22,2026/11/18,811/VPCP-QHĐP';
const reasons = {
  1: 'Thu hồi do ban hành nhầm đối tượng',
  2: 'Cập nhật danh sách nơi nhận',
  3: 'Thay thế do có thay đổi về nội dung',
} as const;

const made = new Map<string, Promise<SoundPackets>>();

/** The sound packets in one order of elements; made once. The same bytes every time: the keys draw nothing. */
export function soundPackets(
  style: WritingStyle = 'guide',
  order: Partial<LetterOrder> = {},
): Promise<SoundPackets> {
  const key = JSON.stringify([style, order]);
  const known = made.get(key) ?? makePackets(style, order);
  made.set(key, known);
  return known;
}

async function makePackets(style: WritingStyle, order: Partial<LetterOrder>): Promise<SoundPackets> {
  const letter = (
    number: number,
    besides: Partial<DocumentDraft> = {},
    files: readonly OutgoingAttachment[] = [],
  ) => documentOf({ seed: 1, number, ...order }, besides, style, files);
  const [document, answer, recall, update, replacement] = await Promise.all([
    letter(812),
    letter(813, { responseFor: [responseTo('H17,2026/11/12,4021/UBND-ĐTĐT')] }),
    letter(814, { responseFor: [responseTo(earlier)], transaction: transactionOf(1) }),
    letter(815, { transaction: transactionOf(2) }),
    letter(816, { transaction: transactionOf(3) }),
  ]);
  const small = await smallDocument(document);
  // The vendor's library declares a zipped file in two ways; that packet is no sound one.
  const zipped = await documentOf({ seed: 1, number: 817, ...order }, {}, 'guide', [plainAnnex]);
  const scanned = await letter(818, {}, [await scannedAnnex(200, 'DeviceRGB')]);
  const signed = signedOf(await signPacket(document, { key: signingKeyOf(testPki().ecSeal) }));
  return {
    document,
    answer,
    recall,
    update,
    replacement,
    small,
    zipped,
    scanned,
    signed,
    ...statuses(style),
  };
}

/** A letter with both signatures and its sealed annex, as a packet. */
export async function documentOf(
  order: LetterOrder,
  besides: Partial<DocumentDraft>,
  style: WritingStyle,
  files: readonly OutgoingAttachment[] = [],
): Promise<Uint8Array> {
  const { ecLeader, ecSeal } = testPki();
  const signers = { person: signingKeyOf(ecLeader), agency: signingKeyOf(ecSeal) };
  const letter = await signedLetter({ date: issued, ...order }, signers);
  const date = letter.metadata.date;
  const draft = draftOfLetter(letter, `${date} 09:30:00`);
  const attachments = [...draft.attachments, ...files];
  return written(encodeDocument({ ...draft, attachments, ...besides }, style));
}

function transactionOf(kind: 1 | 2 | 3): Transaction {
  const staff = { department: 'Phòng Văn thư', staff: 'Trần Thị Mẫu', email: 'vanthu@vpcp.example' };
  const common = { kind, reason: reasons[kind], paper: false, staff: [staff] };
  const update = {
    documentInfo: false,
    documentReceiver: true,
    receivers: [
      { organId: 'H17', receiverType: 0 },
      { organId: 'H38', receiverType: 1 },
    ],
  } as const;
  switch (kind) {
    case 1:
      return { ...common, documentId: earlier, replacements: [] };
    case 2:
      return { ...common, documentId: earlier, replacements: [], update };
    case 3:
      return { ...common, replacements: [{ documentId: earlier, organIds: ['H17', 'G06'] }] };
  }
}

function responseTo(documentId: string) {
  const [organId = '', promulgationDate = '', code = ''] = documentId.split(',');
  return { organId, code, promulgationDate, documentId };
}

function statuses(style: WritingStyle): Readonly<Record<`status-${StatusCode}`, Uint8Array>> {
  const of = (code: StatusCode, description?: string) =>
    written(encodeStatus(statusOf(code, description), style));
  return {
    'status-01': of('01'),
    'status-02': of('02', 'Văn bản gửi nhầm cơ quan, không thuộc thẩm quyền'),
    'status-03': of('03'),
    'status-04': of('04'),
    'status-05': of('05'),
    'status-06': of('06'),
    'status-13': of('13', 'Văn bản gửi nhầm nơi nhận'),
    'status-15': of('15'),
    'status-16': of('16', 'Văn bản đang được xử lý, không thể trả lại'),
  };
}

/** What a receiver says of the letter; the take-back is the sender's own word. */
function statusOf(statusCode: StatusCode, description?: string): StatusDraft {
  const isTakeBack = statusCode === '13';
  const receiver = statusCode === '02' ? 'G06' : 'H17';
  const [from, about] = isTakeBack ? ['G22', receiver] : [receiver, 'G22'];
  return {
    kind: 'status',
    from: partyOf(agencyOf(world2026, from)),
    responseFor: { ...responseTo('G22,2026/11/20,812/VPCP-QHĐP'), organId: about },
    staff: {
      department: 'Văn phòng',
      staff: 'Lê Văn Thử',
      email: 'vanthu@danang.example',
      mobile: '84912000001',
    },
    statusCode,
    ...(description === undefined ? {} : { description }),
    timestamp: `2026/11/20 10:${statusCode}:00`,
  };
}

function signedOf(packet: Reading<Uint8Array>): Uint8Array {
  if (packet.ok) return packet.value;
  throw new Error(`the packet cannot be signed: ${packet.problems[0]?.code}`);
}

function written(packet: Reading<Uint8Array>): Uint8Array {
  if (packet.ok) return packet.value;
  throw new Error(`the draft cannot be written: ${packet.problems[0]?.place.path}`);
}
