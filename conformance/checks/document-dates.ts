import { dayNumber } from '../../protocol/calendar/civil-date.ts';
import { localDay, parseLocalDate, parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { FoundPacket } from '../reading/packets-of.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

const looksRight = /^\d{4}\/\d{2}\/\d{2}$/;
const looksStamped = /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}$/;

/** The day that a text names; undefined for whatever is no real day in the form of the wire. */
export function dayOf(text: string): number | undefined {
  const date = parseLocalDate(text);
  return date === undefined ? undefined : dayNumber(date);
}

/** The day as of which a file is judged. */
export function asOfDay(asOf: string): number {
  return dayOf(asOf.replaceAll('-', '/')) ?? Number.MAX_SAFE_INTEGER;
}

/**
 * The last day that a packet may name: of what was sent the day on which it left, by a clock as fast as is allowed,
 * since a run may go on over midnight; of a file the day as of which it is judged.
 */
function latestDay({ sentAt }: FoundPacket, { asOf, tolerances }: JudgeContext): number {
  return sentAt === undefined ? asOfDay(asOf) : localDay(sentAt + tolerances.skewFail);
}

const issueOf = ({ message }: PacketView) => message.one(n.promulgationInfo, n.promulgationDate);
const daysOf = (view: PacketView) => [
  issueOf(view),
  view.message.one(n.dueDate),
  ...view.message.all(n.responseFor, n.promulgationDate),
];

/** Every stamp of a packet: of its hops, or of its status. */
export function stampsOf({ message, trace }: PacketView): readonly Part[] {
  return [...message.all(n.timestamp), ...trace.all(n.traceHeader, n.timestamp)];
}

const packets = ({ kind }: PacketView) => kind !== 'other';
const noVietnamese = both(
  'Dạng ngày của máy chủ hoặc của ngôn ngữ lập trình.',
  'The form of a server’s locale, or of a programming language.',
);

/** MET-03, MET-09, TSP-05: days and moments. */
export const documentDateChecks: readonly Check[] = [
  packetCheck({
    id: 'packet.date-form',
    title: both('Ngày viết yyyy/MM/dd', 'Days are written yyyy/MM/dd'),
    requirements: ['MET-03'],
    about: packets,
    expected: both('yyyy/MM/dd', 'yyyy/MM/dd'),
    cause: noVietnamese,
    *look(view) {
      for (const part of daysOf(view)) {
        if (part.isFilled && !looksRight.test(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.date-real',
    title: both('Ngày có thật', 'Days are real days'),
    requirements: ['MET-03'],
    about: packets,
    expected: both('một ngày có trong lịch', 'a day of the calendar'),
    cause: both(
      'Không kiểm tra ngày khi nhập; nhiều bộ đọc tự đẩy sang tháng sau.',
      'Nobody checked the day; lenient parsers roll it into the next month.',
    ),
    *look(view) {
      for (const part of daysOf(view)) {
        if (looksRight.test(part.text) && dayOf(part.text) === undefined)
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'document.date-not-future',
    title: both('Ngày ban hành không ở tương lai', 'The document was not issued in the future'),
    requirements: ['MET-03'],
    about: 'document',
    expected: both('ngày không sau ngày gửi', 'no later than the day of sending'),
    cause: both('Ngày đặt trước hoặc đồng hồ máy chủ sai.', 'Dated ahead, or the server’s clock is wrong.'),
    *look(view, context, packet) {
      const part = issueOf(view);
      const day = dayOf(part.text);
      if (day !== undefined && day > latestDay(packet, context)) yield { at: part.spot, seen: part.text };
    },
  }),
  packetCheck({
    id: 'document.due-after-issue',
    title: both('Hạn trả lời không trước ngày ban hành', 'The due date is not before the day of issue'),
    requirements: ['MET-09'],
    about: ({ message }) => message.one(n.dueDate).isFilled,
    expected: both('hạn bằng hoặc sau ngày ban hành', 'on or after the day of issue'),
    cause: both('Chép hạn của văn bản cũ.', 'Copied from an older document.'),
    *look(view) {
      const due = view.message.one(n.dueDate);
      const [issued, until] = [dayOf(issueOf(view).text), dayOf(due.text)];
      if (issued !== undefined && until !== undefined && until < issued)
        yield { at: due.spot, seen: due.text };
    },
  }),
  packetCheck({
    id: 'packet.stamp-form',
    title: both('Thời điểm viết yyyy/MM/dd HH:mm:ss', 'Moments are written yyyy/MM/dd HH:mm:ss'),
    requirements: ['TSP-05'],
    about: packets,
    expected: both('yyyy/MM/dd HH:mm:ss, giờ Việt Nam', 'yyyy/MM/dd HH:mm:ss, Vietnam time'),
    cause: noVietnamese,
    *look(view) {
      for (const part of stampsOf(view)) {
        if (part.isFilled && !looksStamped.test(part.text)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.stamp-real',
    title: both('Thời điểm có thật', 'Moments are real ones'),
    requirements: ['TSP-05'],
    about: packets,
    expected: both('ngày có trong lịch, 00:00:00–23:59:59', 'a day of the calendar, 00:00:00–23:59:59'),
    cause: both('Ghép ngày giờ bằng tay.', 'Day and time were put together by hand.'),
    *look(view) {
      for (const part of stampsOf(view)) {
        if (looksStamped.test(part.text) && parseLocalTimestamp(part.text) === undefined)
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.stamp-not-future',
    title: both('Thời điểm không ở tương lai', 'No moment lies in the future'),
    requirements: ['TSP-05', 'TSP-04'],
    about: packets,
    expected: both('ngày không sau ngày gửi', 'no later than the day of sending'),
    cause: both('Đồng hồ máy chủ sai hoặc sai múi giờ.', 'The server’s clock, or its time zone, is wrong.'),
    *look(view, context, packet) {
      for (const part of stampsOf(view)) {
        const day = dayOf(part.text.slice(0, 10));
        if (day !== undefined && day > latestDay(packet, context)) yield { at: part.spot, seen: part.text };
      }
    },
  }),
  packetCheck({
    id: 'packet.stamp-after-issue',
    title: both('Gửi và xử lý không trước ngày ban hành', 'Nothing happens before the day of issue'),
    requirements: ['SIG-20', 'TSP-05'],
    about: packets,
    stance: 'warn',
    expected: both('từ ngày ban hành trở đi', 'on or after the day of issue'),
    cause: both(
      'Ngày ban hành bị ghi lùi hoặc đồng hồ sai.',
      'The document is dated later, or a clock is wrong.',
    ),
    *look(view) {
      const { kind, message } = view;
      const issued = dayOf(
        (kind === 'status' ? message.one(n.responseFor, n.promulgationDate) : issueOf(view)).text,
      );
      for (const part of stampsOf(view)) {
        const day = dayOf(part.text.slice(0, 10));
        if (issued !== undefined && day !== undefined && day < issued)
          yield { at: part.spot, seen: part.text };
      }
    },
  }),
];
