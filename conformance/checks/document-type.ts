import { documentTypes, retiredTypes } from '../../protocol/edxml/document-types.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { sameWords } from '../../protocol/edxml/words.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { packetCheck } from './packet-check.ts';

const typeOf = ({ message }: PacketView) => message.one(n.documentType);

/** The list that a packet's type names; undefined for a type that there is not. */
function listOf(view: PacketView): readonly string[] | undefined {
  const type = typeOf(view).one(n.type).text;
  return type === '1' || type === '2' ? documentTypes[type === '1' ? 1 : 2] : undefined;
}

/** The name in the list by the packet's number. */
function listedName(view: PacketView): string | undefined {
  return listOf(view)?.[Number(typeOf(view).one(n.typeDetail).text) - 1];
}

/** MET-05: which kind of document it is. */
export const documentTypeChecks: readonly Check[] = [
  packetCheck({
    id: 'document.type-known',
    title: both('Loại văn bản là 1 hoặc 2', 'The type is 1 or 2'),
    requirements: ['MET-05'],
    about: (view) => view.kind === 'document' && typeOf(view).one(n.type).isFilled,
    expected: both('1 quy phạm pháp luật, 2 hành chính', '1 normative, 2 administrative'),
    cause: both(
      'Số thứ tự trong danh mục (ví dụ 18) bị ghi vào Type.',
      'The place in the list (18, say) was written as type.',
    ),
    *look(view) {
      const part = typeOf(view).one(n.type);
      if (listOf(view) === undefined) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.type-detail-listed',
    title: both('TypeDetail có trong danh mục', 'TypeDetail is in the list'),
    requirements: ['MET-05'],
    about: (view) => view.kind === 'document' && listOf(view) !== undefined,
    stance: 'warn',
    expected: both('số thứ tự trong danh mục của SĐ1:2022', 'the place in the list of SĐ1:2022'),
    cause: both('Để trống hoặc giữ giá trị mặc định 0.', 'Left empty, or left at the default 0.'),
    *look(view) {
      const part = typeOf(view).one(n.typeDetail);
      if (listedName(view) === undefined)
        yield { at: part.spot, seen: part.text === '' ? '(rỗng / empty)' : part.text };
    },
  }),
  packetCheck({
    id: 'document.type-name-agrees',
    title: both('TypeName khớp Type và TypeDetail', 'TypeName agrees with Type and TypeDetail'),
    requirements: ['MET-05'],
    about: (view) => view.kind === 'document' && listedName(view) !== undefined,
    stance: 'warn',
    expected: both('tên trong danh mục', 'the name in the list'),
    cause: both('Danh mục của bên gửi đánh số khác.', 'The sender’s list is numbered in another way.'),
    *look(view) {
      const part = typeOf(view).one(n.typeName);
      const name = listedName(view) ?? '';
      if (part.text !== '' && !sameWords(part.text, name))
        yield { at: part.spot, seen: part.text, expected: both(name, name) };
    },
  }),
  packetCheck({
    id: 'document.type-in-use',
    title: both('Loại văn bản còn trong NĐ 30/2020', 'The type is one of NĐ 30/2020'),
    requirements: ['MET-05'],
    about: (view) => view.kind === 'document' && typeOf(view).one(n.type).text === '2',
    stance: 'warn',
    expected: both(
      'một trong 29 loại của NĐ 30/2020, Điều 7',
      'one of the 29 types of NĐ 30/2020, Article 7',
    ),
    cause: both('Danh mục của TT 01/2011/TT-BNV.', 'The list of TT 01/2011/TT-BNV.'),
    *look(view) {
      const part = typeOf(view).one(n.typeDetail);
      if (retiredTypes.has(Number(part.text)))
        yield { at: part.spot, seen: `${part.text} ${listedName(view) ?? ''}` };
    },
  }),
  packetCheck({
    id: 'document.priority-known',
    title: both('Độ khẩn từ 0 đến 3', 'The urgency is 0 to 3'),
    requirements: ['MET-06'],
    about: ({ message }) => message.one(n.otherInfo, n.priority).isFilled,
    expected: both(
      '0 thường, 1 khẩn, 2 thượng khẩn, 3 hoả tốc',
      '0 normal, 1 urgent, 2 very urgent, 3 most urgent',
    ),
    cause: both(
      'Mã nội bộ, hoặc độ mật ghi vào độ khẩn.',
      'An internal code, or secrecy written as urgency.',
    ),
    *look({ message }) {
      const part = message.one(n.otherInfo, n.priority);
      if (!/^[0-4]$/.test(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.priority-timed',
    title: both('Không dùng “hoả tốc hẹn giờ”', 'No timed urgency'),
    requirements: ['MET-06'],
    about: ({ message }) => message.one(n.otherInfo, n.priority).isFilled,
    stance: 'warn',
    expected: both(
      '0 đến 3; mức 4 không có trong NĐ 30/2020 và không có chỗ ghi giờ',
      '0 to 3; level 4 is not in NĐ 30/2020, and no field holds the hour',
    ),
    cause: both('Danh mục cũ.', 'An older list.'),
    *look({ message }) {
      const part = message.one(n.otherInfo, n.priority);
      if (part.text === '4') yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.steering-filled',
    title: both('SteeringType không để rỗng', 'SteeringType is not left empty'),
    requirements: ['ENV-02'],
    about: 'document',
    expected: both('một số, hoặc không có phần tử', 'a number, or no element'),
    cause: both(
      'Bộ ghi giữ thẻ rỗng; bộ đọc của Trục dừng vì lỗi này.',
      'The writer keeps empty tags; the parser of the axis stops at this one.',
    ),
    *look({ message }) {
      const part = message.one(n.steeringType);
      if (part.isThere && !part.isFilled) yield { at: part.spot, seen: '(rỗng / empty)' };
    },
  }),
  packetCheck({
    id: 'document.steering-known',
    title: both('SteeringType là 0, 1 hoặc 2', 'SteeringType is 0, 1 or 2'),
    requirements: ['ENV-02'],
    about: ({ message }) => message.one(n.steeringType).isFilled,
    stance: 'warn',
    expected: both('0 thường, 1 chỉ đạo, 2 báo cáo', '0 normal, 1 steering, 2 report'),
    cause: both('Có ba cách hiểu đang lưu hành.', 'Three meanings are in circulation.'),
    *look({ message }) {
      const part = message.one(n.steeringType);
      if (!/^[0-2]$/.test(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
];
