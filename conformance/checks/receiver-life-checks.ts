import { answerBy, registerBy } from '../../protocol/calendar/deadlines.ts';
import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { parseLocalTimestamp, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import type { Check } from '../check.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, both, type Looked } from './agency-check.ts';
import { decisionOn, type Exchange, fetchedAt, type SentPacket, saidAbout } from './agency-view.ts';

const life = 'receiver-life';
const calendar = createWorkingCalendar(calendar2026);
const minute = 60_000;

type LifeRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario?: string;
  look(
    document: LifeDocument,
    exchange: Exchange,
    tolerances: Parameters<AgencyRule['look']>[1]['tolerances'],
  ): readonly AgencyFault[] | 'nothing';
};

/** A document of the scenario as it went. */
interface LifeDocument {
  readonly name: string;
  readonly step: number;
  readonly documentId: string;
  /** When the system had it. */
  readonly arrivedAt: number;
  /** Entry of the call that brought it. */
  readonly brought: number;
  readonly said: readonly SentPacket[];
}

function lifeCheck({ scenario = life, look, ...rule }: LifeRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange, { tolerances }): Looked {
      const looked: number[] = [];
      const faults: AgencyFault[] = [];
      for (const document of documentsOf(exchange, scenario)) {
        const found = look(document, exchange, tolerances);
        if (found === 'nothing') continue;
        looked.push(document.step);
        faults.push(...found);
      }
      return { looked, faults };
    },
  });
}

function documentsOf(exchange: Exchange, scenario: string): readonly LifeDocument[] {
  return exchange.stepsOf(scenario).flatMap(({ name, number, facts }) => {
    const { document: documentId, main } = facts;
    if (documentId === undefined || main !== undefined) return [];
    const call = fetchedAt(exchange, documentId);
    if (call === undefined) return [];
    const { at: arrivedAt, number: brought } = call.entry;
    return [{ name, step: number, documentId, arrivedAt, brought, said: saidAbout(exchange, documentId) }];
  });
}

function firstOf({ said }: LifeDocument, ...codes: readonly string[]): SentPacket | undefined {
  return said.find(({ statusCode }) => codes.includes(statusCode));
}

function missing({ brought }: LifeDocument, what: string): AgencyFault {
  return { entry: brought, part: 'answer', seen: what };
}

function late(packet: SentPacket): AgencyFault {
  return {
    entry: packet.entry,
    part: 'packet',
    seen: `${packet.statusCode} ${renderLocalTimestamp(packet.at)}`,
  };
}

const saysArrived = lifeCheck({
  id: 'receiver.says-arrived',
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
    'chưa có bước tự động gửi trạng thái 01, hoặc gửi theo lượt quá thưa',
    'no automatic 01, or it goes out with a batch that runs too rarely',
  ),
  look(document, _, { arrival }) {
    const arrived = firstOf(document, '01');
    if (arrived === undefined) return [missing(document, '01: –')];
    return arrived.at - document.arrivedAt > arrival ? [late(arrived)] : [];
  },
});

const tellsSameDay = lifeCheck({
  id: 'receiver.tells-the-same-day',
  title: both(
    'Báo cho nơi gửi trong ngày: đã nhận, và tiếp nhận hay từ chối',
    'The sender is told on the day: that it came, and that it was registered or refused',
  ),
  requirements: ['STA-05'],
  scenario: 'receiver-evening',
  expected: both(
    'tiếp nhận (03) hoặc từ chối (02) trước hết ngày, hoặc hết ngày làm việc sau nếu đến muộn',
    'registered (03) or refused (02) by the end of the day, or of the next working day when it came late',
  ),
  cause: both(
    'văn bản nằm chờ, không ai được nhắc khi sắp hết hạn',
    'the document lies waiting, and nobody is reminded when the time runs out',
  ),
  look(document, exchange) {
    const { decided } = answerBy(document.arrivedAt, calendar);
    const decision = decisionOn(exchange, document.documentId);
    if (decision === undefined) return [missing(document, '02/03: –')];
    return decision.at > decided ? [late(decision)] : [];
  },
});

const handsOn = lifeCheck({
  id: 'receiver.hands-on-in-time',
  title: both(
    'Văn bản đến được trình, chuyển trong ngày, chậm nhất ngày làm việc sau',
    'An incoming document is handed on the same day, at the latest the next working day',
  ),
  requirements: ['STA-06'],
  expected: both('04 hoặc 05 trong thời hạn', '04 or 05 in time'),
  cause: both(
    'văn bản đã vào sổ nhưng chưa được trình, chuyển',
    'the document stands in the register and nobody hands it on',
  ),
  look(document) {
    if (document.name === 'urgent' || firstOf(document, '03') === undefined) return 'nothing';
    const handed = firstOf(document, '04', '05', '06');
    if (handed === undefined) return [missing(document, '04/05: –')];
    return handed.at > registerBy(document.arrivedAt, false, calendar) ? [late(handed)] : [];
  },
});

const urgentFirst = lifeCheck({
  id: 'receiver.urgent-at-once',
  title: both(
    'Văn bản khẩn được tiếp nhận và chuyển ngay',
    'An urgent document is registered and handed on at once',
  ),
  requirements: ['STA-06'],
  expected: both(
    '04 hoặc 05 trong thời hạn của văn bản khẩn',
    '04 or 05 within what an urgent document may take',
  ),
  cause: both(
    'mức độ khẩn không được đưa lên đầu danh sách xử lý',
    'urgency does not put the document at the head of the list',
  ),
  look(document, _, { urgentPickWarn, urgentPickFail }) {
    if (document.name !== 'urgent') return 'nothing';
    const handed = firstOf(document, '04', '05', '06');
    if (handed === undefined) return [missing(document, '04/05: –')];
    const took = calendar.workingMinutesBetween(document.arrivedAt, handed.at) * minute;
    if (took <= urgentPickWarn) return [];
    return [{ ...late(handed), ...(took <= urgentPickFail ? { severity: 'warn' as const } : {}) }];
  },
});

const paperIsNotAwaited = lifeCheck({
  id: 'receiver.paper-is-not-awaited',
  title: both(
    'Văn bản điện tử được xử lý ngay, không chờ bản giấy',
    'An electronic document is dealt with at once and does not wait for the paper',
  ),
  requirements: ['GEN-05', 'STA-05'],
  expected: both(
    '03 hoặc 02 đúng hạn dù bản giấy không bao giờ đến',
    '03 or 02 in time, although the paper never comes',
  ),
  cause: both('hệ thống giữ văn bản có Paper = 1 lại', 'the system holds documents with Paper = 1 back'),
  look(document, exchange) {
    if (document.name !== 'paper') return 'nothing';
    const decision = decisionOn(exchange, document.documentId);
    if (decision === undefined) return [missing(document, '02/03: –')];
    return decision.at > answerBy(document.arrivedAt, calendar).decided ? [late(decision)] : [];
  },
});

const ranks: Readonly<Record<string, number>> = { '01': 1, '02': 2, '03': 2, '04': 3, '05': 3, '06': 4 };

const inOrder = lifeCheck({
  id: 'receiver.statuses-in-order',
  title: both('Các trạng thái xử lý theo đúng thứ tự', 'Processing statuses come in their order'),
  requirements: ['STA-08', 'STA-12'],
  expected: both(
    '01, rồi 02 hoặc 03, rồi 04, 05, cuối cùng 06',
    '01, then 02 or 03, then 04 and 05, and 06 last',
  ),
  cause: both(
    'trạng thái được gửi từ nhiều nơi, không theo một máy trạng thái',
    'statuses are sent from several places and follow no one machine',
  ),
  look({ said }) {
    if (said.length === 0) return 'nothing';
    let reached = 0;
    const faults: AgencyFault[] = [];
    for (const { statusCode, entry, accepted } of said) {
      const rank = ranks[statusCode] ?? reached;
      if (accepted && rank < reached)
        faults.push({
          entry,
          part: 'packet',
          path: n.statusCode,
          seen: said.map((each) => each.statusCode).join(' → '),
        });
      reached = Math.max(reached, rank);
    }
    return faults;
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

const staffFields = [n.department, n.staff, n.email, n.mobile];

const namesStaff = lifeCheck({
  id: 'receiver.status-names-people',
  title: both(
    'Trạng thái ghi rõ thời điểm, người xử lý, đơn vị, điện thoại, thư điện tử',
    'A status says when, who, which unit, and how to reach them',
  ),
  requirements: ['STA-08', 'MET-15'],
  expected: both(
    `${n.timestamp} và ${n.staffInfo}/${staffFields.join(', ')} có nội dung`,
    `${n.timestamp} and ${n.staffInfo}/${staffFields.join(', ')} filled`,
  ),
  cause: both(
    'tài khoản người dùng thiếu thông tin liên hệ, hoặc gói trạng thái không lấy từ đó',
    'the user’s account lacks contact details, or the packet does not take them from there',
  ),
  look({ said }) {
    const acts = said.filter(({ statusCode }) => ['02', '03', '04', '05', '06'].includes(statusCode));
    if (acts.length === 0) return 'nothing';
    return acts.flatMap(({ view, entry, statusCode }) => {
      const info = view.message.one(n.staffInfo);
      const empty = [view.message.one(n.timestamp), ...staffFields.map((name) => info.one(name))].filter(
        ({ isFilled }) => !isFilled,
      );
      return empty
        .slice(0, 1)
        .map((part) => ({ entry, part: 'packet', ...part.spot, seen: `${statusCode}: ${part.path} –` }));
    });
  },
});

const clockIsRight = lifeCheck({
  id: 'receiver.clock',
  title: both('Đồng hồ của hệ thống đúng giờ', 'The system’s clock is right'),
  requirements: ['TSP-04'],
  expected: both('thời điểm trong trạng thái gần giờ của trục', 'the time of a status is near the hub’s'),
  cause: both(
    'máy chủ chưa đồng bộ NTP, hoặc ghi giờ UTC',
    'the server is not synchronised by NTP, or writes UTC',
  ),
  look({ said }, _, { skewWarn, skewFail }) {
    if (said.length === 0) return 'nothing';
    return said.flatMap(({ view, at, entry }) => {
      const stamp = view.message.one(n.timestamp);
      const told = parseLocalTimestamp(stamp.text);
      const off = told === undefined ? 0 : Math.abs(told - at);
      if (off <= skewWarn) return [];
      return [
        {
          entry,
          part: 'packet',
          ...stamp.spot,
          seen: `${stamp.text} / ${renderLocalTimestamp(at)}`,
          ...(off <= skewFail ? { severity: 'warn' as const } : {}),
        },
      ];
    });
  },
});

const wellKnown = new Set(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

const codes = lifeCheck({
  id: 'receiver.status-code',
  title: both(
    'Mã trạng thái là một trong chín mã hai chữ số',
    'The status code is one of the nine of two digits',
  ),
  requirements: ['STA-11'],
  expected: both([...wellKnown].join(', '), [...wellKnown].join(', ')),
  cause: both(
    'mã nội bộ của hệ thống được gửi đi mà không quy đổi',
    'the system’s own code is sent without being mapped',
  ),
  look({ said }) {
    if (said.length === 0) return 'nothing';
    return said
      .filter(({ statusCode }) => !wellKnown.has(statusCode))
      .map(({ view, entry, statusCode }) => ({
        entry,
        part: 'packet',
        ...view.message.one(n.statusCode).spot,
        seen: statusCode,
      }));
  },
});

const answersWhom = lifeCheck({
  id: 'receiver.status-to-the-sender',
  title: both(
    'Trạng thái nêu đúng văn bản và gửi về đúng nơi gửi',
    'A status names the document, and goes to whom sent it',
  ),
  requirements: ['STA-08', 'STA-10'],
  expected: both(
    `${n.responseFor}: mã cơ quan, số ký hiệu, ngày và định danh của văn bản đến`,
    `${n.responseFor}: code, number, day and identifier of the document that came`,
  ),
  cause: both(
    'ResponseFor được dựng từ dữ liệu của chính cơ quan nhận',
    'ResponseFor is made from the receiver’s own data',
  ),
  look({ said, documentId }) {
    if (said.length === 0) return 'nothing';
    const [, day = '', code = ''] = /^[^,]*,([^,]*),(.*)$/.exec(documentId) ?? [];
    const sender = documentId.split(',', 1)[0] ?? '';
    const wanted = [
      [n.organId, sender],
      [n.code, code],
      [n.promulgationDate, day],
    ] as const;
    return said.flatMap(({ view, entry }) =>
      wanted.flatMap(([name, text]) => {
        const part = view.message.one(n.responseFor, name);
        return part.text === text
          ? []
          : [{ entry, part: 'packet', ...part.spot, seen: `${part.text} ≠ ${text}` }];
      }),
    );
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
    const exported = exchange.asked.filter(
      ({ subject, facts }) => subject === 'asked export-document' && facts['file'] !== undefined,
    );
    return {
      looked: exported.map(({ number }) => number),
      faults: exported.flatMap(({ number, facts }) => {
        const step = exchange
          .stepsOf(life, 'export')
          .find((each) => each.facts['document'] === facts['documentId']);
        const [came = '', kept = ''] = [step?.facts['main'], facts['file']];
        if (came === kept) return [];
        return [{ entry: number, part: 'file', seen: `${kept.slice(0, 16)}… ≠ ${came.slice(0, 16)}…` }];
      }),
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
    const got = exchange.calls.find(({ entry }) => entry.number === brought);
    const done = exchange.calls.some(
      ({ entry, docId, status }) =>
        entry.operation === 'updateStatus' && docId === got?.docId && status === 'done',
    );
    return done ? [] : [{ entry: brought, part: 'answer', seen: 'updateStatus: –' }];
  },
});

/** Checks of a document's usual life at its receiver. */
export const receiverLifeChecks: readonly Check[] = [
  ...[saysArrived, tellsSameDay, handsOn, urgentFirst, paperIsNotAwaited, inOrder, followsUp],
  ...[namesStaff, clockIsRight, codes, answersWhom, exportsUnchanged, acknowledges],
];
