import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import { deliveriesOf, eventsIn } from './hub-exchange.ts';
import { acceptedAt, hubCheck, type RuleHead, refusedAt, told, unseen } from './hub-rules.ts';

const scenario = 'hub-authentication';
const step = (name: string) => `${scenario}/${name}`;

const notVerified = both(
  'trục không kiểm tra chữ ký HMAC của yêu cầu, hoặc chỉ kiểm tra khi có đủ tiêu đề',
  'the hub does not verify the HMAC of a request, or only when every header is there',
);
const notCompared = both(
  'trục kiểm tra HMAC của chuỗi đã ký nhưng không so chuỗi đó với các tiêu đề thật sự được gửi',
  'the hub verifies the HMAC of the signed string and does not compare that string with the headers really sent',
);
const rebuilt = both(
  'trục dựng lại chuỗi đã ký theo thứ tự của mình thay vì tính HMAC trên chuỗi nhận được',
  'the hub rebuilds the signed string in an order of its own and does not take the HMAC over what it received',
);

interface Refusal {
  readonly id: string;
  readonly step: string;
  readonly vi: string;
  readonly en: string;
  readonly requirement: string;
  readonly cause: RuleHead['cause'];
  /** Other requirements that it looks at as well. */
  readonly more?: readonly string[];
}

/** One broken request each, beside the sound list call. */
const refusals: readonly Refusal[] = [
  refusal('no-signature', 'yêu cầu không ký', 'a request without a signature'),
  refusal('no-hash', 'yêu cầu thiếu hash-header', 'a request without its hash-header'),
  refusal('empty-hash', 'hash-header rỗng', 'an empty hash-header'),
  refusal('short-hash', 'hash-header bị cắt ngắn', 'a hash-header that is cut short'),
  {
    ...refusal(
      'wrong-secret',
      'ký bằng khóa của hệ thống khác',
      'a signature with the secret of another system',
    ),
    // ONB-10: each system has a secret of its own, and nobody else's will do.
    more: ['ONB-10'],
  },
  refusal('unknown-system', 'mã hệ thống không tồn tại', 'a system id that nobody has'),
  refusal('altered-string', 'chuỗi đã ký bị sửa', 'a signed string that was altered'),
  refusal('reordered-string', 'chuỗi đã ký bị đổi thứ tự', 'a signed string whose members were reordered'),
  {
    ...refusal('altered-header', 'tiêu đề bị sửa sau khi ký', 'a header that was altered after signing'),
    ...{ requirement: 'AUT-02', cause: notCompared },
  },
];

function refusal(name: string, vi: string, en: string): Refusal {
  return { id: `hub.auth-${name}`, step: name, vi, en, requirement: 'AUT-01', cause: notVerified };
}

const refusalChecks = refusals.map(({ id, step: broken, vi, en, requirement, cause, more }) =>
  hubCheck(
    {
      ...{ id, cause, requirements: [requirement, ...(more ?? [])], scenarios: [scenario] },
      title: both(`Từ chối ${vi}`, `Refuses ${en}`),
    },
    refusedAt(step('sound'), step(broken)),
  ),
);

const soundCall = hubCheck(
  {
    id: 'hub.auth-sound',
    title: both('Yêu cầu ký đúng được phục vụ', 'A request that is signed properly is served'),
    requirements: ['AUT-01'],
    scenarios: [scenario],
    cause: both(
      'trục giải mã Base64 của khóa, hoặc hiểu sai chuỗi đã ký của SDK',
      'the hub decodes the secret as Base64, or misreads the signed string of the SDK',
    ),
  },
  acceptedAt('getReceivedEdocList', step('sound')),
);

const anyOrder = hubCheck(
  {
    id: 'hub.auth-any-order',
    title: both(
      'Thứ tự tham số trong chuỗi đã ký là của bên gọi',
      'The order of parameters in the signed string is the caller’s',
    ),
    requirements: ['AUT-01'],
    scenarios: [scenario],
    cause: rebuilt,
  },
  acceptedAt('getReceivedEdocList', step('another-order')),
);

const oldTimestamp = hubCheck(
  {
    id: 'hub.auth-old-timestamp',
    title: both(
      'Dấu thời gian cũ nhiều tuần của SDK không làm hỏng yêu cầu',
      'A timestamp that is weeks old, as SDKs send it, spoils no request',
    ),
    requirements: ['AUT-01'],
    scenarios: [scenario],
    cause: both(
      'trục đặt cửa sổ thời gian cho tiêu đề timestamp, mà SDK chỉ tính một lần khi khởi tạo',
      'the hub keeps a window of time for the timestamp, which the SDK computes once as it starts',
    ),
  },
  acceptedAt('getReceivedEdocList', step('old-timestamp')),
);

const everyOperation = hubCheck(
  {
    id: 'hub.auth-every-operation',
    title: both(
      'Không chức năng nào phục vụ yêu cầu không ký',
      'No operation serves a request without a signature',
    ),
    requirements: ['AUT-01'],
    scenarios: [scenario],
    cause: both(
      'một số chức năng nằm ngoài lớp xác thực',
      'some operations lie outside of what authenticates',
    ),
  },
  refusedAt(step('sound'), step('every-operation')),
);

const unsignedParameter = hubCheck(
  {
    id: 'hub.auth-unsigned-parameter',
    title: both(
      'Từ chối tham số không nằm trong chuỗi đã ký',
      'Refuses a parameter that is not in the signed string',
    ),
    requirements: ['AUT-02'],
    scenarios: [scenario],
    cause: notCompared,
  },
  (exchange) => {
    const [sound, ...rest] = exchange.at(step('unsigned-parameter'), 'updateStatus');
    const broken = rest.find((call) => call.broken);
    if (sound === undefined || broken === undefined) return unseen(step('unsigned-parameter'));
    if (sound.outcome !== 'accepted') return unseen(step('unsigned-parameter'));
    const expected = both('trả lời FAIL: docId không được ký', 'an answer FAIL: docId is not signed');
    const wrong =
      broken.outcome === 'accepted' ? [{ call: broken, expected, seen: told(broken), path: 'status' }] : [];
    return { looked: [sound, broken], wrong };
  },
);

const alteredFrom = hubCheck(
  {
    id: 'hub.auth-altered-from',
    title: both(
      'Từ chối gói tin có from bị sửa sau khi ký',
      'Refuses a packet whose from was altered after signing',
    ),
    requirements: ['AUT-02'],
    scenarios: [scenario],
    cause: notCompared,
  },
  (exchange) => {
    const [sound] = exchange.at(step('unsigned-parameter'), 'sendEdoc');
    const [broken] = exchange.at(step('signed-from'), 'sendEdoc');
    if (sound?.outcome !== 'accepted' || broken === undefined) return unseen(step('signed-from'));
    const expected = both(
      'trả lời FAIL: from khác chuỗi đã ký',
      'an answer FAIL: from is not what was signed',
    );
    const wrong =
      broken.outcome === 'accepted' ? [{ call: broken, expected, seen: told(broken), path: 'status' }] : [];
    return { looked: [sound, broken], wrong };
  },
);

const replay = hubCheck(
  {
    id: 'hub.replay-delivers-once',
    title: both('Gửi lại nguyên văn không tạo văn bản thứ hai', 'A replayed send makes no second document'),
    requirements: ['AUT-03', 'DUP-01'],
    scenarios: ['hub-replay'],
    cause: both(
      'trục chỉ nhớ gói tin đã nhận trong một khoảng thời gian, hoặc không nhớ',
      'the hub remembers what it took for a while only, or not at all',
    ),
  },
  (exchange) => {
    const { document = '' } = exchange.facts('hub-replay/sound');
    const [sound] = exchange.at('hub-replay/sound', 'sendEdoc');
    const replays = exchange.within('hub-replay', 'sendEdoc').filter((call) => call.broken);
    const given = deliveriesOf(exchange.at('hub-replay/received'), document);
    const [first, second] = given;
    if (sound?.outcome !== 'accepted' || replays.length === 0 || first === undefined) {
      return unseen('hub-replay/received');
    }
    const expected = both('đúng một gói tin cho bên nhận', 'exactly one packet for the receiver');
    const seen = `${given.length} packets of ${document}: ${given.map(({ id }) => id).join(', ')}`;
    const wrong = second === undefined ? [] : [{ call: second.call, expected, seen, path: 'data' }];
    return { looked: [sound, ...replays, first.call], wrong };
  },
);

const harmless = hubCheck(
  {
    id: 'hub.failures-harm-no-other',
    title: both(
      'Xác thực sai dưới tên một hệ thống không ảnh hưởng hệ thống khác, và không khóa chính nó lâu quá một ngày',
      'Failed attempts in one system’s name harm no other, nor that one for more than a day',
    ),
    requirements: ['AUT-04'],
    scenarios: ['hub-failed-attempts'],
    cause: both(
      'trục khóa theo địa chỉ nguồn hoặc khóa vĩnh viễn theo mã hệ thống, ai cũng có thể giả mạo',
      'the hub locks by source address, or for ever by a system id that anybody can claim',
    ),
  },
  acceptedAt('getReceivedEdocList', 'hub-failed-attempts/others', 'hub-failed-attempts/same-system'),
);

const attempts = (step: string) => `hub-failed-attempts/${step}`;

/** On a hub whose clock is its own nobody waits for longer. */
const stillPaused = both(
  'tài khoản vẫn còn bị tạm dừng một giây sau đó, nên không rõ do đếm lần sai hay do cớ khác: xin đơn vị vận hành đặt thời gian tạm dừng của bản thử thật ngắn, hoặc mở “management” của tệp mô tả Trục',
  'the account was still paused a second later, whether for its failures or for something else: ask the operator for a very short pause at the staging hub, or for “management” of the file that names the hub',
);

const slowsDown = hubCheck(
  {
    id: 'hub.failures-slow-down',
    title: both(
      'Sau sáu lần xác thực sai liên tiếp, bên gọi phải chờ',
      'After six failures in a row the caller has to wait',
    ),
    requirements: ['AUT-04'],
    scenarios: ['hub-failed-attempts'],
    cause: both(
      'trục không đếm lần xác thực sai, khoá bí mật dò được bằng cách thử',
      'failures are not counted, so that a secret can be found by trying',
    ),
  },
  (exchange) => {
    const [call] = exchange.at(attempts('at-once'), 'getReceivedEdocList');
    const [later] = exchange.at(attempts('same-system'), 'getReceivedEdocList');
    if (call !== undefined && later?.outcome === 'refused') return { notRun: stillPaused };
    if (call === undefined || later?.outcome !== 'accepted') return unseen(attempts('at-once'));
    const isSlowed = call.outcome !== 'accepted' || call.entry.took >= 1000;
    const expected = both('bị từ chối hoặc phải chờ', 'refused, or made to wait');
    const wrong = isSlowed ? [] : [{ call, expected, seen: told(call), path: 'status' }];
    return { looked: [call, later], wrong };
  },
);

const noted = hubCheck(
  {
    id: 'hub.failures-are-noted',
    title: both('Nhiều lần xác thực sai là một sự kiện an toàn', 'Repeated failures are a security event'),
    requirements: ['AUT-04'],
    scenarios: ['hub-failed-attempts'],
    cause: both('không ai được báo khi có người dò khoá', 'nobody is told when somebody tries secrets'),
  },
  (exchange) => {
    const [trace] = exchange.at(attempts('log'), 'management /trace');
    const events = eventsIn(trace);
    if (trace === undefined || events === undefined) return unseen(attempts('log'));
    const told = events.some(
      (event) => event['name'] === 'security-event' && JSON.stringify(event).includes('AUT-04'),
    );
    const expected = both('một sự kiện an toàn theo AUT-04', 'a security event on AUT-04');
    return { looked: [trace], wrong: told ? [] : [{ call: trace, expected, seen: 'none', path: 'events' }] };
  },
);

export const hubAuthenticationChecks: readonly Check[] = [
  soundCall,
  anyOrder,
  oldTimestamp,
  ...refusalChecks,
  everyOperation,
  unsignedParameter,
  alteredFrom,
  replay,
  harmless,
  slowsDown,
  noted,
];
