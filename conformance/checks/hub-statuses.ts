import { names as n } from '../../protocol/edxml/names.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, type HubCallSeen, type HubExchange, textIn } from './hub-exchange.ts';
import { differencesBetween, viewOf } from './hub-leaves.ts';
import { acceptedAt, hubCheck, refusedAt, unseen, type Wrong } from './hub-rules.ts';

const scenario = 'hub-statuses';
const at = (step: string) => `${scenario}/${step}`;

const routing = both(
  'trục chuyển trạng thái theo danh sách bên nhận của văn bản, không theo ResponseFor',
  'the hub passes statuses on by the document’s receivers and not by ResponseFor',
);
const loose = both('trục không kiểm tra gói tin trạng thái', 'the hub does not validate status packets');

const codes = ['01', '03', '04', '05', '06'] as const;

const accepted = hubCheck(
  {
    id: 'hub.status-accepted',
    title: both('Nhận các trạng thái 01, 03, 04, 05, 06', 'Takes the statuses 01, 03, 04, 05, 06'),
    ...{ requirements: ['STA-11'], scenarios: [scenario], cause: loose },
  },
  acceptedAt('sendEdoc', ...codes.map((code) => at(`status-${code}`))),
);

const reachesIssuer = hubCheck(
  {
    id: 'hub.status-reaches-issuer',
    title: both('Trạng thái đến bên gửi văn bản', 'A status reaches the document’s sender'),
    ...{ requirements: ['STA-10'], scenarios: [scenario], cause: routing },
  },
  (exchange) => {
    const sent = codes.flatMap((code) =>
      exchange.at(at(`status-${code}`), 'sendEdoc').filter(({ outcome }) => outcome === 'accepted'),
    );
    const [list] = exchange.at(at('received'), 'getReceivedEdocList');
    if (sent.length === 0 || list === undefined) return unseen(at('received'));
    const issuer = issuerOf(exchange);
    const wrong = sent.flatMap((call): readonly Wrong[] => {
      const { code = '?' } = exchange.facts(call.step);
      const given = deliveriesOf(exchange.at(at('received')), `Mốc ${code}<`).filter(
        (each) => each.call.account === issuer,
      );
      const expected = both(`một trạng thái ${code} cho ${issuer}`, `one status ${code} for ${issuer}`);
      return given.length === 1 ? [] : [{ call: list, expected, seen: `${given.length}`, path: 'data' }];
    });
    return { looked: [...sent, list], wrong };
  },
);

function issuerOf(exchange: HubExchange): string {
  return exchange.at(at('sent-reported'), 'sendEdoc')[0]?.account ?? '';
}

const toNobodyElse = hubCheck(
  {
    id: 'hub.status-to-nobody-else',
    title: both('Không ai khác thấy trạng thái', 'Nobody else sees a status'),
    ...{ requirements: ['STA-10', 'ACC-01'], scenarios: [scenario], cause: routing },
  },
  (exchange) => {
    const { document = '?' } = exchange.facts(at('sent-reported'));
    const given = deliveriesOf(exchange.at(at('received')), document);
    const issuer = issuerOf(exchange);
    if (!given.some(({ call }) => call.account === issuer)) return unseen(at('received'));
    const expected = both(`chỉ ${issuer} được thấy`, `${issuer} alone sees it`);
    const strayed = given.filter(({ call }) => call.account !== issuer);
    return {
      looked: given.map(({ call }) => call),
      wrong: strayed.map(({ call }) => ({
        call,
        expected,
        seen: `${call.account} was given it`,
        path: 'data',
      })),
    };
  },
);

const unchanged = hubCheck(
  {
    id: 'hub.status-unchanged',
    title: both('Nội dung trạng thái không đổi', 'A status is not changed in transit'),
    ...{ requirements: ['ENV-06'], scenarios: [scenario] },
    cause: both(
      'trục viết lại trạng thái theo bảng của mình',
      'the hub writes statuses anew from a table of its own',
    ),
  },
  (exchange) => {
    const [sent] = exchange.at(at('status-03'), 'sendEdoc');
    const given = deliveriesOf(exchange.at(at('received')), 'Mốc 03<');
    if (sent === undefined || given.length === 0) return unseen(at('received'));
    const before = viewOf(exchange.evidence.body(sent.entry.request.body).subarray(0, -2));
    const wrong = given.flatMap(({ call, packet }) =>
      differencesBetween(before, viewOf(packet)).map(({ path, sent: text, given: seen }): Wrong => {
        return {
          call,
          expected: both(text || 'không có', text || 'absent'),
          seen: seen || 'absent',
          path,
          part: 'packet',
        };
      }),
    );
    return { looked: given.map(({ call }) => call), wrong };
  },
);

/** Clients of the field look these names up literally, prefix and all; see the wire contract, section 5. */
const prefixKept = hubCheck(
  {
    id: 'hub.status-prefix-kept',
    title: both('Trạng thái giữ tiền tố edXML', 'A status keeps the prefix edXML'),
    ...{ requirements: ['ENV-06'], scenarios: [scenario] },
    cause: both('bộ ghi XML của trục tự đặt tiền tố', 'the hub’s XML writer chooses prefixes by itself'),
  },
  (exchange) => {
    const given = deliveriesOf(exchange.at(at('received')), 'Mốc 03<');
    if (given.length === 0) return unseen(at('received'));
    const literal = `<edXML:${n.statusCode}>`;
    const wrong = given.flatMap(({ call, packet }): readonly Wrong[] =>
      Buffer.from(packet).includes(literal)
        ? []
        : [
            {
              call,
              expected: both(literal, literal),
              seen: 'another prefix',
              path: n.statusCode,
              part: 'packet',
            },
          ],
    );
    return { looked: given.map(({ call }) => call), wrong };
  },
);

const refusals = [
  ['code-1', 'STA-11', 'mã "1"', 'the code "1"', true],
  ['code-7', 'STA-11', 'mã "7"', 'the code "7"', true],
  ['code-103', 'STA-11', 'mã "103"', 'the code "103"', true],
  ['code-empty', 'STA-11', 'mã rỗng', 'an empty code', false],
  ['no-document-id', 'STA-14', 'thiếu mã định danh văn bản', 'no document identifier', false],
  ['no-response-for', 'STA-14', 'thiếu ResponseFor', 'no ResponseFor', false],
  ['stranger', 'STA-10', 'bên không nhận văn bản', 'a reporter that never had the document', false],
] as const;

const refusalChecks = refusals.map(([step, requirement, vi, en, lawOnly]) =>
  hubCheck(
    {
      id: `hub.status-refuses-${step}`,
      title: both(`Từ chối trạng thái có ${vi}`, `Refuses a status with ${en}`),
      ...{ requirements: [requirement], scenarios: [scenario], cause: loose },
      ...(lawOnly ? { profiles: ['law', 'DT21'] as const } : {}),
    },
    refusedAt(at('status-03'), at(step)),
  ),
);

/** The state of the receiver in the sender's list. */
function stateIn(call: HubCallSeen | undefined): string {
  return call?.rows.map((row) => textIn(row, 'receiveStatus')).find((each) => each !== '') ?? '';
}

const sentListTells = hubCheck(
  {
    id: 'hub.sent-list-tells-status',
    title: both('Danh sách gửi cho biết trạng thái xử lý', 'The sent list tells the state of processing'),
    ...{ requirements: ['STA-10', 'LOG-09'], scenarios: [scenario] },
    cause: both(
      'danh sách gửi không được cập nhật theo trạng thái',
      'the sent list is not brought up to date by statuses',
    ),
  },
  (exchange) => {
    const [sent] = exchange.at(at('status-06'), 'sendEdoc');
    const [call] = exchange.at(at('sent-list'), 'getSentEdocList');
    if (sent?.outcome !== 'accepted' || call === undefined) return unseen(at('sent-list'));
    const expected = both('receiveStatus "06"', 'receiveStatus "06"');
    const state = stateIn(call);
    return {
      looked: [sent, call],
      wrong: state === '06' ? [] : [{ call, expected, seen: state || 'none', path: 'data[0].receiveStatus' }],
    };
  },
);

const finalStays = hubCheck(
  {
    id: 'hub.final-status-stays',
    title: both('Trạng thái 06 không bị trạng thái muộn kéo lùi', 'A late status does not take 06 back'),
    ...{ requirements: ['STA-12'], scenarios: [scenario] },
    cause: both('trục lưu trạng thái đến sau cùng, không xét trình tự', 'the hub keeps whatever came last'),
  },
  (exchange) => {
    const [before] = exchange.at(at('sent-list'), 'getSentEdocList');
    const [after] = exchange.at(at('sent-list-after-late'), 'getSentEdocList');
    if (stateIn(before) !== '06' || after === undefined) return unseen(at('sent-list-after-late'));
    const expected = both('receiveStatus vẫn "06"', 'receiveStatus still "06"');
    const state = stateIn(after);
    return {
      looked: [after],
      wrong:
        state === '06'
          ? []
          : [{ call: after, expected, seen: state || 'none', path: 'data[0].receiveStatus' }],
    };
  },
);

const answersId = hubCheck(
  {
    id: 'hub.send-answers-id',
    title: both('Gửi được thì có mã ngay trong trả lời', 'An accepted send is answered with its id'),
    ...{ requirements: ['STA-17'], scenarios: [scenario] },
    cause: both('trục trả lời trước khi cấp mã', 'the hub answers before it gives an id'),
  },
  (exchange) => {
    const sent = exchange.within(scenario, 'sendEdoc').filter(({ outcome }) => outcome === 'accepted');
    if (sent.length === 0) return unseen(scenario);
    const expected = both('DocId gồm 24 chữ số hex', 'a DocId of 24 hex digits');
    const wrong = sent.filter(({ json }) => !/^[0-9a-f]{24}$/i.test(textIn(json, 'DocId')));
    return {
      looked: sent,
      wrong: wrong.map((call) => ({
        call,
        expected,
        seen: `DocId "${textIn(call.json, 'DocId')}"`,
        path: 'DocId',
      })),
    };
  },
);

export const hubStatusesChecks: readonly Check[] = [
  accepted,
  reachesIssuer,
  toNobodyElse,
  unchanged,
  prefixKept,
  ...refusalChecks,
  sentListTells,
  finalStays,
  answersId,
];
