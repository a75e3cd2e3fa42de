import { answerBy, registerBy } from '../../protocol/calendar/deadlines.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { decisionOn, toldAbout } from './agency-view.ts';
import { doneBy, firstOf, lifeCheck } from './life-rules.ts';
import { calendar } from './watch.ts';

/** Watched until the next working day is over, as limits of days need. */
const evening = 'receiver-evening';

const tellsSameDay = lifeCheck({
  id: 'receiver.tells-the-same-day',
  timed: true,
  title: both(
    'Báo cho nơi gửi trong ngày: đã nhận, và tiếp nhận hay từ chối',
    'The sender is told on the day: that it came, and that it was registered or refused',
  ),
  requirements: ['STA-05'],
  scenario: evening,
  expected: both(
    'trong ngày có 01, 03 hoặc 02; tiếp nhận (03) hoặc từ chối (02) trước hết ngày, hoặc hết ngày làm việc sau nếu đến muộn',
    '01, 03 or 02 on the day; registered (03) or refused (02) by the end of it, or of the next working day when it came late',
  ),
  cause: both(
    'văn bản nằm chờ, không ai được nhắc khi sắp hết hạn',
    'the document lies waiting, and nobody is reminded when the time runs out',
  ),
  look(document, exchange) {
    const due = answerBy(document.arrivedAt, calendar);
    const told = toldAbout(exchange, document.documentId);
    const first = told.find(({ statusCode }) => ['01', '02', '03'].includes(statusCode));
    const decision = decisionOn(exchange, document.documentId);
    const decided = doneBy(document, decision, due.decided, '02/03: –');
    if (decided !== 'open' && decided.length > 0) return decided;
    const arrived = doneBy(document, first, due.arrived, '01/02/03: –');
    return arrived.length === 0 ? decided : arrived;
  },
});

const handsOn = lifeCheck({
  id: 'receiver.hands-on-in-time',
  timed: true,
  title: both(
    'Văn bản đến được trình, chuyển trong ngày, chậm nhất ngày làm việc sau',
    'An incoming document is handed on the same day, at the latest the next working day',
  ),
  requirements: ['STA-06'],
  scenario: evening,
  expected: both('04 hoặc 05 trong thời hạn', '04 or 05 in time'),
  cause: both(
    'văn bản đã vào sổ nhưng chưa được trình, chuyển',
    'the document stands in the register and nobody hands it on',
  ),
  look(document) {
    if (firstOf(document, '03') === undefined) return 'nothing';
    const due = registerBy(document.arrivedAt, false, calendar);
    return doneBy(document, firstOf(document, '04', '05', '06'), due, '04/05: –');
  },
});

const paperIsNotAwaited = lifeCheck({
  id: 'receiver.paper-is-not-awaited',
  title: both(
    'Văn bản điện tử được xử lý ngay, không chờ bản giấy',
    'An electronic document is dealt with at once and does not wait for the paper',
  ),
  requirements: ['GEN-05', 'STA-05'],
  scenario: evening,
  timed: true,
  expected: both(
    '03 hoặc 02 đúng hạn dù bản giấy không bao giờ đến',
    '03 or 02 in time, although the paper never comes',
  ),
  cause: both('hệ thống giữ văn bản có Paper = 1 lại', 'the system holds documents with Paper = 1 back'),
  look(document, exchange) {
    if (document.name !== 'paper') return 'nothing';
    const { decided } = answerBy(document.arrivedAt, calendar);
    return doneBy(document, decisionOn(exchange, document.documentId), decided, '02/03: –');
  },
});

/** Checks of what a receiver does within the day, and within the next working day. */
export const receiverEveningChecks: readonly Check[] = [tellsSameDay, handsOn, paperIsNotAwaited];
