import { answering, habit, namesFor, onTheLine, rewriting, status, swallowing } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';
import {
  alwaysDone,
  chokingOn,
  forgetful,
  givesUp,
  goingOn,
  ignoresRecall,
  registersTwice,
} from './receiver-lines.ts';

const seat = 'receiver';
const hour = 3_600_000;

const named = namesFor(seat);

/** Receivers that do wrong when they are asked for something, or when something goes wrong. */
export const agencyRequestMutants: readonly AgencyMutant[] = [
  habit(
    seat,
    named(
      'leaves-recalls',
      'RCL-02',
      'answers-a-recall',
      'không trả lời thu hồi',
      'leaves recalls unanswered',
      ['recall-of-the-unknown'],
    ),
    { leaves: ['recalls'] },
  ),
  onTheLine(
    seat,
    named(
      'works-on-after-a-recall',
      'RCL-02',
      'stops-after-a-recall',
      'vẫn xử lý văn bản đã thu hồi',
      'works on what was recalled',
    ),
    ignoresRecall,
  ),
  onTheLine(
    seat,
    named(
      'breaks-on-unknown-recalls',
      'RCL-06',
      'recall-of-the-unknown',
      'không trả lời thu hồi văn bản chưa nhận',
      'does not answer a recall of the unknown',
    ),
    swallowing((packet, request) => status('02')(packet, request) && /,\d*304\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'asks-the-clerk-first',
      'RCL-08',
      'gives-back-what-is-not-registered',
      'chưa vào sổ vẫn từ chối trả',
      'refuses to give back what is not registered',
    ),
    rewriting(
      (packet, request) => status('15')(packet, request) && /,\d*311\//.test(packet),
      (packet) => packet.replace(/(StatusCode>)15(<)/, '$116$2'),
    ),
  ),
  habit(
    seat,
    named(
      'leaves-take-backs',
      'RCL-08',
      'answers-a-take-back',
      'không trả lời yêu cầu lấy lại',
      'leaves take-backs unanswered',
    ),
    { leaves: ['takeBacks'] },
  ),
  onTheLine(
    seat,
    named(
      'goes-on-after-a-take-back',
      'RCL-09',
      'stops-after-a-take-back',
      'đồng ý trả rồi vẫn xử lý',
      'agrees and works on',
      ['removed-by-an-update'],
    ),
    goingOn('15', '06'),
  ),
  habit(
    seat,
    named(
      'leaves-updates',
      'RCL-13',
      'answers-an-update',
      'không trả lời cập nhật',
      'leaves updates unanswered',
      ['removed-by-an-update', 'keeps-versions'],
    ),
    { leaves: ['updates'] },
  ),
  habit(
    seat,
    named(
      'overwrites-versions',
      'RCL-13',
      'keeps-versions',
      'ghi đè phiên bản cũ',
      'overwrites what was there',
    ),
    { keepsLastOnly: true },
  ),
  onTheLine(
    seat,
    named(
      'overlooks-removal',
      'RCL-12',
      'removed-by-an-update',
      'không trả lại khi bị bỏ khỏi nơi nhận',
      'keeps what it was taken off from',
    ),
    swallowing((packet, request) => status('15')(packet, request) && /,\d*322\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'overlooks-addition',
      'RCL-12',
      'added-by-an-update',
      'bỏ qua văn bản được thêm nơi nhận',
      'passes over what it was added to',
    ),
    swallowing((packet, request) => status()(packet, request) && /,\d*323\//.test(packet)),
  ),
  onTheLine(
    seat,
    named(
      'overlooks-replacements',
      'RCL-16',
      'replacement-is-processed',
      'không xử lý văn bản thay thế',
      'does not process replacements',
    ),
    swallowing((packet, request) => status('03')(packet, request) && /,\d*328\//.test(packet)),
  ),
  habit(
    seat,
    named(
      'marks-no-replacement',
      'RCL-16',
      'replacement-is-marked',
      'không đánh dấu văn bản bị thay thế',
      'does not mark what was replaced',
    ),
    { marksNothing: true },
  ),
  onTheLine(
    seat,
    named(
      'chokes-on-a-byte-order-mark',
      'ENV-08',
      'takes-what-hubs-hand-out',
      'không đọc được BOM',
      'cannot read a byte order mark',
    ),
    chokingOn(/^\uFEFF/, 'skips'),
  ),
  onTheLine(
    seat,
    named(
      'chokes-on-comments',
      'ENV-08',
      'takes-what-hubs-hand-out',
      'không đọc được chú thích',
      'cannot read comments',
    ),
    chokingOn(/truc lien thong/, 'skips'),
  ),
  onTheLine(
    seat,
    named(
      'chokes-on-unknown-elements',
      'ENV-08',
      'takes-what-hubs-hand-out',
      'không đọc được phần tử lạ',
      'cannot read unknown elements',
    ),
    chokingOn(/HubNote/, 'skips'),
  ),
  onTheLine(
    seat,
    named(
      'stops-at-poison',
      'ERR-06',
      'goes-on-after-poison',
      'dừng ở gói tin hỏng',
      'stops at what it cannot read',
      ['says-fail-to-poison'],
    ),
    chokingOn(/khong-phai/, 'stops'),
  ),
  onTheLine(
    seat,
    named(
      'says-done-to-poison',
      'ERR-06',
      'says-fail-to-poison',
      'báo done cho gói tin hỏng',
      'says done to what it cannot read',
    ),
    alwaysDone,
  ),
  onTheLine(
    seat,
    named('registers-twice', 'DUP-05', 'registers-once', 'vào sổ hai lần', 'registers twice', [
      'doubles-nothing',
    ]),
    registersTwice,
  ),
  onTheLine(
    seat,
    named(
      'drops-duplicates',
      'DUP-05',
      'acknowledges-again',
      'bỏ qua gói trùng mà không xác nhận',
      'drops duplicates without a word',
    ),
    forgetful,
  ),
  onTheLine(
    seat,
    named(
      'dies-of-an-error-page',
      'ERR-09',
      'survives-quirks',
      'dừng nhận sau một trang lỗi',
      'dies of one error page',
      ['drains-the-backlog', 'polls-often-enough'],
    ),
    givesUp(1_000_000),
  ),
  onTheLine(
    seat,
    named(
      'rests-after-an-outage',
      'AVL-11',
      'drains-the-backlog',
      'nghỉ dài sau gián đoạn',
      'rests for long after an outage',
    ),
    givesUp(40),
  ),
  onTheLine(
    seat,
    named(
      'doubles-statuses',
      'ERR-09',
      'doubles-nothing',
      'tạo trạng thái mới khi gửi lại',
      'makes new statuses when it resends',
      ['registers-once'],
    ),
    registersTwice,
  ),
  habit(
    seat,
    named('polls-hourly', 'STA-19', 'polls-often-enough', 'mỗi giờ hỏi một lần', 'asks once an hour', [
      'urgent-at-once',
      'drains-the-backlog',
    ]),
    { turnsEvery: hour },
  ),
  onTheLine(
    seat,
    named(
      'never-reads-the-directory',
      'REG-04',
      'reads-the-directory-daily',
      'không đọc lại danh bạ',
      'never reads the directory',
      ['follows-the-directory'],
    ),
    answering('getAgenciesList', '{"status":"OK","ErrorCode":"0","ErrorDesc":"x","data":[]}'),
  ),
  habit(
    seat,
    named(
      'old-directory',
      'REG-05',
      'follows-the-directory',
      'chỉ hiện danh bạ cũ',
      'shows the old directory',
    ),
    { showsOldDirectory: true },
  ),
];
