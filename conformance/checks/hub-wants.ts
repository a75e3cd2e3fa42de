import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';

/** What a step of a hub's scenario needs beside the hub itself: whoever has it may put it into the file that names the hub. */
interface Want {
  readonly steps: RegExp;
  readonly ask: Bilingual;
}

const management = both(
  'bước này xem sổ của Trục qua cổng quản trị: xin đơn vị vận hành địa chỉ cổng ấy, ghi vào “management” của tệp mô tả Trục (mẫu câu hỏi: GET /trace, /notices, /health); Trục không có thì điều này kiểm bằng hồ sơ',
  'this step reads the hub’s books at its management end: ask its operator for that address and write it to “management” of the file that names the hub (GET /trace, /notices, /health); where there is none, this is left to records',
);
const movedClock = both(
  'bước này phải chờ nhiều ngày: chỉ chạy khi có cổng quản trị (“management” của tệp mô tả Trục) và ở đó tua được đồng hồ của bản thử; nếu không, xin đơn vị vận hành hồ sơ về việc nhắc quá hạn, lưu giữ',
  'this step has to wait for days: it runs only where there is a management end (“management” of the file that names the hub) at which the clock of the staging hub can be moved; otherwise ask the operator for records of warnings and keeping',
);
const restart = both(
  'bộ kiểm thử không khởi động lại được Trục ở máy khác: xin đơn vị vận hành khởi động lại bản thử trước mặt người kiểm thử và biên bản của lần ấy; chỉ Trục mẫu (--reference) được tự khởi động lại',
  'the suite cannot restart a hub on another machine: ask the operator to restart the staging hub before a witness, and for the minutes of it; only the built-in hub (--reference) is restarted',
);
const knowledge = (key: string, vi: string, en: string) =>
  both(
    `bước này cần biết ${vi}: hỏi đơn vị vận hành, ghi vào “known.${key}” của tệp mô tả Trục`,
    `this step needs ${en}: ask the operator, and write it to “known.${key}” of the file that names the hub`,
  );
const account = (vi: string, en: string) =>
  both(
    `bước này cần ${vi}: xin đơn vị vận hành, thêm vào “accounts” của tệp mô tả Trục`,
    `this step needs ${en}: ask the operator, and add it to “accounts” of the file that names the hub`,
  );

const wants: readonly Want[] = [
  {
    steps:
      /^hub-(failed-attempts\/log|hostile\/log|acknowledgement\/after-reset|refusals\/health|keeping\/services|books\/.*)$/,
    ask: management,
  },
  { steps: /^hub-(overdue\/.*|keeping\/after-a-quarter)$/, ask: movedClock },
  { steps: /^hub-restart\//, ask: restart },
  {
    steps: /^hub-sending\/closed-/,
    ask: knowledge('closedCode', 'một mã cơ quan đã đóng', 'the code of a body that was closed'),
  },
  {
    steps: /^hub-sending\/locked-/,
    ask: knowledge('lockedCode', 'một mã cơ quan đang bị khoá', 'the code of a body that is locked'),
  },
  {
    steps: /^hub-size\//,
    ask: knowledge(
      'packetBytes',
      'gói tin lớn nhất Trục nhận, tính bằng byte',
      'the longest packet that it takes, in bytes',
    ),
  },
  {
    steps: /^hub-sending\/member-from$/,
    ask: account(
      'một tài khoản gửi thay được từ hai mã cơ quan trở lên',
      'an account that may send from two codes or more',
    ),
  },
  {
    steps: /^hub-sending\/enterprise-receiver$/,
    ask: account(
      'tài khoản của một doanh nghiệp (mã 10 đến 13 chữ số)',
      'the account of an enterprise (a code of 10 to 13 digits)',
    ),
  },
  {
    steps: /^hub-sending\/(old-code|both-codes)$/,
    ask: both(
      'bước này cần danh mục của Trục nêu mã cũ (oldCode) của cơ quan thứ hai trong “accounts”: xin đơn vị vận hành một cơ quan thử như thế',
      'this step needs a directory in which the second body of “accounts” has an old code (oldCode): ask the operator for such a body',
    ),
  },
];

/** What to ask for so that a step can be taken; nothing of a step that needs no more than the hub. */
export function wantOf(step: string): Bilingual | undefined {
  const want = wants.find(({ steps }) => steps.test(step));
  return want && both(`${want.ask.vi} (bước ${step})`, `${want.ask.en} (step ${step})`);
}
