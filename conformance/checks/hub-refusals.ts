import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { textIn } from './hub-exchange.ts';
import { acceptedAt, hubCheck, refusedAt, unseen } from './hub-rules.ts';

const scenario = 'hub-refusals';
const at = (step: string) => `${scenario}/${step}`;

const strictHttp = both(
  'khung HTTP của trục hiểu tiêu đề và đường dẫn theo cách riêng',
  'the hub’s HTTP framework reads headers and paths in its own way',
);

const quirks = [
  ['plain', 'hub.plain-list', 'Thân rỗng với application/json', 'An empty body with application/json'],
  [
    'leftovers',
    'hub.ignores-leftovers',
    'Bỏ qua tham số thừa của lần gọi trước',
    'Ignores parameters left over from earlier calls',
  ],
  [
    'upper-case-names',
    'hub.names-in-any-case',
    'Tên tham số không phân biệt hoa thường',
    'Names of parameters in any case',
  ],
  ['long-header', 'hub.long-headers', 'Tiêu đề dài 40 KB', 'Headers of 40 KB'],
  ['trailing-slash', 'hub.trailing-slash', 'Dấu / cuối đường dẫn', 'A slash at the path’s end'],
  [
    'lower-case-headers',
    'hub.lower-case-headers',
    'Tiêu đề viết thường do máy chủ trung gian',
    'Headers in lower case, as proxies write them',
  ],
] as const;

const quirkChecks = quirks.map(([step, id, vi, en]) =>
  hubCheck(
    { id, title: both(vi, en), requirements: ['ERR-01'], scenarios: [scenario], cause: strictHttp },
    acceptedAt('getReceivedEdocList', at(step)),
  ),
);

const docidInLowerCase = hubCheck(
  {
    id: 'hub.docid-in-any-case',
    title: both('Nhận cả docid và docId', 'Takes docid as well as docId'),
    ...{ requirements: ['ERR-01'], scenarios: [scenario], cause: strictHttp },
  },
  acceptedAt('getEdoc', at('lower-case-docid')),
);

const noSideEffect = hubCheck(
  {
    id: 'hub.empty-list-is-empty',
    title: both('Hết gói tin thì danh sách rỗng và đếm bằng số dòng', 'Counts agree with lists'),
    ...{ requirements: ['ERR-01'], scenarios: [scenario] },
    cause: both('đếm và liệt kê đọc từ hai nơi', 'counting and listing read from two places'),
  },
  (exchange) => {
    const counted = exchange.at(at('successes'), 'countReceiveEdoc')[0];
    const listed = exchange.at(at('successes'), 'getReceivedEdocList')[0];
    if (counted?.outcome !== 'accepted' || listed?.outcome !== 'accepted') return unseen(at('successes'));
    const expected = both(`count ${listed.rows.length}`, `count ${listed.rows.length}`);
    const count = textIn(counted.json, 'count');
    const wrong =
      count === String(listed.rows.length) ? [] : [{ call: counted, expected, seen: count, path: 'count' }];
    return { looked: [counted, listed], wrong };
  },
);

const secrets = hubCheck(
  {
    id: 'hub.secret-never-shown',
    title: both('Khóa bí mật không bao giờ có trong trả lời', 'No answer ever shows a secret'),
    ...{ requirements: ['AUT-08'], scenarios: [scenario] },
    cause: both('lời báo lỗi xác thực in lại khóa', 'a refusal of authentication prints the secret'),
  },
  (exchange) => {
    const shown = new Set(
      exchange.evidence.entries.flatMap((entry) =>
        entry.kind === 'state' && entry.subject === 'secret-shown' ? [Number(entry.facts['call'])] : [],
      ),
    );
    const answered = exchange.calls.filter(({ outcome }) => outcome !== 'silent');
    if (answered.length === 0) return unseen(scenario);
    const expected = both('không có khóa bí mật', 'no secret');
    const wrong = answered.filter(({ number }) => shown.has(number));
    return {
      looked: answered,
      wrong: wrong.map((call) => ({ call, expected, seen: 'a secret, blanked here' })),
    };
  },
);

const health = hubCheck(
  {
    id: 'hub.health-answers',
    title: both('Có điểm kiểm tra sức khỏe', 'There is a health end point'),
    ...{ requirements: ['AVL-13'], scenarios: [scenario] },
    cause: both('không có điểm kiểm tra sức khỏe', 'there is no health end point'),
  },
  (exchange) => {
    const [call] = exchange.at(at('health'));
    if (call === undefined) return unseen(at('health'));
    const expected = both('HTTP 200', 'HTTP 200');
    const seen = String(call.entry.answer?.httpStatus ?? call.entry.failure);
    return { looked: [call], wrong: call.entry.answer?.httpStatus === 200 ? [] : [{ call, expected, seen }] };
  },
);

export const hubRefusalsChecks: readonly Check[] = [
  ...quirkChecks,
  docidInLowerCase,
  hubCheck(
    {
      id: 'hub.refuses-unknown-operation',
      title: both('Từ chối rõ ràng chức năng không có', 'Refuses an unknown operation'),
      ...{ requirements: ['ERR-07'], scenarios: [scenario], cause: strictHttp },
    },
    refusedAt(at('plain'), at('unknown-operation')),
  ),
  hubCheck(
    {
      id: 'hub.refuses-wrong-method',
      title: both('Từ chối phương thức HTTP khác', 'Refuses another HTTP method'),
      ...{ requirements: ['ERR-07'], scenarios: [scenario], cause: strictHttp },
    },
    refusedAt(at('plain'), at('wrong-method')),
  ),
  noSideEffect,
  secrets,
  health,
];
