import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { eventsIn, type HubCallSeen, type HubExchange, type Row, textIn } from './hub-exchange.ts';
import { hubCheck, type RuleHead, type RuleOutcome, unseen } from './hub-rules.ts';

const scenario = 'hub-books';
const at = (step: string) => `${scenario}/${step}`;

const gaps = both('nhật ký chỉ ghi một phần các việc', 'the log holds some of what was done');
const tooMuch = both('nhật ký chép cả nội dung để tiện tra cứu', 'the log copies content, for convenience');

function head(id: string, requirement: string, vi: string, en: string, cause = gaps): RuleHead {
  return { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause };
}

interface Looked {
  readonly trace: HubCallSeen;
  readonly events: readonly Row[];
  readonly document: string;
}

function lookUp(exchange: HubExchange): Looked | undefined {
  const [trace] = exchange.at(at('looked-up'), 'management /trace');
  const events = eventsIn(trace);
  const { document } = exchange.facts(at('sent'));
  if (trace === undefined || document === undefined || events === undefined) return undefined;
  return { trace, events, document };
}

/** A rule about the log. */
function about(
  rule: (
    looked: Looked,
    exchange: HubExchange,
  ) => readonly { readonly expected: Bilingual; readonly seen: string }[],
) {
  return (exchange: HubExchange): RuleOutcome => {
    const looked = lookUp(exchange);
    const [sent] = exchange.at(at('sent'), 'sendEdoc');
    if (looked === undefined || sent?.outcome !== 'accepted') return unseen(at('looked-up'));
    const wrong = rule(looked, exchange).map((each) => ({ ...each, call: looked.trace, path: 'events' }));
    return { looked: [sent, looked.trace], wrong };
  };
}

const acts = [
  'packet-accepted',
  'packet-fetched',
  'packet-acknowledged',
  'packet-fetched',
  'packet-acknowledged',
] as const;

const complete = hubCheck(
  head(
    'hub.log-complete-in-order',
    'LOG-01',
    'Nhật ký ghi đủ các việc theo thứ tự',
    'The log holds every act, in order',
  ),
  about(({ events, document }) => {
    const names = events
      .filter((each) => textIn(each, 'documentId') === document)
      .map((each) => textIn(each, 'name'));
    const wanted = acts.join(', ');
    const found = names.filter((name) => (acts as readonly string[]).includes(name)).join(', ');
    return found === wanted ? [] : [{ expected: both(wanted, wanted), seen: found || 'none' }];
  }),
);

const rowsWhole = hubCheck(
  head(
    'hub.log-rows-whole',
    'LOG-02',
    'Dòng nhật ký có thời điểm, việc, ai, đối tượng',
    'A log row has time, act, who and what',
  ),
  about(({ events, document }) =>
    events
      .filter((each) => textIn(each, 'documentId') === document)
      .flatMap((each) => {
        const who =
          textIn(each, 'by') ||
          textIn(each, 'from') ||
          textIn(each, 'to') ||
          textIn(each, 'receiver') ||
          textIn(each, 'issuer');
        const isWhole = Number.isFinite(each['at']) && textIn(each, 'name') !== '' && who !== '';
        return isWhole
          ? []
          : [{ expected: both('at, name, ai', 'at, name, who'), seen: JSON.stringify(each) }];
      }),
  ),
);

const security = hubCheck(
  head(
    'hub.log-failed-authentication',
    'LOG-03',
    'Ghi lần xác thực sai',
    'A failed authentication is logged',
  ),
  about(({ events }, exchange) => {
    const { sender = '?' } = exchange.facts(at('looked-up'));
    const logged = events.some(
      (each) =>
        textIn(each, 'systemId') === sender && JSON.stringify(each['problems'] ?? '').includes('signature'),
    );
    return logged ? [] : [{ expected: both(`một dòng về ${sender}`, `a row about ${sender}`), seen: 'none' }];
  }),
);

const noContent = hubCheck(
  head(
    'hub.log-without-content',
    'LOG-06',
    'Nhật ký không chứa nội dung văn bản',
    'The log holds no content',
    tooMuch,
  ),
  about(({ trace }, exchange) => {
    const { content = '?', subject = '?' } = exchange.facts(at('sent'));
    const text = Buffer.from(trace.bytes).toString('utf8');
    return [content, subject]
      .filter((each) => text.includes(each))
      .map((seen) => ({ expected: both('không có nội dung', 'no content'), seen }));
  }),
);

const correlated = hubCheck(
  head(
    'hub.log-links-ids',
    'LOG-09',
    'Từ mã gửi đến mã nhận và mã văn bản',
    'The log links the send id, the receivers’ ids and the document',
  ),
  about(({ events, document }, exchange) => {
    const docId = textIn(exchange.at(at('sent'), 'sendEdoc')[0]?.json, 'DocId');
    const ids = exchange
      .at(at('sent'), 'getEdoc')
      .map(({ entry }) => entry.request.headers.find(([name]) => name === 'XroadVnpt-docId')?.[1] ?? '?');
    const own = events.filter((each) => textIn(each, 'documentId') === document);
    const missing = [
      ...(own.some((each) => textIn(each, 'docId') === docId) ? [] : [docId]),
      ...ids.filter((id) => !own.some((each) => textIn(each, 'deliveryId') === id)),
    ];
    return missing.slice(0, 1).map((id) => ({
      expected: both(`${id} cùng với ${document}`, `${id} together with ${document}`),
      seen: 'not linked',
    }));
  }),
);

const fanOut = hubCheck(
  head(
    'hub.one-sent-two-received',
    'RPT-03',
    'Một văn bản gửi hai nơi: một gửi, hai nhận',
    'One letter to two bodies: one sent, two received',
  ),
  about(({ events, document }) => {
    const count = (name: string) =>
      events.filter((each) => textIn(each, 'name') === name && textIn(each, 'documentId') === document)
        .length;
    const seen = `${count('packet-accepted')} sent, ${count('packet-fetched')} received`;
    return seen === '1 sent, 2 received'
      ? []
      : [{ expected: both('1 gửi, 2 nhận', '1 sent, 2 received'), seen }];
  }),
);

function failures(exchange: HubExchange, index: number): HubCallSeen | undefined {
  return exchange.at(at('looked-up'), 'management /portal/failures')[index];
}

const ownFailures = hubCheck(
  head(
    'hub.failures-shown-to-owner',
    'ERR-03',
    'Bên gửi tra được lý do bị từ chối',
    'A sender can look up why it was refused',
  ),
  (exchange) => {
    const call = failures(exchange, 0);
    const { code = '?' } = exchange.facts(at('looked-up'));
    if (call === undefined) return unseen(at('looked-up'));
    const shown = Buffer.from(call.bytes).includes(code);
    const expected = both(`lý do nêu ${code}`, `a reason that names ${code}`);
    return { looked: [call], wrong: shown ? [] : [{ call, expected, seen: 'none', path: 'failures' }] };
  },
);

const othersFailures = hubCheck(
  head('hub.failures-hidden-from-others', 'ERR-03', 'Bên khác không tra được', 'Nobody else can'),
  (exchange) => {
    const [own, call] = [failures(exchange, 0), failures(exchange, 1)];
    const { code = '?' } = exchange.facts(at('looked-up'));
    if (own?.outcome !== 'accepted' || call === undefined) return unseen(at('looked-up'));
    const shown = Buffer.from(call.bytes).includes(code);
    const expected = both('không có lỗi của bên khác', 'none of another’s failures');
    return { looked: [own, call], wrong: shown ? [{ call, expected, seen: code, path: 'failures' }] : [] };
  },
);

const guarded = hubCheck(
  head('hub.failures-need-secret', 'LOG-11', 'Tra cứu phải xác thực', 'Looking up wants authentication'),
  (exchange) => {
    const own = failures(exchange, 0);
    const [call] = exchange.at(at('stranger-looks'), 'management /portal/failures');
    if (own?.outcome !== 'accepted' || call === undefined) return unseen(at('stranger-looks'));
    const status = call.entry.answer?.httpStatus;
    const refused = status !== undefined && status >= 400;
    const expected = both('HTTP 401', 'HTTP 401');
    return {
      looked: [own, call],
      wrong: refused ? [] : [{ call, expected, seen: String(status ?? call.entry.failure) }],
    };
  },
);

export const hubBooksChecks: readonly Check[] = [
  complete,
  rowsWhole,
  security,
  noContent,
  correlated,
  fanOut,
  ownFailures,
  othersFailures,
  guarded,
];
