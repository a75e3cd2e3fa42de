import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { agencyCheck } from './agency-check.ts';
import { decisionOn } from './agency-view.ts';
import { doneBy, firstOf, late, life, lifeCheck, missing } from './life-rules.ts';
import { calendar } from './watch.ts';

const minute = 60_000;

const saysArrived = lifeCheck({
  id: 'receiver.says-arrived',
  timed: true,
  alsoUnfetched: true,
  title: both(
    'Hệ thống tự báo “Đã đến” (01) khi có gói tin',
    'The system says “arrived” (01) by itself once it has the packet',
  ),
  requirements: ['STA-04'],
  expected: both(
    '01 trong thời hạn cho phép sau khi nhận xong',
    '01 within the tolerance after the packet was fetched',
  ),
  cause: both(
    'chưa có bước tự động gửi trạng thái 01, gửi theo lượt quá thưa, hoặc gói tin không được lấy về',
    'no automatic 01, or it goes out with a batch that runs too rarely, or the packet was never fetched',
  ),
  look(document, _, { arrival }) {
    return doneBy(document, firstOf(document, '01'), document.arrivedAt + arrival, '01: –');
  },
});

const urgentFirst = lifeCheck({
  id: 'receiver.urgent-at-once',
  timed: true,
  title: both(
    'Văn bản khẩn được tiếp nhận và chuyển ngay',
    'An urgent document is registered and handed on at once',
  ),
  requirements: ['STA-06'],
  expected: both(
    '03 rồi 04 hoặc 05, hoặc 02, trong thời hạn của văn bản khẩn',
    '03 and then 04 or 05, or 02, within what an urgent document may take',
  ),
  cause: both(
    'mức độ khẩn không được đưa lên đầu danh sách xử lý',
    'urgency does not put the document at the head of the list',
  ),
  look(document, exchange, { urgentPickWarn, urgentPickFail }) {
    if (document.name !== 'urgent') return 'nothing';
    const decision = decisionOn(exchange, document.documentId);
    const done = decision?.statusCode === '02' ? decision : firstOf(document, '04', '05', '06');
    if (done === undefined) {
      const due = calendar.addWorkingMinutes(document.arrivedAt, urgentPickFail / minute);
      return doneBy(document, done, due, decision === undefined ? '02/03: –' : '04/05: –');
    }
    const took = calendar.workingMinutesBetween(document.arrivedAt, done.at) * minute;
    if (took <= urgentPickWarn) return [];
    return [{ ...late(done), ...(took <= urgentPickFail ? { severity: 'warn' as const } : {}) }];
  },
});

const followsUp = lifeCheck({
  id: 'receiver.follows-up',
  title: both(
    'Sau khi tiếp nhận, kết quả xử lý được báo về đến khi hoàn thành',
    'After acceptance the sender hears how it goes, until it is finished',
  ),
  requirements: ['STA-08'],
  expected: both('03, rồi 04 hoặc 05, và 06 khi xong', '03, then 04 or 05, and 06 when it is done'),
  cause: both(
    'việc xử lý trên màn hình không sinh ra trạng thái gửi đi',
    'what is done on the screen makes no status',
  ),
  look(document) {
    if (document.name !== 'usual' || firstOf(document, '03') === undefined) return 'nothing';
    return firstOf(document, '06') === undefined
      ? [missing(document, document.said.map((each) => each.statusCode).join(' → '))]
      : [];
  },
});

const exportsUnchanged = agencyCheck({
  id: 'receiver.keeps-files-unchanged',
  title: both(
    'Tệp được lưu nguyên vẹn: bản xuất ra giống từng byte với bản đã đến',
    'Files are kept as they came: what is exported is what arrived, byte by byte',
  ),
  requirements: ['ATT-12'],
  seats: ['receiver'],
  scenarios: [life],
  expected: both(
    'SHA-256 của tệp xuất ra bằng của tệp trong gói tin',
    'SHA-256 of the exported file equals that of the file in the packet',
  ),
  cause: both(
    'tệp bị ghi lại, đóng dấu đến hoặc chuyển đổi trên chính bản gốc',
    'the file is saved anew, stamped or converted in place',
  ),
  look(exchange) {
    const steps = exchange.stepsOf(life, 'export');
    const exported = exchange.asked.flatMap(({ number, subject, facts: { documentId, file } }) => {
      const came = steps.find(({ facts }) => facts['document'] === documentId)?.facts['main'];
      const isExport = subject === 'asked export-document';
      return isExport && file !== undefined && came !== undefined ? [{ entry: number, file, came }] : [];
    });
    return {
      looked: exported.map(({ entry }) => entry),
      faults: exported
        .filter(({ file, came }) => file !== came)
        .map(({ entry, file, came }) => ({
          ...{ entry, part: 'file', seen: `${file.slice(0, 16)}… ≠ ${came.slice(0, 16)}…` },
        })),
    };
  },
});

const acknowledges = lifeCheck({
  id: 'receiver.acknowledges',
  title: both(
    'Gói tin đã lưu được báo “done” cho trục',
    'A packet that was stored is acknowledged with “done”',
  ),
  requirements: ['DUP-05'],
  expected: both('updateStatus done sau getEdoc', 'updateStatus done after getEdoc'),
  cause: both(
    'bước xác nhận bị bỏ qua, gói tin sẽ được chào lại mãi',
    'the acknowledgement is left out, and the packet is offered for ever',
  ),
  look({ brought }, exchange) {
    const got = exchange.calls.filter(({ entry }) => entry.number === brought);
    const done = exchange.calls.some(
      ({ entry, docId, status }) =>
        entry.operation === 'updateStatus' && status === 'done' && got.some((each) => each.docId === docId),
    );
    return done ? [] : [{ entry: brought, part: 'answer', seen: 'updateStatus: –' }];
  },
});

/** Checks of a document’s usual life at its receiver. */
export const receiverLifeChecks: readonly Check[] = [
  ...[saysArrived, urgentFirst, followsUp, exportsUnchanged, acknowledges],
];
