import { answering, habit, namesFor, onTheLine } from './agency-tools.ts';
import type { AgencyMutant } from './mutant.ts';
import { alwaysDone, chokingOn, forgetful, givesUp, registersTwice } from './receiver-lines.ts';

const seat = 'receiver';
const hour = 3_600_000;

const named = namesFor(seat);

/** Receivers that do wrong when something goes wrong. */
export const agencyTroubleMutants: readonly AgencyMutant[] = [
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
