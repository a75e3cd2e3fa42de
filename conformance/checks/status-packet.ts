import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { FoundPacket } from '../reading/packets-of.ts';
import { batchCheck, packetCheck } from './packet-check.ts';

/** After which statuses each may come [I]. Requests to take back stand beside this. */
const mayFollow: ReadonlyMap<string, readonly string[]> = new Map([
  ['01', ['01']],
  ['02', ['01']],
  ['03', ['01']],
  ['04', ['03']],
  ['05', ['03', '04']],
  ['06', ['03', '04', '05']],
]);

/** STA: how a status packet is made, and in what order statuses come. */
export const statusPacketChecks: readonly Check[] = [
  packetCheck({
    id: 'status.header-alone',
    title: both('Gói trạng thái chỉ có MessageHeader', 'A status packet is a message header alone'),
    requirements: ['ENV-02', 'ENV-11'],
    about: 'status',
    stance: { law: 'fail', field: 'warn' },
    expected: both('không có vết, thân, tệp', 'no trace, no body, no files'),
    cause: both('Dùng khuôn của gói văn bản.', 'Made from the template of a document.'),
    *look({ root, envelope, trace }) {
      for (const part of [trace, envelope.one(n.body), root.one(n.attachmentList)]) {
        if (part.isFilled) yield { at: part.spot, seen: part.element?.name.local ?? '' };
      }
    },
  }),
  packetCheck({
    id: 'status.not-a-document',
    title: both('Gói trạng thái không mang thông tin văn bản', 'A status packet carries no document'),
    requirements: ['ENV-11', 'ENV-02'],
    about: 'status',
    expected: both('chỉ các phần tử của trạng thái', 'elements of a status only'),
    cause: both('Gộp văn bản và trạng thái vào một gói.', 'Document and status were put into one packet.'),
    *look({ message }) {
      for (const name of [n.to, n.subject, n.documentType, n.promulgationInfo]) {
        const part = message.one(name);
        if (part.isFilled) yield { at: part.spot, seen: name };
      }
    },
  }),
  packetCheck({
    id: 'status.one-document',
    title: both('Một trạng thái cho một văn bản', 'One status about one document'),
    requirements: ['STA-14', 'STA-08'],
    about: 'status',
    expected: both('một ResponseFor', 'one ResponseFor'),
    cause: both('Gộp nhiều trạng thái vào một gói.', 'Several statuses were put into one packet.'),
    *look({ message }) {
      const [, second] = message.all(n.responseFor);
      if (second !== undefined) yield { at: second.spot, seen: String(message.all(n.responseFor).length) };
    },
  }),
  packetCheck({
    id: 'status.staff-named',
    title: both('Trạng thái nêu đơn vị và người xử lý', 'A status names department and officer'),
    requirements: ['STA-08', 'MET-15'],
    about: ({ kind, message }) => kind === 'status' && message.one(n.statusCode).text !== '01',
    stance: 'warn',
    expected: both('StaffInfo có Department và Staff', 'StaffInfo with Department and Staff'),
    cause: both('Tài khoản người xử lý thiếu thông tin.', 'The officer’s account lacks them.'),
    *look({ message }) {
      const staff = message.one(n.staffInfo);
      for (const part of [staff.one(n.department), staff.one(n.staff)]) {
        if (!part.isFilled) yield { at: part.spot, seen: '(không có / absent)' };
      }
    },
  }),
  packetCheck({
    id: 'status.staff-reachable',
    title: both('Có điện thoại hoặc thư của người xử lý', 'The officer can be reached'),
    requirements: ['MET-15', 'STA-08'],
    about: ({ kind, message }) => kind === 'status' && message.one(n.statusCode).text !== '01',
    stance: 'warn',
    expected: both('StaffInfo có Mobile hoặc Email', 'StaffInfo with Mobile or Email'),
    cause: both('Tài khoản người xử lý thiếu thông tin.', 'The officer’s account lacks them.'),
    *look({ message }) {
      const staff = message.one(n.staffInfo);
      if (!staff.one(n.mobile).isFilled && !staff.one(n.email).isFilled)
        yield { at: staff.one(n.mobile).spot, seen: '(không có / absent)' };
    },
  }),
  batchCheck({
    id: 'status.order',
    title: both('Trạng thái theo trình tự', 'Statuses come in order'),
    requirements: ['STA-12'],
    about: 'status',
    stance: 'warn',
    expected: both(
      '01, rồi 02 hoặc 03, rồi 04, 05, 06; 02 và 06 là cuối',
      '01, then 02 or 03, then 04, 05, 06; 02 and 06 are the end',
    ),
    cause: both('Phần mềm không giữ trạng thái trước.', 'The software does not keep the state before.'),
    *look(packets) {
      for (const history of historiesOf(packets)) {
        let last = '';
        for (const packet of history) {
          const part = packet.view.message.one(n.statusCode);
          const allowed = mayFollow.get(part.text);
          if (allowed === undefined) continue;
          if (last !== '' && !allowed.includes(last))
            yield { packet, at: part.spot, seen: `${last} → ${part.text}` };
          last = part.text;
        }
      }
    },
  }),
];

/** The statuses of one reporter about one document, by their own times. Where a history begins we may not know. */
function historiesOf(packets: readonly FoundPacket[]): readonly (readonly FoundPacket[])[] {
  const histories = new Map<string, FoundPacket[]>();
  for (const packet of packets) {
    const { message } = packet.view;
    const key = `${message.one(n.from, n.organId).text} ${message.one(n.responseFor, n.documentId).text}`;
    histories.set(key, [...(histories.get(key) ?? []), packet]);
  }
  return [...histories.values()].map((each) => each.toSorted((one, other) => timeOf(one) - timeOf(other)));
}

function timeOf({ view }: FoundPacket): number {
  return parseLocalTimestamp(view.message.one(n.timestamp).text) ?? Number.POSITIVE_INFINITY;
}
