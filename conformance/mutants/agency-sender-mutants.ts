import { names as n } from '../../protocol/edxml/names.ts';
import { document, habit, namesFor, onTheLine, rewriting, status } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';
import {
  alone,
  content,
  deaf,
  emptied,
  giving,
  hasty,
  misnaming,
  moved,
  ofKind,
  repacking,
  second,
  stubborn,
  twice,
  without,
} from './sender-lines.ts';

const seat = 'sender';
const hour = 3_600_000;

const named = namesFor(seat);

/** Senders that do one thing wrong. */
export const agencySenderMutants: readonly AgencyMutant[] = [
  habit(
    seat,
    named(
      'sends-on-monday-evening',
      'STA-01',
      'sends-in-time',
      'để qua trưa ngày làm việc sau',
      'waits until after noon of the next working day',
      ['urgent-at-once'],
    ),
    { sendsLate: 71 * hour, lateFrom: 16 },
  ),
  habit(
    seat,
    named(
      'urgent-waits-an-hour',
      'STA-02',
      'urgent-at-once',
      'văn bản khẩn chờ một giờ',
      'urgent documents wait for an hour',
    ),
    { sendsLate: hour, lateWhenUrgent: true },
  ),
  onTheLine(
    seat,
    named(
      'names-another-sender',
      'ENV-09',
      'headers-agree',
      'tham số from là mã khác',
      'another code in the parameter from',
      ['sends-what-was-asked'],
    ),
    misnaming('from', 'H17.08'),
  ),
  onTheLine(
    seat,
    named(
      'hashes-something-else',
      'ENV-10',
      'body-hash',
      'hash-file của tệp khác',
      'hash-file of another file',
    ),
    misnaming('hash-file', 'ab'.repeat(32), alone),
  ),
  onTheLine(
    seat,
    named('names-a-receiver-twice', 'IDC-06', 'receivers-once', 'nơi nhận lặp lại', 'names a receiver twice'),
    rewriting(alone, twice),
  ),
  onTheLine(
    seat,
    named('loses-annexes', 'ATT-01', 'sends-what-was-asked', 'mất phụ lục', 'loses annexes'),
    rewriting(document, (packet) => second('Attachment')(second('Reference')(packet))),
  ),
  onTheLine(
    seat,
    named('clock-an-hour-slow', 'TSP-04', 'clock', 'đồng hồ chậm một giờ', 'its clock is an hour slow'),
    rewriting(document, (packet) => moved(packet, -hour)),
  ),
  onTheLine(
    seat,
    named(
      'gives-a-number-twice',
      'IDC-11',
      'numbers-are-its-own',
      'cấp trùng số',
      'gives a number out twice',
    ),
    rewriting(ofKind(0), (packet) => packet.replace(/(DocumentId>H17,[^,]*,)\d+(\/)/, '$1101$2')),
  ),
  habit(
    seat,
    named('shows-nothing', 'STA-09', 'shows-progress', 'không hiện trạng thái', 'shows no statuses'),
    { showsNoState: true },
  ),
  habit(
    seat,
    named(
      'counts-repeats',
      'DUP-08',
      'repeated-status-counts-once',
      'trạng thái lặp thành nhiều dòng',
      'counts repeated statuses',
    ),
    { countsRepeats: true },
  ),
  habit(
    seat,
    named(
      'shows-the-last',
      'STA-13',
      'status-never-goes-back',
      'hiện trạng thái đến sau cùng',
      'shows whatever came last',
    ),
    { showsLast: true },
  ),
  ...[n.transactionReason, 'ResponseFor'].map((name) =>
    onTheLine(
      seat,
      named(
        `recalls-without-${name.toLowerCase()}`,
        'RCL-01',
        'recall-names-its-documents',
        `thu hồi thiếu ${name}`,
        `recalls without ${name}`,
      ),
      rewriting(ofKind(1), name === 'ResponseFor' ? without(name) : emptied(name)),
    ),
  ),
  onTheLine(
    seat,
    named(
      'recalls-everywhere',
      'RCL-01',
      'recall-goes-to-whom-it-concerns',
      'thu hồi ở mọi nơi nhận',
      'recalls everywhere',
    ),
    rewriting(ofKind(1), (packet) =>
      packet.replace(
        /(<([A-Za-z]+:)?To>.*?<\/([A-Za-z]+:)?To>)/s,
        (to) => to + to.replace(/(OrganId>)G22(<)/, '$1G06$2'),
      ),
    ),
  ),
  onTheLine(
    seat,
    named(
      'takes-back-without-a-reason',
      'RCL-07',
      'takes-back-from-the-chosen',
      'lấy lại không nêu lý do',
      'takes back without a reason',
    ),
    rewriting(status('13'), emptied('Description')),
  ),
  onTheLine(
    seat,
    named(
      'takes-back-from-another',
      'RCL-07',
      'takes-back-from-the-chosen',
      'lấy lại ở nơi khác',
      'takes back from another',
    ),
    rewriting(status('13'), (packet) => packet.replace(/(ResponseFor>\s*<[^>]*OrganId>)[^<]*(<)/, '$1G06$2')),
  ),
  ...[n.transactionReason, 'ReceiverList', 'DocumentInfo'].map((name) =>
    onTheLine(
      seat,
      named(
        `updates-without-${name.toLowerCase()}`,
        'RCL-11',
        'update-is-complete',
        `cập nhật thiếu ${name}`,
        `updates without ${name}`,
      ),
      rewriting(ofKind(2), name === 'ReceiverList' ? without(name) : emptied(name)),
    ),
  ),
  ...[n.transactionReason, 'ReplacementInfoList'].map((name) =>
    onTheLine(
      seat,
      named(
        `replaces-without-${name.toLowerCase()}`,
        'RCL-15',
        'replacement-is-complete',
        `thay thế thiếu ${name}`,
        `replaces without ${name}`,
      ),
      rewriting(ofKind(3), name === 'ReplacementInfoList' ? without(name) : emptied(name)),
    ),
  ),
  onTheLine(
    seat,
    named(
      'insists',
      'ERR-04',
      'no-identical-resend',
      'gửi lại nguyên gói bị từ chối',
      'sends again what was refused',
      ['keeps-refusals-visible'],
    ),
    stubborn,
  ),
  onTheLine(
    seat,
    named(
      'takes-fail-for-ok',
      'ERR-04',
      'keeps-refusals-visible',
      'coi FAIL là đã gửi',
      'takes FAIL for OK',
      ['loses-nothing'],
    ),
    deaf,
  ),
  onTheLine(
    seat,
    named('resends-at-once', 'ERR-04', 'backs-off', 'gửi lại ngay lập tức', 'sends again at once'),
    hasty,
  ),
  habit(
    seat,
    named('retries-every-second', 'ERR-04', 'backs-off', 'mỗi giây gửi lại một lần', 'tries every second'),
    { backOff: Array.from({ length: 4000 }, () => 1000) },
  ),
  onTheLine(
    seat,
    named(
      'takes-a-page-for-ok',
      'ERR-04',
      'retries-technical-errors',
      'coi trang lỗi là đã gửi',
      'takes an error page for OK',
      ['loses-nothing'],
    ),
    content((body) => body[0] === 0x3c),
  ),
  onTheLine(
    seat,
    named(
      'takes-nothing-for-ok',
      'ERR-09',
      'loses-nothing',
      'coi câu trả lời rỗng là đã gửi',
      'takes an empty answer for OK',
    ),
    content((body) => body.length === 0),
  ),
  onTheLine(
    seat,
    named(
      'packs-anew',
      'ERR-09',
      'resends-the-same-bytes',
      'đóng gói lại khi gửi lại',
      'packs anew when it resends',
    ),
    repacking,
  ),
  onTheLine(
    seat,
    named(
      'gives-up-for-good',
      'AVL-11',
      'drains-the-outbox',
      'ngừng gửi hẳn sau gián đoạn',
      'stops for good after an outage',
    ),
    giving,
  ),
  habit(
    seat,
    named(
      'signs-unchecked',
      'SIG-10',
      'checks-its-own-certificate',
      'ký mà không kiểm tra chứng thư',
      'signs without looking at its certificate',
    ),
    { signsUnchecked: true },
  ),
];
