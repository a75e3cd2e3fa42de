import { answerBy, deadline } from '../../protocol/calendar/deadlines.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import { type AgencyFault, agencyCheck } from './agency-check.ts';
import { decisionOn, type Exchange, fetchedAt, saidAbout, toldAbout } from './agency-view.ts';
import { late } from './life-rules.ts';
import { isAskedOf } from './receiver-case-check.ts';
import { calendar, knewOfDocument, stillOpen, watchedUntil } from './watch.ts';

const scenario = 'receiver-signatures';
const services = 'receiver-status-services';

/** STA-07: by the end of the working day [I]. */
const refusalDue = (arrivedAt: number) => deadline('refuse', arrivedAt, calendar);

const documentsOf = (exchange: Exchange, from: string) =>
  exchange.stepsOf(from).filter(({ facts }) => facts['document'] !== undefined);

const soundOnes = ({ facts }: { readonly facts: Readonly<Record<string, string>> }) =>
  facts['expect'] === 'accepted';

const acceptsSound = agencyCheck({
  id: 'receiver.accepts-sound-signatures',
  title: both(
    'Văn bản có chữ ký đúng được tiếp nhận (03)',
    'A document with sound signatures is registered (03)',
  ),
  requirements: ['SIG-11'],
  seats: ['receiver'],
  scenarios: [scenario],
  expected: both('03 cho mọi văn bản đúng', '03 for every sound document'),
  cause: both(
    'phần kiểm tra chữ ký từ chối cả văn bản đúng, hoặc thiếu chứng thư gốc tin cậy',
    'the verification refuses sound documents too, or a trusted root is missing',
  ),
  look(exchange) {
    const until = watchedUntil(exchange, scenario);
    const all = documentsOf(exchange, scenario).filter(
      (each) => soundOnes(each) && each.facts['group'] === 'sound',
    );
    const plain = all.filter(
      (each) =>
        decisionOn(exchange, each.facts['document'] ?? '') !== undefined ||
        until > answerBy(knewOfDocument(exchange, each), calendar).decided,
    );
    if (plain.length === 0 && all.length > 0) return stillOpen;
    const faults = plain.flatMap(({ number, facts }): readonly AgencyFault[] => {
      const decision = decisionOn(exchange, facts['document'] ?? '');
      if (decision?.statusCode === '03') return [];
      if (decision === undefined) return [{ entry: number, part: 'answer', seen: `${facts['what']}: –` }];
      return [
        { entry: decision.entry, part: 'packet', seen: `${facts['what']}: 02 ${decision.description}` },
      ];
    });
    return { looked: plain.map(({ number }) => number), faults };
  },
});

const givesReasons = agencyCheck({
  id: 'receiver.refusal-has-a-reason',
  timed: true,
  title: both('Từ chối phải kèm lý do, trong ngày làm việc', 'A refusal says why, within the working day'),
  requirements: ['STA-07'],
  seats: ['receiver'],
  scenarios: [scenario],
  expected: both(
    '02 với Description có nội dung, trong ngày làm việc',
    '02 with a Description that is filled, within the working day',
  ),
  cause: both(
    'giao diện cho phép từ chối mà không nhập lý do, hoặc không nhắc khi sắp hết ngày',
    'the screen lets people refuse without a reason, or reminds nobody before the day is over',
  ),
  look(exchange) {
    const refusals = exchange.sent.filter(
      ({ statusCode, call }) => statusCode === '02' && exchange.in(scenario, call),
    );
    const faults = refusals.flatMap((refusal): readonly AgencyFault[] => {
      const { entry, description, documentId } = refusal;
      if (description === '')
        return [{ entry, part: 'packet', path: 'Description', seen: '02: Description –' }];
      const came = fetchedAt(exchange, documentId);
      if (came === undefined || refusal.at <= refusalDue(came.entry.at)) return [];
      return [late(refusal)];
    });
    return { looked: refusals.map(({ entry }) => entry), faults };
  },
});

const tellsTheClerk = agencyCheck({
  id: 'receiver.answers-bad-documents',
  title: both(
    'Văn bản sai được trả lời, không để lơ lửng',
    'A bad document is answered and not left hanging',
  ),
  requirements: ['ERR-11', 'STA-07'],
  seats: ['receiver'],
  scenarios: [scenario],
  expected: both('02 trong ngày làm việc', '02 within the working day'),
  cause: both(
    'văn bản kiểm tra không đạt bị giữ lại mà nơi gửi không được biết',
    'what fails verification is kept, and the sender never hears of it',
  ),
  look(exchange, { profile }) {
    const bad = documentsOf(exchange, scenario).filter(
      (each) => each.facts['expect'] === 'refused' && isAskedOf(each, profile),
    );
    const isAnswered = ({ facts }: StepEntry) =>
      saidAbout(exchange, facts['document'] ?? '').some(
        ({ statusCode }) => statusCode === '02' || statusCode === '03',
      );
    const until = watchedUntil(exchange, scenario);
    const settled = bad.filter(
      (each) => isAnswered(each) || until > refusalDue(knewOfDocument(exchange, each)),
    );
    if (settled.length === 0 && bad.length > 0) return stillOpen;
    return {
      looked: settled.map(({ number }) => number),
      faults: settled
        .filter((each) => !isAnswered(each))
        .map(({ number, facts }) => ({ entry: number, part: 'answer', seen: `${facts['what']}: –` })),
    };
  },
});

const asksStatus = agencyCheck({
  id: 'receiver.asks-for-the-status',
  title: both(
    'Trạng thái chứng thư được hỏi qua CRL hoặc OCSP',
    'The status of certificates is asked for, by CRL or OCSP',
  ),
  requirements: ['REV-01', 'CRT-02'],
  seats: ['receiver'],
  scenarios: [scenario],
  expected: both(
    'ít nhất một lần tải CRL hoặc hỏi OCSP',
    'at least one download of a CRL or question by OCSP',
  ),
  cause: both(
    'chỉ kiểm tra hạn của chứng thư, hoặc đường ra dịch vụ CRL/OCSP bị chặn',
    'only validity is looked at, or the way to the CRL and OCSP services is closed',
  ),
  look(exchange) {
    const decided = documentsOf(exchange, scenario).filter(
      ({ facts }) => decisionOn(exchange, facts['document'] ?? '') !== undefined,
    );
    const asked = exchange.calls.filter(
      ({ entry }) => ['crl', 'ocsp'].includes(entry.operation) && exchange.in(scenario, entry),
    );
    const [first] = decided;
    if (first === undefined || asked.length > 0)
      return {
        looked: [...decided, ...asked.map(({ entry }) => entry)].map(({ number }) => number),
        faults: [],
      };
    return {
      looked: [first.number],
      faults: [{ entry: first.number, part: 'answer', seen: 'CRL 0, OCSP 0' }],
    };
  },
});

const waitsForStatus = agencyCheck({
  id: 'receiver.waits-for-the-status',
  title: both(
    'Chưa hỏi được trạng thái thì chưa tiếp nhận; hỏi lại được thì quyết định',
    'While no status can be had nothing is accepted; once it can be had, it is decided',
  ),
  requirements: ['REV-04'],
  seats: ['receiver'],
  scenarios: [services],
  expected: both(
    'không có 03 trước khi dịch vụ trả lời lại, có 03 hoặc 02 sau đó',
    'no 03 before the service answers again, 03 or 02 after',
  ),
  cause: both(
    'lỗi khi hỏi trạng thái bị coi là “còn hiệu lực”',
    'an error on the way to the status counts as “good”',
  ),
  look(exchange) {
    const down = exchange.stepsOf(services, 'down')[0];
    const recovered = exchange.stepsOf(services, 'recovered')[0];
    if (down === undefined || recovered === undefined) return { looked: [], faults: [] };
    const told = toldAbout(exchange, down.facts['document'] ?? '');
    const early = told.find(({ statusCode, entry }) => statusCode === '03' && entry < recovered.number);
    const after = decisionOn(exchange, down.facts['document'] ?? '');
    const faults: AgencyFault[] = [];
    if (early !== undefined) faults.push({ entry: early.entry, part: 'packet', seen: '03' });
    if (after === undefined) {
      const { decided } = answerBy(recovered.at, calendar);
      if (watchedUntil(exchange, services) > decided)
        faults.push({ entry: recovered.number, part: 'answer', seen: '02/03: –' });
      else if (faults.length === 0) return stillOpen;
    }
    return { looked: [down.number, recovered.number], faults };
  },
});

/** Checks of how a receiver goes about verifying. */
export const receiverSignatureChecks: readonly Check[] = [
  ...[acceptsSound, givesReasons, tellsTheClerk, asksStatus, waitsForStatus],
];
