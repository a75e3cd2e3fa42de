import { sendBy } from '../../protocol/calendar/deadlines.ts';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { hashBody, matchFileHash } from '../../protocol/wire/file-hash.ts';
import { parameterText, parseParameters } from '../../protocol/wire/parameters.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { pdfsOf } from '../reading/pdf-view.ts';
import { type AgencyRule, agencyCheck } from './agency-check.ts';
import type { Exchange, SentPacket } from './agency-view.ts';
import { clockRule, clockSkew } from './clock-skew.ts';
import { eachSent, isDocument, lacking, orderOf } from './sender-rules.ts';
import { calendar } from './watch.ts';

const priorityOf = ({ view }: SentPacket) => Number(view.message.one(n.otherInfo, n.priority).text || '0');

/** The latest moment at which somebody says to have signed a file of the packet. */
function signedAt({ view }: SentPacket): number | undefined {
  const times = pdfsOf(view).flatMap(({ signatures }) =>
    signatures.flatMap(({ claimedAt }) => claimedAt ?? []),
  );
  return times.length === 0 ? undefined : Math.max(...times);
}

const sendsInTime = eachSent({
  id: 'sender.sends-in-time',
  timed: true,
  title: both(
    'Gửi trong ngày ký, chậm nhất sáng ngày làm việc sau',
    'Sent on the day of signing, at the latest on the next working morning',
  ),
  requirements: ['STA-01'],
  scenario: 'sender-timing',
  of: (packet) => isDocument(packet) && priorityOf(packet) === 0 && packet.accepted,
  expected: both(
    'đến trục trước 12 giờ trưa ngày làm việc sau',
    'at the hub before noon of the next working day',
  ),
  cause: both('văn bản đã ký nằm chờ phát hành', 'the signed document waits to be sent'),
  look(packet) {
    const signed = signedAt(packet);
    if (signed === undefined) return undefined;
    const { decision28 } = sendBy(signed, calendar);
    return packet.at <= decision28
      ? []
      : [
          {
            entry: packet.entry,
            part: 'packet',
            seen: `${renderLocalTimestamp(signed)} → ${renderLocalTimestamp(packet.at)}`,
          },
        ];
  },
});

const urgentAtOnce = eachSent({
  id: 'sender.urgent-at-once',
  timed: true,
  title: both(
    'Văn bản khẩn được gửi ngay sau khi ký số',
    'An urgent document is sent right after it was signed',
  ),
  requirements: ['STA-02'],
  scenario: 'sender-timing',
  of: (packet) => isDocument(packet) && priorityOf(packet) > 0,
  expected: both(
    'gửi trong thời hạn của văn bản khẩn, kể cả ban đêm',
    'within what an urgent document may take, at night too',
  ),
  cause: both('văn bản khẩn chờ phiên gửi theo lịch', 'the urgent document waits for the next batch'),
  look(packet, _, { tolerances: { urgentSendWarn, urgentSendFail } }) {
    const signed = signedAt(packet);
    if (signed === undefined) return undefined;
    const took = packet.at - signed;
    if (took <= urgentSendWarn) return [];
    return [
      {
        entry: packet.entry,
        part: 'packet',
        seen: `+${Math.round(took / 60_000)} min`,
        ...(took <= urgentSendFail ? { severity: 'warn' as const } : {}),
      },
    ];
  },
});

const parametersAgree = eachSent({
  id: 'sender.headers-agree',
  title: both('Tham số của lời gọi khớp với gói tin', 'The parameters of the call agree with the packet'),
  requirements: ['ENV-09'],
  scenario: 'sender-life',
  of: isDocument,
  expected: both('from = From/OrganId, messagetype = edoc', 'from = From/OrganId, messagetype = edoc'),
  cause: both(
    'mã cơ quan gửi lấy từ cấu hình chứ không từ văn bản',
    'the sender’s code comes from the settings and not from the document',
  ),
  look({ call, view, entry }) {
    const parameters = parseParameters(call.request.headers);
    const pairs = [
      ['from', view.message.one(n.from, n.organId).text],
      ['messagetype', 'edoc'],
    ] as const;
    return pairs.flatMap(([name, wanted]) => {
      const text = parameterText(parameters, name) ?? '';
      return text.toLowerCase() === wanted.toLowerCase()
        ? []
        : [{ entry: call.number, part: 'request', path: name, seen: `${text} ≠ ${wanted} (${entry})` }];
    });
  },
});

const hashAgrees = eachSent({
  id: 'sender.body-hash',
  title: both('hash-file khớp với tệp đã gửi', 'hash-file fits the file that was sent'),
  requirements: ['ENV-10'],
  scenario: 'sender-life',
  of: isDocument,
  expected: both(
    'SHA-256 của gói tin, theo một trong các cách viết',
    'SHA-256 of the packet, in one of its forms',
  ),
  cause: both(
    'giá trị băm được tính trước khi gói tin bị ghi lại',
    'the hash was made before the packet was written anew',
  ),
  look({ call }, { evidence }) {
    const given = parameterText(parseParameters(call.request.headers), 'hash-file');
    const match = matchFileHash(hashBody(evidence.body(call.request.body)), given);
    return match.ok ? [] : [{ entry: call.number, part: 'request', path: 'hash-file', seen: given ?? '–' }];
  },
});

const oneOfEach = eachSent({
  id: 'sender.receivers-once',
  title: both('Mỗi nơi nhận đứng một lần trong gói tin', 'Each receiver stands in the packet once'),
  requirements: ['IDC-06'],
  scenario: 'sender-life',
  of: isDocument,
  expected: both('không trùng, không rỗng', 'none twice, none empty'),
  cause: both(
    'danh sách nơi nhận ghép từ nhiều nhóm mà không lọc trùng',
    'the list is put together from groups and not cleared of doubles',
  ),
  look({ view, entry }) {
    const codes = view.message.all(n.to, n.organId).map(({ text }) => text);
    const twice = codes.find((code, index) => code === '' || codes.indexOf(code) !== index);
    return twice === undefined ? [] : [{ entry, part: 'packet', path: n.to, seen: codes.join(', ') }];
  },
});

const asAsked = eachSent({
  id: 'sender.sends-what-was-asked',
  title: both(
    'Gói tin có đủ nơi nhận và phụ lục như người dùng đã chọn',
    'The packet has the receivers and annexes that the user chose',
  ),
  requirements: ['ATT-01', 'GEN-09'],
  scenario: 'sender-life',
  of: isDocument,
  expected: both('mọi nơi nhận và phụ lục', 'every receiver and annex'),
  cause: both('phụ lục hoặc nơi nhận bị bỏ khi đóng gói', 'annexes or receivers are lost in packing'),
  look(packet, exchange) {
    const { view, entry } = packet;
    const { to = '', annexes = '0' } = orderOf(packet, exchange)?.facts ?? {};
    const codes = view.message.all(n.to, n.organId).map(({ text }) => text);
    const lost = lacking(
      codes,
      to.split(' ').filter((code) => code !== ''),
    );
    if (lost.length > 0) return [{ entry, part: 'packet', path: n.to, seen: `– ${lost.join(', ')}` }];
    const files = view.attachments.length;
    return files < 1 + Number(annexes)
      ? [{ entry, part: 'packet', path: n.attachmentList, seen: `${files} < ${1 + Number(annexes)}` }]
      : [];
  },
});

const clockIsRight = eachSent({
  id: 'sender.clock',
  title: both('Đồng hồ của hệ thống gửi đúng giờ', 'The sender’s clock is right'),
  ...clockRule,
  scenario: 'sender-life',
  of: isDocument,
  expected: both(
    'thời điểm của chặng đầu nằm giữa lúc yêu cầu gửi và lúc đến trục, theo giờ của trục',
    'the time of the first hop lies between the order to send and the arrival at the hub, by the hub’s clock',
  ),
  // What waits in a queue of the sender is no clock that is slow: it was written after it had been ordered.
  look: (packet, exchange, { tolerances }) =>
    clockSkew(
      packet,
      packet.view.trace.one(n.traceHeader, n.timestamp),
      tolerances,
      orderOf(packet, exchange)?.at,
    ),
});

/** What the system showed right after a step. */
function shownAt(exchange: Exchange, step: string) {
  const [found] = exchange.stepsOf('sender-life', step);
  const shown = exchange.asked.find(
    ({ number, subject }) =>
      found !== undefined && number > found.number && subject === 'asked show-document',
  );
  return shown?.facts['outcome'] === 'done' ? shown : undefined;
}

/** Our agency that answered a document. */
function answering({ fromPeers }: Exchange, documentId: string | undefined): string | undefined {
  return fromPeers.find((each) => each.kind === 'status' && each.documentId === documentId)?.by;
}

interface ShowRule {
  readonly id: string;
  readonly requirement: string;
  readonly step: string;
  readonly title: AgencyRule['title'];
  readonly cause: AgencyRule['cause'];
  /** What is shown of the document at the agency that answered it: `state`, `registered`. */
  readonly fact: string;
  wrong(shown: string): string | undefined;
}

/** A screen of which the driver told nothing proves nothing. */
function showCheck({ id, requirement, step, title, cause, fact, wrong }: ShowRule): Check {
  return agencyCheck({
    ...{ id, title, cause, requirements: [requirement], seats: ['sender'], scenarios: ['sender-life'] },
    expected: both('màn hình theo kịp trạng thái đã nhận', 'the screen follows the statuses that came'),
    look(exchange) {
      const shown = shownAt(exchange, step);
      const by = answering(exchange, shown?.facts['documentId']);
      const text = shown?.facts[`${fact} ${by}`];
      if (shown === undefined || text === undefined) return { looked: [], faults: [] };
      const { number: entry } = shown;
      const seen = wrong(text);
      return {
        looked: [entry],
        faults: seen === undefined ? [] : [{ entry, part: 'screen', path: 'state', seen }],
      };
    },
  });
}

const showsProgress = showCheck({
  id: 'sender.shows-progress',
  requirement: 'STA-09',
  step: 'registered',
  title: both(
    'Bên gửi thấy văn bản đã đến, đã tiếp nhận',
    'The sender sees that the document arrived and was registered',
  ),
  cause: both(
    'hàng đợi trạng thái không được đọc, hoặc không khớp được với văn bản đi',
    'the queue of statuses is not read, or does not find its document',
  ),
  fact: 'state',
  wrong: (state) => (/registered|03/.test(state) ? undefined : state),
});

const countsOnce = showCheck({
  id: 'sender.repeated-status-counts-once',
  requirement: 'DUP-08',
  step: 'repeated',
  title: both('Trạng thái lặp lại không làm thay đổi gì', 'A repeated status changes nothing'),
  cause: both('mỗi gói trạng thái thành một dòng lịch sử mới', 'each packet makes another line of history'),
  fact: 'registered',
  wrong: (lines) => (lines === '1' ? undefined : `03 × ${lines}`),
});

const neverBack = showCheck({
  id: 'sender.status-never-goes-back',
  requirement: 'STA-13',
  step: 'finished',
  title: both('Trạng thái đến muộn không kéo lùi kết quả', 'A late status moves nothing backwards'),
  cause: both(
    'trạng thái cuối cùng nhận được ghi đè, bất kể thứ tự',
    'the last status that came overwrites, whatever its order',
  ),
  fact: 'state',
  // A screen that shows no state at all is the matter of another check.
  wrong: (state) => (/completed|06|^–$/.test(state) ? undefined : state),
});

/** Checks of how documents leave, and of what comes back about them. */
export const senderLifeChecks: readonly Check[] = [
  ...[sendsInTime, urgentAtOnce, parametersAgree, hashAgrees, oneOfEach, asAsked, clockIsRight],
  ...[showsProgress, countsOnce, neverBack],
];
