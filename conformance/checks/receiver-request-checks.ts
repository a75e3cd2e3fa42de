import { deadline, registerBy } from '../../protocol/calendar/deadlines.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import { decisionOn, type Exchange, fetchedAt, type SentPacket, toldAbout } from './agency-view.ts';
import { late } from './life-rules.ts';
import { goesOnAfter, type StepWatch, said, stepCheck, unanswered } from './request-rules.ts';
import { calendar, knewOfDocument, knewOfTakeBack } from './watch.ts';

const recall = 'receiver-recall';
const takeBack = 'receiver-take-back';

/** RCL-02: by the end of the working day [I]. */
const recallDue = (exchange: Exchange, step: StepEntry) =>
  deadline('answerRecall', knewOfDocument(exchange, step), calendar);

const answersRecall = stepCheck({
  id: 'receiver.answers-a-recall',
  timed: true,
  title: both(
    'Thu hồi được trả lời 03, hoặc 02 kèm lý do, trong ngày làm việc',
    'A recall is answered 03, or 02 with a reason, within the working day',
  ),
  requirements: ['RCL-02'],
  ...{ scenario: recall, steps: ['recall'] },
  expected: both(
    '03 hoặc 02 kèm lý do cho văn bản thu hồi, trong ngày làm việc',
    '03, or 02 with a reason, about the recall, within the working day',
  ),
  cause: both(
    'văn bản thu hồi được lưu như văn bản thường, không ai trả lời',
    'the recall is stored like any document, and nobody answers',
  ),
  look(step, exchange, watch) {
    const due = recallDue(exchange, step);
    const [answer] = said(exchange, step.facts['document'], step, '02', '03');
    if (answer === undefined) return unanswered(step, '02/03: –', due, watch);
    if (answer.statusCode === '02' && answer.description === '')
      return [{ entry: answer.entry, part: 'packet', seen: '02: Description –' }];
    return answer.at > due ? [late(answer)] : [];
  },
});

const stopsAfterRecall = stepCheck({
  id: 'receiver.stops-after-a-recall',
  title: both(
    'Sau khi đồng ý thu hồi, văn bản bị thu hồi không được xử lý tiếp',
    'After agreeing to a recall, nothing more is done about the recalled document',
  ),
  requirements: ['RCL-02'],
  ...{ scenario: recall, steps: ['recall'] },
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
  ...{ scenario: recall, steps: ['recall-unknown'] },
  expected: both('02 kèm lý do', '02 with a reason'),
  cause: both(
    'không tìm thấy văn bản gốc thì bước xử lý thu hồi bị lỗi giữa chừng',
    'where the document is not found the recall breaks off',
  ),
  look(step, exchange, watch) {
    const [answer] = said(exchange, step.facts['document'], step, '02', '03');
    if (answer === undefined) return unanswered(step, '02: –', recallDue(exchange, step), watch);
    return answer.statusCode === '02' && answer.description !== ''
      ? []
      : [{ entry: answer.entry, part: 'packet', seen: `${answer.statusCode} ${answer.description}` }];
  },
});

const earlyTakeBack = stepCheck({
  id: 'receiver.gives-back-what-is-not-registered',
  timed: true,
  title: both(
    'Chưa vào sổ: văn bản tự động bị lấy lại (15)',
    'Not registered yet: the document is given back automatically (15)',
  ),
  requirements: ['RCL-08'],
  ...{ scenario: takeBack, steps: ['take-back-early'] },
  expected: both('15 trong thời hạn tự động', '15 within the automatic time'),
  cause: both(
    'yêu cầu lấy lại chờ văn thư dù văn bản chưa vào sổ',
    'the request waits for the clerk although nothing is registered',
  ),
  look(step, exchange, watch) {
    const knew = knewOfTakeBack(exchange, step);
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    const decision = decisionOn(exchange, step.facts['of'] ?? '');
    const wasRegistered = decision !== undefined && decision.at <= knew;
    if (wasRegistered && (answer === undefined || decision.entry < answer.entry)) return 'nothing';
    const due = knew + watch.tolerances.arrival;
    if (answer === undefined) return unanswered(step, '15: –', due, watch);
    if (answer.statusCode !== '15') return [{ entry: answer.entry, part: 'packet', seen: answer.statusCode }];
    return answer.at > due ? [late(answer)] : [];
  },
});

const lateTakeBack = stepCheck({
  id: 'receiver.answers-a-take-back',
  title: both(
    'Đã vào sổ: văn thư trả lời 15, hoặc 16 kèm lý do',
    'Registered: the clerk answers 15, or 16 with a reason',
  ),
  requirements: ['RCL-08'],
  ...{ scenario: takeBack, steps: ['take-back-late'] },
  expected: both('15, hoặc 16 kèm lý do', '15, or 16 with a reason'),
  cause: both('yêu cầu lấy lại không hiện cho văn thư', 'the request is not put before the clerk'),
  look(step, exchange, watch) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer === undefined) {
      const due = deadline('answerRecall', knewOfTakeBack(exchange, step), calendar);
      return unanswered(step, '15/16: –', due, watch);
    }
    return answer.statusCode === '16' && answer.description === ''
      ? [{ entry: answer.entry, part: 'packet', seen: '16: Description –' }]
      : [];
  },
});

const stopsAfterTakeBack = stepCheck({
  id: 'receiver.stops-after-a-take-back',
  title: both(
    'Sau 15 thì dừng xử lý, sau 16 thì xử lý tiếp',
    'After 15 processing stops, after 16 it goes on',
  ),
  requirements: ['RCL-09'],
  ...{ scenario: takeBack, steps: ['take-back-early', 'take-back-late'] },
  expected: both(
    'không có 04, 05, 06 sau 15; sau 16 trạng thái trước đó giữ nguyên và việc xử lý tiếp tục',
    'no 04, 05, 06 after 15; after 16 the former state stands and processing goes on',
  ),
  cause: both(
    'trả lời 15 không đóng hồ sơ xử lý, hoặc trả lời 16 lại đóng nó',
    'answering 15 does not close the work, or answering 16 closes it',
  ),
  look(step, exchange, watch) {
    const [answer] = said(exchange, step.facts['of'], step, '15', '16');
    if (answer === undefined) return 'nothing';
    return answer.statusCode === '15'
      ? goesOnAfter(exchange, step.facts['of'], answer)
      : standsAfter(exchange, step, answer, watch);
  },
});

/** RCL-09: what was kept is not refused afterwards, and is handed on like any document that was registered (STA-06). */
function standsAfter(exchange: Exchange, step: StepEntry, answer: SentPacket, watch: StepWatch) {
  const { of = '' } = step.facts;
  const told = toldAbout(exchange, of);
  const refused = told.find(({ entry, statusCode }) => entry > answer.entry && statusCode === '02');
  if (refused !== undefined) return [{ entry: refused.entry, part: 'packet', seen: '16 → 02' }];
  if (!told.some(({ statusCode }) => statusCode === '03')) return 'nothing';
  if (told.some(({ statusCode }) => ['04', '05', '06'].includes(statusCode))) return [];
  const arrivedAt = fetchedAt(exchange, of)?.entry.at ?? step.at;
  return unanswered(step, '16 → 04/05: –', registerBy(arrivedAt, false, calendar), watch);
}

/** Checks of what a receiver does when a document is recalled or taken back. */
export const receiverRequestChecks: readonly Check[] = [
  ...[answersRecall, stopsAfterRecall, answersUnknownRecall, earlyTakeBack, lateTakeBack, stopsAfterTakeBack],
];
