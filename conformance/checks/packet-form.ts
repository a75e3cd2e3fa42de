import type { Problem } from '../../protocol/problems/problem.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { causeOf } from '../reading/cause-of.ts';
import type { PacketView } from '../reading/packet-view.ts';
import { type Fault, packetCheck } from './packet-check.ts';

const any = () => true;

/** What stands between the bytes and a tree, with the text of the catalogue as its cause. */
function troubled(codes: readonly Problem['code'][]): (view: PacketView) => readonly Fault[] {
  return ({ troubles }) =>
    troubles
      .filter(({ code }) => codes.includes(code))
      .slice(0, 3)
      .map((each) => ({ at: each.place, seen: each.seen ?? each.code, cause: causeOf(each) }));
}

const fixIt = both('Bộ ghi XML của bên gửi sai.', 'The sender’s XML writer is at fault.');

/** ENV-01 and ENV-03: the bytes themselves. */
export const packetFormChecks: readonly Check[] = [
  packetCheck({
    id: 'packet.well-formed',
    title: both('Gói tin là XML đúng cú pháp', 'The packet is well-formed XML'),
    requirements: ['ENV-01'],
    about: any,
    expected: both('XML 1.0 đúng cú pháp', 'well-formed XML 1.0'),
    cause: fixIt,
    look: troubled(['xml.not-well-formed', 'xml.entity-unknown', 'xml.parser-warning']),
  }),
  packetCheck({
    id: 'packet.characters',
    title: both('Chỉ có ký tự mà XML cho phép', 'Only characters that XML allows'),
    requirements: ['ENV-01'],
    about: any,
    expected: both('không có ký tự điều khiển', 'no control characters'),
    cause: fixIt,
    look: troubled(['xml.bad-character']),
  }),
  packetCheck({
    id: 'packet.utf-8',
    title: both('Gói tin mã hoá UTF-8', 'The packet is encoded in UTF-8'),
    requirements: ['ENV-01'],
    about: any,
    expected: both('UTF-8', 'UTF-8'),
    cause: fixIt,
    look: troubled(['xml.bad-utf8', 'xml.encoding-unsupported']),
  }),
  packetCheck({
    id: 'packet.byte-order-mark',
    title: both('Không có dấu thứ tự byte ở đầu', 'No byte order mark in front'),
    requirements: ['ENV-01'],
    about: any,
    stance: 'warn',
    expected: both('bắt đầu bằng <?xml', 'begins with <?xml'),
    cause: fixIt,
    look: troubled(['xml.byte-order-mark']),
  }),
  packetCheck({
    id: 'packet.nothing-before-prolog',
    title: both('Không có gì trước phần mở đầu XML', 'Nothing stands before the XML prolog'),
    requirements: ['ENV-01'],
    about: any,
    expected: both('byte đầu tiên là <', 'the first byte is <'),
    cause: both(
      'Tệp bị ghép thêm hoặc là mẫu thử chưa thay.',
      'Something was put in front, or it is a placeholder of a load test.',
    ),
    look: troubled(['xml.junk-before-prolog']),
  }),
  packetCheck({
    id: 'packet.prefixes-bound',
    title: both('Mọi tiền tố đều được khai báo', 'Every prefix is bound to a namespace'),
    requirements: ['ENV-01'],
    about: any,
    expected: both('tiền tố có khai báo xmlns', 'a prefix with its xmlns declaration'),
    cause: both(
      'Chép từ gói tin mẫu có xlink không khai báo.',
      'Copied from the sample packet that uses xlink without declaring it.',
    ),
    look: troubled(['xml.prefix-unbound']),
  }),
  packetCheck({
    id: 'packet.no-doctype',
    title: both('Không có DTD, không có thực thể ngoài', 'No DTD and no external entity'),
    requirements: ['ENV-03', 'ENV-01'],
    about: any,
    expected: both('không có <!DOCTYPE', 'no <!DOCTYPE'),
    cause: fixIt,
    look: troubled(['xml.doctype-refused']),
  }),
  packetCheck({
    id: 'packet.bounded',
    title: both('Số cấp, số phần tử, độ dài tên trong giới hạn', 'Depth, elements and names within bounds'),
    requirements: ['ENV-03'],
    about: any,
    expected: both('không quá 64 cấp, 100.000 phần tử', 'at most 64 levels and 100,000 elements'),
    cause: fixIt,
    look: troubled([
      'xml.too-large',
      'xml.envelope-too-large',
      'xml.too-deep',
      'xml.too-many-elements',
      'xml.too-many-nodes',
      'xml.too-many-attributes',
      'xml.name-too-long',
      'xml.attribute-value-too-long',
    ]),
  }),
];
