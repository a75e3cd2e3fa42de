import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import { type AgencyFault, agencyCheck } from './agency-check.ts';
import type { Exchange, SentPacket } from './agency-view.ts';
import { isDocument, sentAt, sentIn } from './sender-rules.ts';

const second = 1000;

/** How many orders to send the system took in a step: of what was never ordered nothing can be lost. */
function orders({ asked }: Exchange, step: string): number {
  return asked.filter(
    (each) =>
      each.step === step && each.subject === 'asked send-document' && each.facts['outcome'] === 'done',
  ).length;
}

const noIdenticalResend = agencyCheck({
  id: 'sender.no-identical-resend',
  title: both(
    'Gói bị từ chối vì sai quy cách không được gửi lại nguyên như cũ',
    'A packet that was refused for its structure is not sent again as it was',
  ),
  requirements: ['ERR-04'],
  seats: ['sender'],
  scenarios: ['sender-refusals'],
  expected: both('một lần gửi cho mỗi nội dung bị từ chối', 'one sending of each refused content'),
  cause: both(
    'mọi lỗi đều được gửi lại như lỗi kỹ thuật',
    'every error is tried again as if it were technical',
  ),
  look(exchange) {
    const tries = sentAt(exchange, 'sender-refusals', 'refused');
    const faults = tries.filter(({ body }, index) => tries.findIndex((each) => each.body === body) !== index);
    return {
      looked: tries.map(({ entry }) => entry),
      faults: faults.slice(0, 1).map(({ entry, at }) => ({
        entry,
        part: 'packet',
        seen: `${renderLocalTimestamp(at)} (× ${tries.length})`,
      })),
    };
  },
});

const keepsVisible = agencyCheck({
  id: 'sender.keeps-refusals-visible',
  title: both(
    'Văn bản bị trục từ chối được coi là chưa gửi và hiện rõ',
    'What the hub refused counts as not sent, and stays visible',
  ),
  requirements: ['ERR-04'],
  seats: ['sender'],
  scenarios: ['sender-refusals'],
  expected: both('trạng thái gửi: bị từ chối', 'dispatching: refused'),
  cause: both('câu trả lời FAIL không được đọc', 'the answer FAIL is not read'),
  look(exchange) {
    const [step] = exchange.stepsOf('sender-refusals', 'shown');
    const shown = exchange.asked.find(
      ({ number, subject }) =>
        step !== undefined && number > step.number && subject === 'asked show-document',
    );
    if (shown?.facts['outcome'] !== 'done' || shown.facts['dispatch'] === undefined)
      return { looked: [], faults: [] };
    const { dispatch } = shown.facts;
    return {
      looked: [shown.number],
      faults: dispatch.includes('accepted')
        ? [{ entry: shown.number, part: 'screen', path: 'dispatch', seen: dispatch }]
        : [],
    };
  },
});

const leastGap = 30 * second;

const backsOff = agencyCheck({
  id: 'sender.backs-off',
  timed: true,
  title: both(
    'Lỗi kỹ thuật: gửi lại với khoảng cách tăng dần, từ 30 giây',
    'Technical errors: sent again at growing intervals, from 30 seconds',
  ),
  requirements: ['ERR-04'],
  seats: ['sender'],
  scenarios: ['sender-refusals'],
  expected: both(
    'khoảng cách ≥ 30 giây, không ngắn dần',
    'intervals of at least 30 seconds, never shorter than before',
  ),
  cause: both('vòng lặp gửi lại ngay khi lỗi', 'a loop sends again at once'),
  look(exchange) {
    const tries = sentAt(exchange, 'sender-refusals', 'retried');
    const gaps = tries
      .slice(1)
      .map(({ at, entry }, index) => ({ entry, gap: at - (tries[index]?.at ?? at) }));
    const wrong = gaps.find(({ gap }, index) => gap < leastGap || gap < (gaps[index - 1]?.gap ?? 0) * 0.9);
    const seen = gaps.map(({ gap }) => `${Math.round(gap / second)} s`).join(', ');
    return {
      looked: gaps.map(({ entry }) => entry),
      faults: wrong === undefined ? [] : [{ entry: wrong.entry, part: 'packet', seen }],
    };
  },
});

const retries = agencyCheck({
  id: 'sender.retries-technical-errors',
  title: both(
    'Lỗi kỹ thuật: gửi lại cho đến khi trục nhận',
    'Technical errors: sent again until the hub takes it',
  ),
  requirements: ['ERR-04', 'ERR-09'],
  seats: ['sender'],
  scenarios: ['sender-refusals'],
  expected: both('gói tin cuối cùng được nhận', 'the packet is taken in the end'),
  cause: both(
    'trang lỗi được coi là đã gửi xong, hoặc bỏ cuộc quá sớm',
    'an error page counts as sent, or it gives up too early',
  ),
  look(exchange) {
    const tries = sentAt(exchange, 'sender-refusals', 'retried');
    const last = tries.at(-1);
    const faults =
      last === undefined || tries.some(({ accepted }) => accepted)
        ? []
        : [{ entry: last.entry, part: 'packet', seen: `× ${tries.length}` }];
    return { looked: tries.map(({ entry }) => entry), faults };
  },
});

const losesNothing = agencyCheck({
  id: 'sender.loses-nothing',
  title: both('Sự cố đường truyền: không mất văn bản nào', 'Trouble on the line: no document is lost'),
  requirements: ['ERR-09'],
  seats: ['sender'],
  scenarios: ['sender-quirks'],
  expected: both('mỗi văn bản được trục nhận', 'the hub takes every document'),
  cause: both('lỗi bị hiểu là đã gửi', 'the trouble is read as “sent”'),
  look(exchange) {
    const steps = exchange
      .stepsOf('sender-quirks')
      .filter(({ name }) => orders(exchange, `sender-quirks/${name}`) > 0);
    const faults = steps.flatMap(({ name, number }): readonly AgencyFault[] => {
      const tries = sentAt(exchange, 'sender-quirks', name);
      const done = tries.some(({ accepted, call }) => accepted || call.fault === 'lost-answer');
      return done
        ? []
        : [{ entry: tries.at(-1)?.entry ?? number, part: 'packet', seen: `${name}: × ${tries.length}` }];
    });
    return { looked: steps.map(({ number }) => number), faults };
  },
});

const resendsTheSame = agencyCheck({
  id: 'sender.resends-the-same-bytes',
  title: both(
    'Gửi lại sau khi mất câu trả lời: đúng gói cũ, không tạo văn bản mới',
    'After a lost answer the same packet is sent again, not a new document',
  ),
  requirements: ['ERR-09', 'DUP-02'],
  seats: ['sender'],
  scenarios: ['sender-quirks'],
  expected: both('cùng từng byte', 'the same, byte by byte'),
  cause: both('mỗi lần gửi lại đóng gói lại từ đầu', 'each attempt packs the document anew'),
  look(exchange) {
    const tries = sentAt(exchange, 'sender-quirks', 'lost-answer');
    const [first, ...again] = tries;
    const other = again.find(({ body }) => body !== first?.body);
    return {
      looked: again.map(({ entry }) => entry),
      faults: other === undefined ? [] : [{ entry: other.entry, part: 'packet', seen: other.documentId }],
    };
  },
});

const drains = agencyCheck({
  id: 'sender.drains-the-outbox',
  timed: true,
  title: both('Sau gián đoạn, văn bản chờ gửi tự đi hết', 'After an outage what waited leaves by itself'),
  requirements: ['AVL-11'],
  seats: ['sender'],
  scenarios: ['sender-outage'],
  expected: both(
    'mọi văn bản được nhận trong 30 phút, mỗi văn bản một lần',
    'every document taken within 30 minutes, each once',
  ),
  cause: both('hàng đợi gửi dừng hẳn sau nhiều lỗi', 'the outbox stops for good after many errors'),
  look(exchange) {
    const [over] = exchange.stepsOf('sender-outage', 'over');
    const waited = orders(exchange, 'sender-outage/waiting');
    if (over === undefined || waited === 0) return { looked: [], faults: [] };
    const documents = sentIn(exchange, 'sender-outage').filter(isDocument);
    const ids = [...new Set(documents.map(({ documentId }) => documentId))];
    const missing = { entry: over.number, part: 'packet', seen: `${ids.length} < ${waited}` };
    return {
      looked: [over.number],
      faults: [
        ...(ids.length < waited ? [missing] : []),
        ...ids.flatMap((id) => drained(id, documents, over)),
      ],
    };
  },
});

const longestDraining = 30 * 60 * second;

/** What is wrong with how a document left after an outage: never, late, or twice. */
function drained(id: string, documents: readonly SentPacket[], over: StepEntry): readonly AgencyFault[] {
  const [taken, again] = documents.filter((each) => each.documentId === id && each.accepted);
  const fault = (entry: number, seen: string) => [{ entry, part: 'packet', seen: `${id}: ${seen}` }];
  if (taken === undefined) return fault(over.number, '–');
  if (again !== undefined) return fault(again.entry, `× 2, ${renderLocalTimestamp(again.at)}`);
  return taken.at - over.at <= longestDraining ? [] : fault(taken.entry, renderLocalTimestamp(taken.at));
}

const refusesRevoked = agencyCheck({
  id: 'sender.checks-its-own-certificate',
  title: both(
    'Không gửi văn bản ký bằng chứng thư đã bị thu hồi',
    'Nothing leaves that was signed with a revoked certificate',
  ),
  requirements: ['SIG-10', 'SIG-16'],
  seats: ['sender'],
  scenarios: ['sender-revoked'],
  expected: both('không có gì trên đường truyền', 'nothing on the wire'),
  cause: both(
    'phần mềm ký không hỏi CRL/OCSP trước khi ký',
    'the signing software does not ask CRL or OCSP before it signs',
  ),
  look(exchange) {
    const good = sentAt(exchange, 'sender-revoked', 'good').filter(({ accepted }) => accepted);
    const asked = exchange.asked.find(
      (each) =>
        each.step === 'sender-revoked/revoked' &&
        each.facts['outcome'] !== 'not-offered' &&
        each.facts['outcome'] !== 'failed',
    );
    const left = sentAt(exchange, 'sender-revoked', 'revoked');
    if (good.length === 0 || asked === undefined) return { looked: [], faults: [] };
    return {
      looked: [asked.number, ...left.map(({ entry }) => entry)],
      faults: left.slice(0, 1).map(({ entry, documentId }) => ({ entry, part: 'packet', seen: documentId })),
    };
  },
});

/** Checks of what a sender does when something goes wrong. */
export const senderTroubleChecks: readonly Check[] = [
  ...[
    noIdenticalResend,
    keepsVisible,
    backsOff,
    retries,
    losesNothing,
    resendsTheSame,
    drains,
    refusesRevoked,
  ],
];
