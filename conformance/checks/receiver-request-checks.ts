import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { goesOnAfter, said, silent, stepCheck } from './request-rules.ts';

const recall = 'receiver-recall';
const takeBack = 'receiver-take-back';

const answersRecall = stepCheck({
  id: 'receiver.answers-a-recall',
  title: both(
    'Thu hồi được trả lời 03, hoặc 02 kèm lý do, trong ngày làm việc',
    'A recall is answered 03, or 02 with a reason, within the working day',
  ),
  requirements: ['RCL-02'],
  ...{ scenario: recall, step: 'recall' },
  expected: both('03 hoặc 02 kèm lý do cho văn bản thu hồi', '03, or 02 with a reason, about the recall'),
  cause: both(
    'văn bản thu hồi được lưu như văn bản thường, không ai trả lời',
    'the recall is stored like any document, and nobody answers',
  ),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['document'], step, '02', '03');
    if (answer === undefined) return [silent(step, '02/03: –')];
    return answer.statusCode === '02' && answer.description === ''
      ? [{ entry: answer.entry, part: 'packet', seen: '02: Description –' }]
      : [];
  },
});

const stopsAfterRecall = stepCheck({
  id: 'receiver.stops-after-a-recall',
  title: both(
    'Sau khi đồng ý thu hồi, văn bản bị thu hồi không được xử lý tiếp',
    'After agreeing to a recall, nothing more is done about the recalled document',
  ),
  requirements: ['RCL-02'],
  ...{ scenario: recall, step: 'recall' },
  expected: both('không có 04, 05, 06 cho văn bản đã thu hồi', 'no 04, 05, 06 about the recalled document'),
  cause: both(
    'văn bản thu hồi không khoá văn bản gốc trong hệ thống',
    'the recall does not close the document in the system',
  ),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['document'], step, '03');
    return answer === undefined ? [] : goesOnAfter(exchange, step.facts['of'], answer);
  },
});

const answersUnknownRecall = stepCheck({
  id: 'receiver.recall-of-the-unknown',
  title: both(
    'Thu hồi văn bản chưa từng nhận vẫn được trả lời',
    'A recall of a document that never came is answered too',
  ),
  requirements: ['RCL-06'],
  ...{ scenario: recall, step: 'recall-unknown' },
  expected: both('02 kèm lý do', '02 with a reason'),
  cause: both(
    'không tìm thấy văn bản gốc thì bước xử lý thu hồi bị lỗi giữa chừng',
    'where the document is not found the recall breaks off',
  ),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['document'], step, '02', '03');
    if (answer === undefined) return [silent(step, '02: –')];
    return answer.statusCode === '02' && answer.description !== ''
      ? []
      : [{ entry: answer.entry, part: 'packet', seen: `${answer.statusCode} ${answer.description}` }];
  },
});

const earlyTakeBack = stepCheck({
  id: 'receiver.gives-back-what-is-not-registered',
  title: both(
    'Chưa vào sổ: văn bản tự động bị lấy lại (15)',
    'Not registered yet: the document is given back automatically (15)',
  ),
  requirements: ['RCL-08'],
  ...{ scenario: takeBack, step: 'take-back-early' },
  expected: both('15 trong thời hạn tự động', '15 within the automatic time'),
  cause: both(
    'yêu cầu lấy lại chờ văn thư dù văn bản chưa vào sổ',
    'the request waits for the clerk although nothing is registered',
  ),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer?.statusCode === '15' && answer.at - step.at <= 15 * 60_000) return [];
    return [
      answer === undefined
        ? silent(step, '15: –')
        : { entry: answer.entry, part: 'packet', seen: answer.statusCode },
    ];
  },
});

const lateTakeBack = stepCheck({
  id: 'receiver.answers-a-take-back',
  title: both(
    'Đã vào sổ: văn thư trả lời 15, hoặc 16 kèm lý do',
    'Registered: the clerk answers 15, or 16 with a reason',
  ),
  requirements: ['RCL-08'],
  ...{ scenario: takeBack, step: 'take-back-late' },
  expected: both('15, hoặc 16 kèm lý do', '15, or 16 with a reason'),
  cause: both('yêu cầu lấy lại không hiện cho văn thư', 'the request is not put before the clerk'),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer === undefined) return [silent(step, '15/16: –')];
    return answer.statusCode === '16' && answer.description === ''
      ? [{ entry: answer.entry, part: 'packet', seen: '16: Description –' }]
      : [];
  },
});

const stopsAfterTakeBack = stepCheck({
  id: 'receiver.stops-after-a-take-back',
  title: both('Sau 15 thì dừng xử lý', 'After 15 processing stops'),
  requirements: ['RCL-09'],
  ...{ scenario: takeBack, step: 'take-back-late' },
  expected: both('không có 04, 05, 06 sau 15', 'no 04, 05, 06 after 15'),
  cause: both('trả lời 15 không đóng hồ sơ xử lý', 'answering 15 does not close the work'),
  look(step, exchange) {
    const [answer] = said(exchange, step.facts['of'], step, '15');
    return answer === undefined ? [] : goesOnAfter(exchange, step.facts['of'], answer);
  },
});

/** Checks of what a receiver does when a document is recalled or taken back. */
export const receiverRequestChecks: readonly Check[] = [
  ...[answersRecall, stopsAfterRecall, answersUnknownRecall, earlyTakeBack, lateTakeBack, stopsAfterTakeBack],
];
