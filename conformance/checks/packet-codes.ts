import { parseLocalDate } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { levelOneCodes, levelOneStanding } from '../../protocol/identity/level-one.ts';
import { levelOneLetters } from '../../protocol/identity/level-one-letters.ts';
import { isExchangeCentre, levelOne, parseOrganId } from '../../protocol/identity/organ-id.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { type PacketView, remembered } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

/** Every identity code that stands in an `OrganId` of its own. */
export function codesIn(view: PacketView): readonly Part[] {
  return remembered(view, 'codes', () =>
    [...view.root.within()].filter(({ element, text }) => element?.name.local === n.organId && text !== ''),
  );
}

/** Codes of who sends and who receives; what is told of older documents may have older codes. */
function parties({ message }: PacketView): readonly Part[] {
  return [...message.all(n.from, n.organId), ...message.all(n.to, n.organId)].filter(
    ({ text }) => text !== '',
  );
}

const isNull = (text: string) => /^null$/i.test(text);
const withDots = /^[0-9A-Z.]+$/;
const wrongForm = (text: string) => !withDots.test(text) || /^\.|\.$|\.\./.test(text);
const longerCodes = '2022-09-15';

const packets = ({ kind }: PacketView) => kind !== 'other';

/** IDC: codes of agencies. */
export const packetCodeChecks: readonly Check[] = [
  packetCheck({
    id: 'packet.organ-id-form',
    title: both(
      'Mã định danh chỉ gồm chữ hoa, chữ số và dấu chấm',
      'Codes have capitals, digits and single dots only',
    ),
    requirements: ['IDC-01'],
    about: packets,
    expected: both('A–Z, 0–9, các nhóm cách nhau một dấu chấm', 'A–Z, 0–9, groups joined by one dot'),
    cause: both('Mã gõ tay hoặc chưa chuẩn hoá.', 'The code was typed by hand or not normalised.'),
    *look(view) {
      for (const part of codesIn(view)) {
        if (!isNull(part.text) && wrongForm(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-untrimmed',
    title: both('Mã định danh không có khoảng trắng bao quanh', 'No white space around codes'),
    requirements: ['IDC-01'],
    about: packets,
    expected: both('mã đứng sát thẻ', 'the code right between its tags'),
    cause: both('Bộ ghi xuống dòng trong phần tử.', 'The writer breaks lines inside the element.'),
    *look(view) {
      for (const part of codesIn(view)) {
        const written = part.element?.text ?? '';
        if (written !== part.text) yield { at: part.spot, seen: JSON.stringify(written) };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-length',
    title: both('Mã định danh không quá 35 ký tự', 'Codes are at most 35 characters long'),
    requirements: ['IDC-01', 'GEN-07', 'MET-02'],
    about: packets,
    expected: both('không quá 35 ký tự; trước 15/09/2022: 13', 'at most 35 characters; 13 before 15/09/2022'),
    cause: both('Mã ghép thêm thông tin khác.', 'Something else was put into the code.'),
    *look(view, { asOf }) {
      const most = asOf < longerCodes ? 13 : 35;
      for (const part of codesIn(view)) {
        if (part.text.length > most) yield { at: part.spot, seen: `${part.text.length}: ${part.text}` };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-null',
    title: both('Mã định danh không phải chữ “null”', 'No code is the word null'),
    requirements: ['IDC-01', 'MET-01'],
    about: packets,
    expected: both('mã thật, hoặc không có phần tử', 'a real code, or no element at all'),
    cause: both(
      'Giá trị rỗng của chương trình bị in thành chữ.',
      'A null of the program was printed as text.',
    ),
    *look(view) {
      for (const part of codesIn(view)) if (isNull(part.text)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'packet.organ-id-2014',
    title: both('Không dùng mã năm 2014 cho bên gửi, bên nhận', 'No codes of 2014 for sender and receivers'),
    requirements: ['IDC-15'],
    about: packets,
    stance: { law: 'fail', field: 'warn', legacy: 'off' },
    expected: both(
      'mã theo QĐ 20/2020/QĐ-TTg hoặc QCVN 102:2016',
      'a code of QĐ 20/2020/QĐ-TTg or QCVN 102:2016',
    ),
    cause: both('Danh mục mã của bên gửi chưa cập nhật.', 'The sender’s list of codes is out of date.'),
    *look(view) {
      for (const part of parties(view)) {
        const code = parseOrganId(part.text, part.path);
        if (code.ok && code.value.generation === '2014') yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-known-form',
    title: both(
      'Mã bên gửi, bên nhận theo một dạng đã quy định',
      'Codes of sender and receivers have a form of the rules',
    ),
    requirements: ['IDC-02', 'IDC-01'],
    about: packets,
    stance: { law: 'fail', field: 'warn' },
    expected: both(
      'ddd.dd.dd.Ldd, hoặc Ldd và các nhóm tiếp theo',
      'ddd.dd.dd.Ldd, or Ldd and further groups',
    ),
    cause: both('Mã thử nghiệm hoặc mã tự đặt.', 'A code of a test system, or an invented one.'),
    *look(view) {
      for (const part of parties(view)) {
        const { text } = part;
        if (isNull(text) || wrongForm(text) || text.length > 35 || /^Z/.test(text) || /^\d+$/.test(text))
          continue;
        if (!parseOrganId(text, part.path).ok) yield { at: part.spot, seen: text };
      }
    },
  }),
  packetCheck({
    id: 'packet.scheme-code',
    title: both(
      'Mã theo hệ riêng: Z01–Z99 rồi tối đa 32 ký tự',
      'Scheme codes: Z01–Z99, then at most 32 characters',
    ),
    requirements: ['IDC-08'],
    about: packets,
    stance: 'warn',
    expected: both(
      'Z01–Z99, liền sau là 1 đến 32 ký tự, không có dấu chấm ở giữa',
      'Z01–Z99 and 1 to 32 characters right behind, no dot',
    ),
    cause: both('Ghép mã lược đồ sai cách.', 'Scheme and value were joined in another way.'),
    *look(view) {
      for (const part of parties(view)) {
        const { text } = part;
        if (!/^Z/.test(text) || wrongForm(text) || text.length > 35) continue;
        if (!parseOrganId(text, part.path).ok) yield { at: part.spot, seen: text };
      }
    },
  }),
  packetCheck({
    id: 'packet.enterprise-code',
    title: both('Mã doanh nghiệp có 10 hoặc 13 chữ số', 'Codes of enterprises have 10 or 13 digits'),
    requirements: ['IDC-09'],
    about: packets,
    stance: 'warn',
    expected: both(
      '10 hoặc 13 chữ số; 12 chữ số nếu có tiền tố 02',
      '10 or 13 digits; 12 with the prefix 02',
    ),
    cause: both(
      'Mã số doanh nghiệp thiếu hoặc thừa chữ số.',
      'The registration number lacks digits or has too many.',
    ),
    *look(view) {
      for (const part of parties(view)) {
        if (/^\d+$/.test(part.text) && part.text.length <= 35 && !parseOrganId(part.text, part.path).ok)
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-open',
    title: both(
      'Mã cấp 1 còn dùng vào ngày văn bản, ngày trạng thái',
      'The level-1 code is open on the day of the document or status',
    ),
    requirements: ['IDC-03', 'IDC-14'],
    about: packets,
    expected: both(
      'mã còn hiệu lực vào ngày ban hành, ngày báo trạng thái',
      'a code in force on the day of issue, or of the status',
    ),
    cause: both(
      'Chưa cập nhật mã sau sáp nhập đơn vị hành chính.',
      'Codes were not updated after the merger of provinces.',
    ),
    *look(view, { asOf }) {
      const { kind, message } = view;
      const told =
        kind === 'status'
          ? message.one(n.timestamp).text.slice(0, 10)
          : message.one(n.promulgationInfo, n.promulgationDate).text;
      const day = parseLocalDate(told) ?? parseLocalDate(asOf.replaceAll('-', '/'));
      if (day === undefined) return;
      for (const part of parties(view)) {
        const code = parseOrganId(part.text, part.path);
        const top = code.ok ? levelOne(code.value) : undefined;
        if (top !== undefined && levelOneStanding(top, day) === 'closed')
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.organ-id-listed',
    title: both('Mã cấp 1 có trong danh mục', 'The level-1 code stands in a list'),
    requirements: ['IDC-03'],
    about: packets,
    stance: 'warn',
    expected: both(
      'mã cấp 1 của bộ, ngành hoặc tỉnh trong danh mục đã biết',
      'the level-1 code of a ministry or province in the lists that are known',
    ),
    cause: both(
      'Mã gõ nhầm; hoặc mã mới hơn danh mục mà phép kiểm biết.',
      'A slip of the keyboard; or a code newer than the lists that the check knows.',
    ),
    *look(view) {
      for (const part of parties(view)) {
        const code = parseOrganId(part.text, part.path);
        const top = code.ok ? levelOne(code.value) : undefined;
        const isOfList = levelOneLetters[top?.charAt(0) ?? '']?.numbers === 'listed';
        if (top !== undefined && isOfList && !levelOneCodes.includes(top))
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.sender-not-centre',
    title: both(
      'Bên gửi là cơ quan, không phải trung tâm chuyển tiếp',
      'The sender is an agency, not an exchange centre',
    ),
    requirements: ['ENV-15'],
    about: packets,
    stance: 'warn',
    expected: both('From mang mã của đơn vị thành viên', 'From has the code of the member'),
    cause: both(
      'Trung tâm ghi mã của mình thay mã đơn vị gửi.',
      'The centre writes its own code in place of its member’s.',
    ),
    *look({ message }) {
      const part = message.one(n.from, n.organId);
      const code = parseOrganId(part.text, part.path);
      if (code.ok && isExchangeCentre(code.value)) yield { at: part.spot, seen: part.text };
    },
  }),
];
