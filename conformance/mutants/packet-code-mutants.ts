import { names as n } from '../../protocol/edxml/names.ts';
import { inMessage, rewritten, withText } from './packet-edit.ts';
import { type MutantRow, mutantsOf, type ShapedMutant } from './packet-mutant.ts';

const receiver = inMessage(n.to, n.organId);
const sender = inMessage(n.from, n.organId);
const receives = (code: string) => withText(receiver, code);

/** The sender with another code, in its identifier too. */
const sends = (code: string) =>
  rewritten((xml) =>
    xml.replaceAll(':OrganId>G22<', `:OrganId>${code}<`).replace('>G22,2026', `>${code},2026`),
  );

const form = (id: string, vi: string, en: string, code: string): MutantRow => [
  `packet.receiver-${id}`,
  'packet.organ-id-form',
  'IDC-01',
  vi,
  en,
  receives(code),
];

const long = `H17.${'1234567890.'.repeat(3)}`.slice(0, -1);

/** IDC: codes of agencies. */
export const packetCodeMutants: readonly ShapedMutant[] = mutantsOf([
  form('lower-case', 'mã viết thường', 'a code in small letters', 'h17'),
  form('space', 'mã có khoảng trắng', 'a space in the code', 'H17. 02'),
  form('underscore', 'mã có gạch dưới', 'an underscore in the code', 'H17_02'),
  form('double-dot', 'hai dấu chấm liền nhau', 'two dots in a row', 'H17..02'),
  form('leading-dot', 'dấu chấm ở đầu', 'a dot in front', '.H17'),
  form('trailing-dot', 'dấu chấm ở cuối', 'a dot at the end', 'H17.'),
  form('accented', 'mã có dấu tiếng Việt', 'an accented letter in the code', 'H17.ĐN'),
  [
    'packet.receiver-untrimmed',
    'packet.organ-id-untrimmed',
    'IDC-01',
    'xuống dòng trong phần tử mã',
    'line breaks inside the element',
    receives('\n  H38\n'),
  ],
  [
    'packet.receiver-36',
    'packet.organ-id-length',
    'IDC-01',
    'mã 36 ký tự',
    'a code of 36 characters',
    receives(`${long}.5`),
  ],
  [
    'packet.receiver-null',
    'packet.organ-id-null',
    'IDC-01',
    'mã là chữ null',
    'the word null as code',
    receives('null'),
  ],
  [
    'packet.hop-null',
    'packet.organ-id-null',
    'IDC-01',
    'mã null trong vết',
    'the word null in the trace',
    withText(({ trace }) => trace.one(n.traceHeader, n.organId), 'null'),
    { besides: ['document.trace-of-sender'] },
  ],
  [
    'packet.receiver-2014',
    'packet.organ-id-2014',
    'IDC-15',
    'mã năm 2014',
    'a code of 2014',
    receives('00.00.H29'),
  ],
  [
    'packet.sender-2014',
    'packet.organ-id-2014',
    'IDC-15',
    'bên gửi dùng mã năm 2014',
    'the sender has a code of 2014',
    sends('00.22.G22'),
  ],
  [
    'packet.receiver-test-code',
    'packet.organ-id-known-form',
    'IDC-02',
    'mã thử nghiệm TT2',
    'a code of a test system',
    receives('002.00.20.TT2'),
  ],
  [
    'packet.receiver-two-letters',
    'packet.organ-id-known-form',
    'IDC-02',
    'hai chữ cái ở cấp 1',
    'two letters at level 1',
    receives('HN7'),
  ],
  ['packet.scheme-zero', 'packet.scheme-code', 'IDC-08', 'hệ mã Z00', 'the scheme Z00', receives('Z00ABC')],
  [
    'packet.scheme-dot',
    'packet.scheme-code',
    'IDC-08',
    'dấu chấm sau mã hệ',
    'a dot behind the scheme',
    receives('Z01.ABC'),
  ],
  [
    'packet.scheme-empty',
    'packet.scheme-code',
    'IDC-08',
    'hệ mã không có giá trị',
    'a scheme without a value',
    receives('Z01'),
  ],
  [
    'packet.enterprise-nine',
    'packet.enterprise-code',
    'IDC-09',
    'mã doanh nghiệp chín chữ số',
    'nine digits',
    receives('010010007'),
  ],
  [
    'packet.receiver-unlisted',
    'packet.organ-id-listed',
    'IDC-03',
    'mã tỉnh không có trong danh mục',
    'the code of a province that there is not',
    receives('H99'),
  ],
  [
    'packet.receiver-closed',
    'packet.organ-id-open',
    'IDC-03',
    'mã tỉnh đã đóng',
    'the code of a province that was merged',
    receives('H47'),
  ],
  [
    'packet.receiver-closed-2016',
    'packet.organ-id-open',
    'IDC-03',
    'mã cũ của tỉnh đã đóng',
    'its older code',
    receives('000.00.00.H47'),
  ],
  [
    'status.sender-closed',
    'packet.organ-id-open',
    'IDC-03',
    'trạng thái mang mã tỉnh đã đóng',
    'a status by the code of a province that was merged',
    withText(sender, 'H47'),
    { of: 'status-03' },
  ],
  [
    'packet.sender-centre',
    'packet.sender-not-centre',
    'ENV-15',
    'trung tâm đứng tên bên gửi',
    'a centre as sender',
    withText(sender, '00.36.W00'),
    { of: 'status-03', besides: ['packet.organ-id-2014'] },
  ],
]);
