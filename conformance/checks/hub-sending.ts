import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, textIn } from './hub-exchange.ts';
import { leavesNothing } from './hub-queues.ts';
import {
  acceptedAt,
  hubCheck,
  openIn,
  type RuleOutcome,
  refusedAt,
  told,
  unanswered,
  unseen,
} from './hub-rules.ts';

const scenario = 'hub-sending';
const at = (step: string) => `${scenario}/${step}`;

const senderCause = both(
  'trục không đối chiếu bên gửi với danh sách đơn vị của hệ thống gọi',
  'the hub does not compare the sender with the agencies of the calling system',
);
const receiverCause = both(
  'trục xếp hàng gói tin mà không tra danh bạ',
  'the hub queues packets without looking receivers up',
);
const codeCause = both(
  'trục tự sửa hoặc cắt mã trước khi tra danh bạ',
  'the hub repairs or trims codes before it looks them up',
);
const kindCause = both(
  'trục không kiểm tra giá trị tham số, hoặc tin tham số hơn gói tin',
  'the hub does not check parameters, or believes them rather than the packet',
);

const refusals = [
  ['foreign-from', 'IDC-04', 'bên gửi của hệ thống khác', 'a sender of another system', senderCause],
  [
    'foreign-packet-from',
    'IDC-04',
    'bên gửi lạ trong gói tin',
    'a foreign sender in the packet',
    senderCause,
  ],
  [
    'foreign-header-from',
    'IDC-04',
    'bên gửi lạ trong tham số',
    'a foreign sender in the parameter',
    senderCause,
  ],
  [
    'unknown-receiver',
    'IDC-05',
    'bên nhận không có trong danh bạ',
    'a receiver that the directory lacks',
    receiverCause,
  ],
  ['closed-receiver', 'IDC-03', 'bên nhận đã đóng mã', 'a receiver whose code was closed', receiverCause],
  ['locked-receiver', 'IDC-05', 'bên nhận đang bị khóa', 'a receiver that is locked', receiverCause],
  ['lower-case-code', 'IDC-01', 'mã có chữ thường', 'a code in lower case', codeCause],
  ['code-with-space', 'IDC-01', 'mã có khoảng trắng', 'a code with a space', codeCause],
  ['code-of-36', 'IDC-01', 'mã dài 36 ký tự', 'a code of 36 characters', codeCause],
  ['code-ends-in-dot', 'IDC-01', 'mã kết thúc bằng dấu chấm', 'a code that ends in a dot', codeCause],
  ['code-of-2014', 'IDC-15', 'mã thế hệ năm 2014', 'a code of the generation of 2014', codeCause],
  ['unknown-message-type', 'ENV-11', 'messagetype lạ', 'an unknown messagetype', kindCause],
  [
    'other-message-type',
    'ENV-09',
    'messagetype khác gói tin',
    'a messagetype that is not the packet’s',
    kindCause,
  ],
  ['unknown-service', 'ERR-07', 'servicetype lạ', 'an unknown servicetype', kindCause],
] as const;

const refusalChecks = refusals.map(([step, requirement, vi, en, cause]) =>
  hubCheck(
    {
      id: `hub.refuses-${step}`,
      title: both(`Từ chối gói tin có ${vi}`, `Refuses a packet with ${en}`),
      ...{ requirements: [requirement], scenarios: [scenario], cause },
    },
    refusedAt(at('sound'), at(step)),
  ),
);

const acceptances = [
  [
    'member-from',
    'IDC-04',
    'hub.takes-member',
    'Đơn vị thành viên được gửi',
    'A member may send',
    senderCause,
  ],
  [
    ...(['closed-code-cited', 'IDC-03', 'hub.takes-cited-closed-code'] as const),
    'Mã đã đóng được nêu trong văn bản cũ',
    'A closed code may be cited with an older document',
    receiverCause,
  ],
  ['old-code', 'IDC-02', 'hub.takes-old-code', 'Nhận mã của QCVN 102', 'Takes a code of QCVN 102', codeCause],
  [
    ...(['enterprise-receiver', 'IDC-09', 'hub.takes-enterprise-code'] as const),
    'Nhận mã doanh nghiệp',
    'Takes the code of an enterprise',
    codeCause,
  ],
] as const;

const acceptanceChecks = acceptances.map(([step, requirement, id, vi, en, cause]) =>
  hubCheck(
    { id, title: both(vi, en), requirements: [requirement], scenarios: [scenario], cause },
    acceptedAt('sendEdoc', at(step)),
  ),
);

const reachesNobody = leavesNothing(
  {
    id: 'hub.refused-reaches-nobody',
    title: both(
      'Gói tin bị từ chối không đến ai, kể cả bên nhận hợp lệ',
      'A refused packet reaches nobody, its lawful receivers included',
    ),
    ...{ requirements: ['IDC-04', 'IDC-05', 'ENV-04'], scenarios: [scenario], cause: receiverCause },
  },
  'sound',
);

const namesReceiver = hubCheck(
  {
    id: 'hub.unknown-receiver-named',
    title: both('Lời từ chối nêu mã bên nhận sai', 'The refusal names the receiver that is wrong'),
    ...{ requirements: ['IDC-05'], scenarios: [scenario], cause: receiverCause },
  },
  (exchange) => {
    const step = at('unknown-receiver');
    const [call] = exchange.at(step, 'sendEdoc');
    const { code = '?' } = exchange.facts(step);
    if (call?.outcome !== 'refused') return unseen(step);
    const expected = both(`ErrorDesc nêu ${code}`, `ErrorDesc names ${code}`);
    const named = textIn(call.json, 'ErrorDesc').includes(code);
    return { looked: [call], wrong: named ? [] : [{ call, expected, seen: told(call), path: 'ErrorDesc' }] };
  },
);

/** How often a letter came, and in whose box. */
function countsOnce(step: string, requirement: string, id: string, vi: string, en: string): Check {
  return hubCheck(
    {
      ...{ id, title: both(vi, en), requirements: [requirement], scenarios: [scenario] },
      cause: both(
        'trục có hai hộp thư cho hai mã của một cơ quan',
        'the hub keeps two boxes for two codes of one body',
      ),
    },
    (exchange): RuleOutcome => {
      const [sent] = exchange.at(at(step), 'sendEdoc');
      const box = exchange.at(at('sound'), 'sendEdoc');
      const home = deliveriesOf(exchange.at(at('received')), exchange.facts(at('sound'))['document']);
      const [sound] = home;
      if (sent?.outcome !== 'accepted' || sound === undefined) return unseen(at(step));
      const given = deliveriesOf(exchange.at(at('received')), exchange.facts(at(step))['document']);
      const boxes = given.map(({ call }) => call.account).join(', ');
      const expected = both(`một lần, cho ${sound.call.account}`, `once, for ${sound.call.account}`);
      const right = given.length === 1 && given[0]?.call.account === sound.call.account;
      const wrong = right
        ? []
        : [{ call: given[1]?.call ?? sent, expected, seen: `${given.length}: ${boxes}` }];
      return { looked: [...box, sent, ...given.map(({ call }) => call)], wrong };
    },
  );
}

/** ENV-09: the packet decides, or the hub refuses; and always the same. */
const headerTo = hubCheck(
  {
    id: 'hub.packet-decides-receivers',
    title: both(
      'Tham số to khác gói tin: theo gói tin hoặc từ chối, lần nào cũng vậy',
      'A parameter to that differs: the packet decides or it is refused, each time alike',
    ),
    ...{ requirements: ['ENV-09'], scenarios: [scenario], cause: kindCause },
  },
  (exchange) => {
    const sent = ['header-to', 'header-to-again'].flatMap((step) => exchange.at(at(step), 'sendEdoc'));
    const [first, again] = sent;
    if (first === undefined || again === undefined) return unseen(at('header-to'));
    const { document = '?', other = '' } = exchange.facts(at('header-to'));
    const strayed = deliveriesOf(exchange.at(at('received')), document).filter(
      ({ call }) => call.account === other,
    );
    const expected = both(`gói tin không đến ${other}`, `the packet does not go to ${other}`);
    const alike = both('cùng kết quả hai lần', 'the same outcome twice');
    const wrong = [
      ...strayed.map(({ call }) => ({ call, expected, seen: `${other} was given ${document}` })),
      ...(first.outcome === again.outcome ? [] : [{ call: again, expected: alike, seen: told(again) }]),
    ];
    const open = openIn(sent);
    return wrong.length === 0 && open !== undefined ? unanswered(open) : { looked: sent, wrong };
  },
);

const hash = 'hub-file-hash';
const hashCause = both(
  'trục chỉ biết một cách ghi giá trị băm, hoặc không tính lại',
  'the hub knows one form of the hash only, or does not compute it',
);

const hashForms = [
  ['java', 'giá trị băm của SDK, không đệm số 0', 'the SDK’s hash without padding'],
  ['padded', 'giá trị băm đủ 64 ký tự', 'a hash of 64 digits'],
  ['padded-whole', 'giá trị băm của cả thân yêu cầu', 'a hash over the whole body'],
  ['unpadded-whole', 'giá trị băm không đệm của cả thân', 'an unpadded hash over the whole body'],
  ['no-line-end', 'thân không có CRLF', 'a body without CRLF'],
] as const;

const wrongHashes = [
  ['of-another-file', 'giá trị băm của tệp khác', 'the hash of another file'],
  [
    'flipped-byte',
    'gói tin có một byte bị đổi sau khi băm',
    'a packet of which a byte was changed after hashing',
  ],
  ['no-hash', 'gói tin không kèm giá trị băm', 'a packet without its hash'],
] as const;

const hashChecks: readonly Check[] = [
  ...hashForms.map(([step, vi, en]) =>
    hubCheck(
      {
        id: `hub.hash-${step}`,
        title: both(`Nhận ${vi}`, `Takes ${en}`),
        ...{ requirements: ['ENV-10'], scenarios: [hash], cause: hashCause },
      },
      acceptedAt('sendEdoc', `${hash}/${step}`),
    ),
  ),
  ...wrongHashes.map(([step, vi, en]) =>
    hubCheck(
      {
        id: `hub.hash-${step}`,
        title: both(`Từ chối ${vi}`, `Refuses ${en}`),
        ...{ requirements: ['ENV-10'], scenarios: [hash], cause: hashCause },
      },
      refusedAt(`${hash}/java`, `${hash}/${step}`),
    ),
  ),
  leavesNothing(
    {
      id: 'hub.wrong-hash-reaches-nobody',
      title: both('Gói tin sai giá trị băm không đến ai', 'A packet with a wrong hash reaches nobody'),
      ...{ requirements: ['ENV-10'], scenarios: [hash], cause: hashCause },
    },
    'java',
  ),
];

export const hubSendingChecks: readonly Check[] = [
  ...refusalChecks,
  ...acceptanceChecks,
  reachesNobody,
  namesReceiver,
  countsOnce('old-code', 'IDC-02', 'hub.old-code-same-box', 'Hai mã, một hộp thư', 'Two codes, one box'),
  countsOnce(
    'both-codes',
    'IDC-06',
    'hub.both-codes-once',
    'Cả hai mã, một gói tin',
    'Both codes, one packet',
  ),
  headerTo,
  ...hashChecks,
];
