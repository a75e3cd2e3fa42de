import { parseLocalDate } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { FoundPacket } from '../reading/packets-of.ts';
import type { Part } from '../reading/part.ts';
import { withoutNoughts } from '../reading/words.ts';
import { batchCheck, packetCheck } from './packet-check.ts';
import { mayBeOneBody } from './same-body.ts';

/** A document identifier, cut at its first two commas and the first slash behind them. */
export interface IdParts {
  readonly organId: string;
  readonly date: string;
  readonly number: string;
  readonly notation: string;
}

const form = '<OrganId>,<yyyy/MM/dd>,<CodeNumber>/<CodeNotation>';

/** The parts of an identifier in the form of the axis; undefined for any other text. */
export function idPartsOf(text: string): IdParts | undefined {
  const [, organId = '', date = '', number = '', notation = ''] =
    /^([^,\s]+),(\d{4}\/\d{2}\/\d{2}),([^/\s]+)\/(\S.*)$/.exec(text) ?? [];
  return parseLocalDate(date) === undefined ? undefined : { organId, date, number, notation };
}

const ownId = ({ message }: PacketView) => message.one(n.documentId);
const transactionIds = ({ transaction }: PacketView) => [
  transaction.one(n.documentId),
  ...transaction.all(n.replacementInfoList, n.replacementInfo, n.documentId),
];

function differs(
  id: string,
  part: keyof IdParts,
  requirement: string,
  of: (view: PacketView) => Part,
): Check {
  return packetCheck({
    id: `document.id-${id}`,
    title: both(
      `Mã định danh văn bản khớp ${id === 'agency' ? 'bên gửi' : 'ngày ban hành'}`,
      `The document identifier agrees with the ${id === 'agency' ? 'sender' : 'day of issue'}`,
    ),
    requirements: [requirement],
    about: 'document',
    stance: { law: 'fail', field: 'warn' },
    expected: both(form, form),
    cause: both(
      'Mã được gõ lại hoặc giữ từ văn bản khác.',
      'It was typed again, or kept from another document.',
    ),
    *look(view) {
      const parts = idPartsOf(ownId(view).text);
      const wanted = of(view).text;
      if (parts === undefined || wanted === '' || (part === 'date' && parseLocalDate(wanted) === undefined))
        return;
      const same = part === 'organId' ? mayBeOneBody(parts.organId, wanted) : parts[part] === wanted;
      if (!same) yield { at: ownId(view).spot, seen: parts[part], expected: both(wanted, wanted) };
    },
  });
}

/** IDC-10 to IDC-12: what a document is called, and that nothing else is called the same. */
export const documentIdChecks: readonly Check[] = [
  packetCheck({
    id: 'document.id-form',
    title: both(
      'Mã định danh văn bản theo dạng của Trục',
      'The document identifier has the form of the axis',
    ),
    requirements: ['IDC-10'],
    about: ({ kind, message }) => kind === 'document' && message.one(n.documentId).isFilled,
    stance: { law: 'fail', field: 'warn' },
    expected: both(form, form),
    cause: both('Dùng UUID hoặc mã nội bộ của phần mềm.', 'A UUID, or an internal key of the software.'),
    *look(view) {
      const part = ownId(view);
      if (idPartsOf(part.text) === undefined) yield { at: part.spot, seen: part.text };
    },
  }),
  differs('agency', 'organId', 'IDC-10', ({ message }) => message.one(n.from, n.organId)),
  differs('date', 'date', 'IDC-10', ({ message }) => message.one(n.promulgationInfo, n.promulgationDate)),
  packetCheck({
    id: 'document.id-code',
    title: both(
      'Mã định danh văn bản khớp số, ký hiệu',
      'The document identifier agrees with number and notation',
    ),
    requirements: ['IDC-10'],
    about: 'document',
    stance: { law: 'fail', field: 'warn' },
    expected: both(form, form),
    cause: both(
      'Tách mã ở dấu phẩy thứ ba, hoặc gõ lại số.',
      'The identifier was cut at a third comma, or the number typed again.',
    ),
    *look(view) {
      const parts = idPartsOf(ownId(view).text);
      const code = view.message.one(n.code);
      const wanted = `${code.one(n.codeNumber).text}/${code.one(n.codeNotation).text}`;
      const seen = `${parts?.number}/${parts?.notation}`;
      if (parts !== undefined && seen !== wanted)
        yield { at: ownId(view).spot, seen, expected: both(wanted, wanted) };
    },
  }),
  packetCheck({
    id: 'document.transaction-id-form',
    title: both(
      'Mã văn bản trong khối nghiệp vụ theo dạng của Trục',
      'Identifiers in the transaction block have the form of the axis',
    ),
    requirements: ['IDC-10', 'RCL-01', 'RCL-11', 'RCL-15'],
    about: 'document',
    stance: { law: 'fail', field: 'warn' },
    expected: both(form, form),
    cause: both('Ngày không có thật hoặc mã nội bộ.', 'A day that there is not, or an internal key.'),
    *look(view) {
      for (const part of transactionIds(view)) {
        if (part.isFilled && idPartsOf(part.text) === undefined) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  batchCheck({
    id: 'document.id-unique',
    title: both('Mỗi mã định danh chỉ một văn bản', 'One document identifier, one document'),
    requirements: ['IDC-11'],
    about: 'document',
    expected: both('mã chưa dùng cho văn bản khác', 'an identifier that no other document has'),
    cause: both(
      'Sổ cấp số trùng, hoặc gửi lại sau khi sửa nội dung.',
      'The register gives numbers twice, or the document was changed and sent anew.',
    ),
    *look(packets) {
      for (const [one, other] of twins(packets, ({ message }) => message.one(n.documentId).text)) {
        if (one.view.message.one(n.subject).text !== other.view.message.one(n.subject).text)
          yield {
            packet: other,
            at: ownId(other.view).spot,
            seen: `${ownId(other.view).text} (${one.name})`,
          };
      }
    },
  }),
  batchCheck({
    id: 'document.number-unique',
    title: both('Số văn bản không lặp trong năm', 'No number comes twice in a year'),
    requirements: ['IDC-12'],
    about: 'document',
    expected: both(
      'một số cho một văn bản của một cơ quan trong một năm',
      'one number for one document of a body in a year',
    ),
    cause: both('Sổ giấy và sổ điện tử cấp số riêng.', 'Paper and electronic documents are numbered apart.'),
    *look(packets) {
      for (const [one, other] of twins(packets, numberOf)) {
        const [first, second] = [ownId(one.view).text, ownId(other.view).text];
        if (first !== second)
          yield { packet: other, at: other.view.message.one(n.code).spot, seen: `${second} ≠ ${first}` };
      }
    },
  }),
];

/** New documents that have the same key, each with the first of its kind; a packet sent again is no twin. */
function* twins(packets: readonly FoundPacket[], keyOf: (view: PacketView) => string) {
  const known = new Map<string, FoundPacket>();
  for (const packet of packets) {
    const { view } = packet;
    const isNew = ['', '0'].includes(view.transaction.one(n.transactionKind).text);
    const key = keyOf(view);
    if (!isNew || key === '') continue;
    const first = known.get(key);
    if (first === undefined) known.set(key, packet);
    else yield [first, packet] as const;
  }
}

function numberOf({ message }: PacketView): string {
  const code = message.one(n.code);
  const [year = ''] = message.one(n.promulgationInfo, n.promulgationDate).text.split('/');
  const parts = [
    message.one(n.from, n.organId).text,
    year,
    withoutNoughts(code.one(n.codeNumber).text),
    code.one(n.codeNotation).text,
  ];
  return parts.includes('') ? '' : parts.join(' ');
}
