import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import type { AgencyFault } from './agency-check.ts';
import { type Exchange, fetchedAt, type SentPacket, saidAbout, toldAbout } from './agency-view.ts';
import { shownOf } from './request-rules.ts';
import { eachStep } from './step-rules.ts';

const minute = 60_000;

function arrived(exchange: Exchange, { facts }: StepEntry): boolean {
  return toldAbout(exchange, facts['document'] ?? '').some(({ statusCode }) => statusCode === '01');
}

function lost({ number, facts, name }: StepEntry): AgencyFault {
  return { entry: number, part: 'answer', seen: `${facts['what'] ?? name}: 01 –` };
}

/** A second 03 in a packet of its own; the same packet that is sent again is none. */
function doubledIn(packets: readonly SentPacket[]): readonly AgencyFault[] {
  const registered = packets.filter(({ statusCode }) => statusCode === '03');
  const bodies = [...new Set(registered.map(({ body }) => body))];
  const again = registered.find(({ body }) => body === bodies[1]);
  return again === undefined ? [] : [{ entry: again.entry, part: 'packet', seen: `03 × ${bodies.length}` }];
}

const takesShapes = eachStep({
  id: 'receiver.takes-what-hubs-hand-out',
  title: both(
    'Nhận được mọi dạng gói tin mà trục phát ra',
    'Takes packets in every shape in which hubs hand them out',
  ),
  requirements: ['ENV-08', 'ENV-05'],
  scenario: 'receiver-shapes',
  expected: both('01 cho từng dạng', '01 for each shape'),
  cause: both(
    'bộ đọc phụ thuộc thứ tự, tiền tố, hoặc không chấp nhận phần tử rỗng',
    'the reader depends on order or prefixes, or takes no empty elements',
  ),
  look: (step, exchange) => (arrived(exchange, step) ? [] : [lost(step)]),
});

const goesOn = eachStep({
  id: 'receiver.goes-on-after-poison',
  title: both(
    'Một gói tin hỏng không chặn các gói tin sau',
    'One packet that cannot be read does not stop the others',
  ),
  requirements: ['ERR-06'],
  scenario: 'receiver-poison',
  steps: ({ name }) => name === 'good',
  expected: both('01 cho mọi gói tin tốt', '01 for every good packet'),
  cause: both('lỗi ở một gói tin làm dừng cả vòng nhận', 'an error in one packet ends the whole loop'),
  look: (step, exchange) => (arrived(exchange, step) ? [] : [lost(step)]),
});

const failsPoison = eachStep({
  id: 'receiver.says-fail-to-poison',
  title: both(
    'Gói tin không đọc được: báo “fail” và giữ lại cho người dùng thấy',
    'A packet that cannot be read: “fail”, and it stays visible',
  ),
  requirements: ['ERR-06'],
  scenario: 'receiver-poison',
  steps: ({ name }) => name === 'poison',
  expected: both('updateStatus fail', 'updateStatus fail'),
  cause: both(
    'lỗi đọc bị nuốt, gói tin vẫn được báo “done”',
    'the error is swallowed and the packet acknowledged as done',
  ),
  look({ number, facts }, { calls }) {
    const told = calls.filter(
      ({ entry, docId }) => entry.operation === 'updateStatus' && docId === facts['delivery'],
    );
    if (told.some(({ status }) => status === 'fail')) return [];
    const [first] = told;
    return [
      { entry: first?.entry.number ?? number, part: 'request', path: 'status', seen: first?.status ?? '–' },
    ];
  },
});

const registersOnce = eachStep({
  id: 'receiver.registers-once',
  title: both(
    'Cùng một gói tin đến nhiều lần chỉ vào sổ một lần',
    'The same packet that comes again is registered once',
  ),
  requirements: ['DUP-05'],
  scenario: 'receiver-duplicates',
  steps: ({ name }) => name === 'shown',
  expected: both('một lần 03, một lần vào sổ', 'one 03, one entry'),
  cause: both(
    'hệ thống nhận diện văn bản theo mã phiên gửi chứ không theo DocumentId',
    'documents are known by the delivery and not by their DocumentId',
  ),
  look({ facts }, exchange) {
    return [facts['document'], facts['other']].flatMap((id = '') => {
      const doubled = doubledIn(saidAbout(exchange, id));
      if (doubled.length > 0) return doubled;
      const shown = shownOf(exchange, id);
      const entries = shown?.facts['entries'];
      if (shown === undefined || entries === undefined || entries === '1') return [];
      return [{ entry: shown.number, part: 'screen', path: 'entries', seen: entries }];
    });
  },
});

const acknowledgesAgain = eachStep({
  id: 'receiver.acknowledges-again',
  title: both('Gói tin đến lại vẫn được báo “done”', 'A packet that comes again is acknowledged again'),
  requirements: ['DUP-05'],
  scenario: 'receiver-duplicates',
  steps: ({ name }) => name === 'third',
  expected: both('updateStatus done cho từng lần giao', 'updateStatus done for each delivery'),
  cause: both(
    'gói tin trùng bị bỏ qua trước bước xác nhận',
    'duplicates are dropped before they are acknowledged',
  ),
  look({ number }, { calls, evidence }) {
    const put = evidence.entries.flatMap((entry) =>
      entry.kind === 'packet' && entry.by.kind === 'harness' && entry.step?.startsWith('receiver-duplicates/')
        ? [entry.name]
        : [],
    );
    const open = put.filter(
      (docId) =>
        !calls.some(
          (call) => call.entry.operation === 'updateStatus' && call.docId === docId && call.status === 'done',
        ),
    );
    return open.length === 0
      ? []
      : [{ entry: number, part: 'answer', seen: `done: ${put.length - open.length}/${put.length}` }];
  },
});

const survives = eachStep({
  id: 'receiver.survives-quirks',
  title: both(
    'Trang lỗi, thân rỗng, 500, đứt, chậm: không mất văn bản',
    'Error pages, empty bodies, 500, cuts, slowness: no document is lost',
  ),
  requirements: ['ERR-09'],
  scenario: 'receiver-quirks',
  expected: both('văn bản vẫn đến (01) sau sự cố', 'the document still arrives (01) afterwards'),
  cause: both(
    'sự cố bị hiểu là “không có thư” hoặc làm chết tiến trình nhận',
    'the trouble is read as “no mail”, or kills the loop',
  ),
  look: (step, exchange) => (arrived(exchange, step) ? [] : [lost(step)]),
});

const doublesNothing = eachStep({
  id: 'receiver.doubles-nothing',
  title: both(
    'Sự cố đường truyền không sinh ra trạng thái trùng',
    'Trouble on the line makes no doubled statuses',
  ),
  requirements: ['ERR-09', 'DUP-08'],
  scenario: 'receiver-quirks',
  expected: both('mỗi trạng thái một lần', 'each status once'),
  cause: both(
    'gửi lại tạo gói trạng thái mới thay vì gửi lại đúng gói cũ',
    'a resend makes a new packet instead of sending the same one',
  ),
  look: ({ facts }, exchange) => doubledIn(toldAbout(exchange, facts['document'] ?? '')),
});

const drains = eachStep({
  id: 'receiver.drains-the-backlog',
  timed: true,
  title: both('Sau gián đoạn, hàng chờ tự được nhận hết', 'After an outage the backlog drains by itself'),
  requirements: ['AVL-11'],
  scenario: 'receiver-backlog',
  expected: both(
    'mọi văn bản được nhận trong 30 phút sau khi hết gián đoạn',
    'every document fetched within 30 minutes of the end',
  ),
  cause: both('tiến trình nhận dừng hẳn khi lỗi lặp lại', 'the loop gives up after repeated errors'),
  look(step, exchange) {
    const over = exchange.stepsOf('receiver-backlog', 'over')[0];
    const got = fetchedAt(exchange, step.facts['document'] ?? '');
    if (over === undefined || (got !== undefined && got.entry.at - over.at <= 30 * minute)) return [];
    return [
      {
        entry: got?.entry.number ?? over.number,
        part: 'answer',
        seen: got === undefined ? 'getEdoc: –' : `+${Math.round((got.entry.at - over.at) / minute)} min`,
      },
    ];
  },
});

/** Checks of how a receiver gets over trouble. */
export const receiverTroubleChecks: readonly Check[] = [
  ...[takesShapes, goesOn, failsPoison, registersOnce, acknowledgesAgain, survives, doublesNothing, drains],
];
